import type { Element } from '../../../model/element.js';
import { percent, reading, type Part, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { shareOf, type ColumnSample } from '../sample.js';

/** Unsalted digests by their length in hexadecimal; a prefix of a database or directory may stand before them. */
const HEX = (digits: number): Rule => ({
  clean: 'text',
  pattern: `(?:0X|\\\\X|SHA-?[0-9]+:|MD5:)?[0-9A-F]{${digits}}`,
});
const DIGESTS: readonly { readonly part: Exclude<Part, null>; readonly rule: Rule }[] = [
  { part: 'md5', rule: HEX(32) },
  { part: 'sha1', rule: HEX(40) },
  { part: 'sha256', rule: HEX(64) },
  { part: 'sha512', rule: HEX(128) },
];
const BASE64: Rule = {
  clean: 'text',
  pattern: '[A-Z0-9+/]{22}==|[A-Z0-9+/]{27}=|[A-Z0-9+/]{43}=|[A-Z0-9+/]{86}==|[0-9A-F]{56}|[0-9A-F]{96}',
};
const SALTED: Rule = {
  clean: 'text',
  pattern:
    '\\$2[ABXY]?\\$.{56}|\\$ARGON2.*|\\$?PBKDF2.*|\\$SCRYPT.*|\\$[156]\\$.*|\\$[PH]\\$.{31}|\\*[0-9A-F]{40}|\\{S?S?(?:SHA|MD5)\\}.*|[0-9A-F]{32,64}:.{1,64}',
};
/** What is known to be handed about as a digest; the name of the column must say which. */
const HASHED: readonly Element[] = [
  'email',
  'phone',
  'ssn',
  'drivers_license',
  'date_of_birth',
  'imei',
  'account_number',
  'first_name',
  'last_name',
  'full_name',
  'street',
  'postal_code',
  'card_number',
  'passport',
  'tax_id',
  'pin',
  'username',
  'ip_address',
  'medical_record',
  'health_insurance_id',
  'biometric',
];

export const digest: Recogniser = {
  id: 'digest',
  recognise(column) {
    return [...plain(column), ...salted(column)];
  },
};

function plain(column: ColumnSample): readonly Reading[] {
  const found = [...DIGESTS, { part: 'digest_unknown' as const, rule: BASE64 }].find(
    ({ rule }) => shareOf(column, rule) > 0.8,
  );
  if (found === undefined) return [];
  const text = `${percent(shareOf(column, found.rule))} of the values have the form of a digest`;
  const more = { shape: 'hashed', part: found.part } as const;
  return [
    ...HASHED.map((element) => reading(element, found.rule, -1.5, text, more)),
    reading('password', found.rule, 0, text, more),
    reading('record_id', found.rule, -0.5, text),
  ];
}

function salted(column: ColumnSample): readonly Reading[] {
  const share = shareOf(column, SALTED);
  const more = { shape: 'hashed', part: 'digest_unknown' } as const;
  const text = `${percent(share)} of the values are password digests with a salt`;
  return share > 0.7 ? [reading('password', SALTED, 6, text, more)] : [];
}
