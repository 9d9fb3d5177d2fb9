import type { Verdict } from '../../model/verdict.js';

type Column = Pick<Verdict['sample']['columns'][number], 'shape' | 'part'>;

const PARTS: Readonly<Record<string, string>> = {
  ssn_last4: 'last 4',
  phone_last4: 'last 4',
  card_last4: 'last 4',
  account_last4: 'last 4',
  license_last4: 'last 4',
  phone_exchange: 'area code and exchange left',
  email_hint: 'first letter and domain left',
  birth_year: 'year left',
  imei_leading: 'leading digits left',
  first_initial: 'initial left',
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha512: 'SHA-512',
  digest_unknown: 'unknown digest',
  none: 'nothing left',
};

/** How a column shows its element: `plain`, `masked, last four left`, `hashed, MD5`. */
export function shapeOf({ shape, part }: Column): string {
  return part === null || shape === 'plain' ? shape : `${shape}, ${PARTS[part] ?? part}`;
}
