import type { SECTORS } from '../../model/facts-words.js';
import { tlpLabel, type Tlp } from '../../model/tlp.js';
import type { Claimed } from './claimed.js';
import type { Shared, SharedVerdict } from './shared.js';
import { AS_CLAIMED, claimWords, incidentWords, verdictWords } from './words.js';

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
export type StixObject = { readonly type: string; readonly id: string; readonly [key: string]: Value };
export type StixBundle = { readonly type: 'bundle'; readonly id: string; readonly objects: readonly StixObject[] };

/** A UUID of version 5 in a namespace. */
export type NamedUuid = (namespace: string, name: string) => string;

/** For ids of our own objects. */
const OURS = '5a0c9c6e-6c1c-4d0e-9f57-3f0d6f2b7a41';
/** For ids of what is observed: STIX 2.1, section 2.9. */
const OBSERVED = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/**
 * Objects of TLP 2.0, which STIX 2.1 itself does not know: ids, times and extension as OASIS published them
 * (cti-stix-common-objects, extension-definition-specifications/tlp-2.0).
 */
const TLP_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';
const TLP_IDS: Readonly<Record<Tlp, string>> = {
  red: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
  'amber+strict': '939a9414-2ddd-4d32-a0cd-375ea402b003',
  amber: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  green: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  clear: '94868c89-83c2-464b-929b-a1a8aa3c8487',
};

/** The scale of STIX 2.1, appendix A: low. Who somebody is who says so himself. */
const AS_CLAIMED_CONFIDENCE = 15;

/** What of a case STIX 2.1 has a place for. The same case gives the same ids, so that a later bundle takes the place of an earlier. */
export function stixOf(shared: Shared, tlp: Tlp, uuid: NamedUuid): StixBundle {
  const marking: StixObject = {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${TLP_IDS[tlp]}`,
    created: '2022-10-01T00:00:00.000Z',
    name: tlpLabel(tlp),
    extensions: { [TLP_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp } },
  };
  const make = makerOf(shared, marking.id, uuid);
  const us = make('identity', 'organisation', {
    name: shared.organisation.name,
    identity_class: 'organization',
    ...sectorOf(shared.organisation.sector),
  });
  const incident = make('incident', 'incident', {
    name: `Incident at ${shared.organisation.name}`,
    description: incidentWords(shared),
    ...(shared.kinds.length === 0 ? {} : { labels: shared.kinds.map((kind) => kind.replaceAll('_', '-')) }),
  });
  const claims = shared.claims.flatMap((claim) => claimObjects(claim, incident.id, make));
  const verdict =
    shared.verdict === null ? [] : verdictObjects(shared.verdict, { incident, claims, make, marking, uuid });
  const told = [us, incident, ...claims, ...verdict];
  const report = make('report', 'report', {
    name: `Incident at ${shared.organisation.name}, as of ${shared.last.slice(0, 10)}`,
    report_types: ['threat-report'],
    published: shared.last,
    object_refs: told.map(({ id }) => id),
  });
  const id = `bundle--${uuid(OURS, `${shared.seed}/bundle/${shared.last}/${tlp}`)}`;
  return { type: 'bundle', id, objects: [marking, report, ...told] };
}

type Make = (type: string, key: string, more: { readonly [key: string]: Value }) => StixObject;

function makerOf({ seed, opened, last }: Shared, marking: string, uuid: NamedUuid): Make {
  const idOf = (type: string, key: string): string => `${type}--${uuid(OURS, `${seed}/${type}/${key}`)}`;
  const author = idOf('identity', 'organisation');
  return (type, key, more) => ({
    type,
    spec_version: '2.1',
    id: idOf(type, key),
    created: opened,
    modified: last,
    ...(type === 'identity' ? {} : { created_by_ref: author }),
    object_marking_refs: [marking],
    ...more,
  });
}

function claimObjects(claim: Claimed, incident: string, make: Make): StixObject[] {
  const key = `claim/${claim.seq}`;
  const actor =
    claim.actor === null
      ? []
      : [
          make('threat-actor', key, {
            name: claim.actor,
            description: AS_CLAIMED,
            threat_actor_types: ['unknown'],
            confidence: AS_CLAIMED_CONFIDENCE,
            labels: ['as-claimed'],
          }),
        ];
  const note = make('note', key, {
    abstract: 'What a third party claims',
    content: claimWords(claim),
    labels: ['as-claimed'],
    confidence: AS_CLAIMED_CONFIDENCE,
    object_refs: [incident, ...actor.map(({ id }) => id)],
  });
  return [...actor, note];
}

type Around = {
  readonly incident: StixObject;
  readonly claims: readonly StixObject[];
  readonly make: Make;
  readonly marking: StixObject;
  readonly uuid: NamedUuid;
};

function verdictObjects(verdict: SharedVerdict, { incident, claims, make, marking, uuid }: Around): StixObject[] {
  const files = verdict.files.map((sha256) => fileOf(sha256, marking, uuid));
  const observed = files.map(({ id }, index) =>
    make('observed-data', `file/${verdict.files[index] ?? ''}`, {
      first_observed: verdict.at,
      last_observed: verdict.at,
      number_observed: 1,
      object_refs: [id],
    }),
  );
  const content = verdictWords(verdict);
  const refs = [incident, ...observed].map(({ id }) => id);
  const note = make('note', 'verdict', { abstract: 'What a test of the file found', content, object_refs: refs });
  const opinion = OPINIONS[verdict.word];
  const notes = claims.filter(({ type }) => type === 'note').map(({ id }) => id);
  const explanation = `Only on whether the tested rows are of this organisation and new; not on how many people are concerned. ${content}`;
  const said =
    opinion === null || notes.length === 0
      ? []
      : [make('opinion', 'verdict', { opinion, explanation, object_refs: notes })];
  return [...files, ...observed, note, ...said];
}

/** By its digest alone: names of leaked files can name people. */
function fileOf(sha256: string, marking: StixObject, uuid: NamedUuid): StixObject {
  const id = `file--${uuid(OBSERVED, `{"hashes":{"SHA-256":"${sha256}"}}`)}`;
  return { type: 'file', spec_version: '2.1', id, hashes: { 'SHA-256': sha256 }, object_marking_refs: [marking.id] };
}

/** What a verdict says of the claim that the data are the organisation's, and new. */
const OPINIONS: Readonly<Record<SharedVerdict['word'], string | null>> = {
  authentic: 'agree',
  mixed: 'neutral',
  recycled: 'disagree',
  scraped: 'disagree',
  stitched: 'disagree',
  fabricated: 'strongly-disagree',
  not_ours: 'strongly-disagree',
  inconclusive: null,
};

/** Our sectors in the open vocabulary of STIX 2.1 (industry-sector-ov), where it has one. */
const SECTOR_WORDS: Readonly<Record<(typeof SECTORS)[number], string | null>> = {
  communications: 'telecommunications',
  water: 'water',
  health: 'healthcare',
  finance: 'financial-services',
  government: 'government',
  energy: 'energy',
  transport: 'transportation',
  chemical: 'chemical',
  commercial_facilities: 'commercial',
  manufacturing: 'manufacturing',
  dams: 'dams',
  defense: 'defense',
  emergency_services: 'emergency-services',
  food: 'agriculture',
  information_technology: 'technology',
  nuclear: 'nuclear',
  education: 'education',
  retail: 'retail',
  other: null,
};

function sectorOf(sector: string | null): { readonly sectors?: readonly string[] } {
  const word = Object.entries(SECTOR_WORDS).find(([ours]) => ours === sector)?.[1] ?? null;
  return word === null ? {} : { sectors: [word] };
}
