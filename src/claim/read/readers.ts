import { readAccess } from './goods/access.js';
import { readCopies } from './goods/copies.js';
import { readCounts } from './goods/counts.js';
import { readDemands } from './goods/demands.js';
import { readElements } from './goods/elements.js';
import { readOffers } from './goods/offers.js';
import { readThreats } from './goods/threats.js';
import { readAffectedAssets } from './plant/affected-assets.js';
import { readAssistance } from './plant/assistance.js';
import { readCosts } from './plant/costs.js';
import { readReporting } from './plant/reporting.js';
import { readTraining } from './plant/training.js';
import { readWaysIn } from './plant/ways-in.js';
import type { Reader } from './reader.js';
import { readChannel } from './who/channel.js';
import { readClaimedOn } from './who/claimed-on.js';
import { readEarlierIncidents } from './who/earlier-incidents.js';
import { readParties } from './who/parties.js';
import { readPeopleQuoted } from './who/people-quoted.js';
import { readResponse } from './who/response.js';
import { readSamplesChecked } from './who/samples-checked.js';

/** Every reader by the name of its file. No two fill the same field. */
export const READERS: Readonly<Record<string, Reader>> = {
  parties: readParties,
  channel: readChannel,
  'claimed-on': readClaimedOn,
  counts: readCounts,
  offers: readOffers,
  elements: readElements,
  access: readAccess,
  copies: readCopies,
  'samples-checked': readSamplesChecked,
  response: readResponse,
  'earlier-incidents': readEarlierIncidents,
  demands: readDemands,
  threats: readThreats,
  reporting: readReporting,
  'affected-assets': readAffectedAssets,
  'ways-in': readWaysIn,
  costs: readCosts,
  training: readTraining,
  assistance: readAssistance,
  'people-quoted': readPeopleQuoted,
};
