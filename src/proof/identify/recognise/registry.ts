import type { Reading, Recogniser } from '../reading.js';
import type { ColumnSample } from '../sample.js';
import { card } from './card.js';
import { dates } from './dates.js';
import { digest } from './digest.js';
import { email } from './email.js';
import { handset } from './handset.js';
import { identifiers } from './identifiers.js';
import { licence } from './licence.js';
import { names } from './names.js';
import { official } from './official.js';
import { other } from './other.js';
import { phone } from './phone.js';
import { places } from './places.js';
import { plan } from './plan.js';
import { postal } from './postal.js';
import { secrets } from './secrets.js';
import { ssn } from './ssn.js';
import { street } from './street.js';

export const RECOGNISERS: readonly Recogniser[] = [
  email,
  ssn,
  phone,
  handset,
  card,
  dates,
  postal,
  places,
  names,
  street,
  licence,
  official,
  secrets,
  plan,
  identifiers,
  digest,
  other,
];

/** Every way to take the column that any recogniser proposes. */
export function recognise(column: ColumnSample, now: Date): readonly Reading[] {
  return RECOGNISERS.flatMap((recogniser) => recogniser.recognise(column, now));
}
