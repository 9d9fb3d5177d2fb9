import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { many, one, openForFile, pad, spread, ssnAt } from '../../../test/identify/ask.js';
import type { ColumnFinding } from '../../model/fields.js';

openForFile();

test.each<[string, string, readonly string[], Partial<ColumnFinding>]>([
  [
    'masked SSN',
    'ssn',
    many(30, (at) => `***-**-${ssnAt(at).slice(5)}`),
    { element: 'ssn', shape: 'masked', part: 'ssn_last4' },
  ],
  [
    'masked SSN without a name',
    '',
    many(30, (at) => `XXX-XX-${ssnAt(at).slice(5)}`),
    { element: 'ssn', shape: 'masked', part: 'ssn_last4' },
  ],
  [
    'last four of SSN',
    'SSN',
    many(30, (at) => ssnAt(at).slice(5)),
    { element: 'ssn', shape: 'truncated', part: 'ssn_last4' },
  ],
  [
    'last four, said so',
    'ssn_last4',
    many(30, (at) => ssnAt(at).slice(5)),
    { element: 'ssn_last4', shape: 'truncated', part: 'ssn_last4' },
  ],
  [
    'last four of a phone',
    'phone',
    many(30, (at) => ssnAt(at).slice(5)),
    { element: 'phone', shape: 'truncated', part: 'phone_last4' },
  ],
  [
    'last four of a card',
    'card_number',
    many(30, (at) => ssnAt(at).slice(5)),
    { element: 'card_number', shape: 'truncated', part: 'card_last4' },
  ],
  [
    'masked e-mail',
    'email',
    many(30, (at) => `${String.fromCodePoint(97 + (at % 26))}***@mail${at}.example`),
    { element: 'email', shape: 'masked', part: 'email_hint' },
  ],
  [
    'phone, end masked',
    'phone',
    many(30, (at) => `(206) ${200 + at}-****`),
    { element: 'phone', shape: 'masked', part: 'phone_exchange' },
  ],
  [
    'phone, start masked',
    'phone',
    many(30, (at) => `***-***-${pad(spread(at, 9999), 4)}`),
    { element: 'phone', shape: 'masked', part: 'phone_last4' },
  ],
  [
    'hashed e-mail',
    'email_md5',
    many(30, (at) => createHash('md5').update(String(at)).digest('hex')),
    { element: 'email', shape: 'hashed', part: 'md5' },
  ],
  [
    'hashed phone',
    'phone',
    many(30, (at) => createHash('sha256').update(String(at)).digest('hex')),
    { element: 'phone', shape: 'hashed', part: 'sha256' },
  ],
  [
    'salted password',
    'pw',
    many(30, (at) => `$2b$12$${createHash('sha256').update(String(at)).digest('hex').slice(0, 53)}`),
    { element: 'password', shape: 'hashed', part: 'digest_unknown' },
  ],
  [
    'IMEI as a power of ten',
    'imei',
    many(30, (at) => `3.${50 + (at % 10)}E+14`),
    { element: 'imei', shape: 'mangled', part: 'imei_leading' },
  ],
  [
    'year of birth',
    'birth_year',
    many(60, (at) => String(1940 + spread(at, 61))),
    { element: 'date_of_birth', shape: 'truncated', part: 'birth_year' },
  ],
  [
    'masked birth date',
    'dob',
    many(30, (at) => `**/**/${1940 + at}`),
    { element: 'date_of_birth', shape: 'masked', part: 'birth_year' },
  ],
  [
    'birth dates as spreadsheet days',
    'dob',
    many(60, (at) => String(9000 + spread(at, 26_000))),
    { element: 'date_of_birth', shape: 'plain', date_order: 'excel_serial' },
  ],
  [
    'two-digit years',
    'dob',
    many(60, (at) => `${1 + (at % 12)}/${1 + (at % 28)}/${pad(40 + (at % 60), 2)}`),
    { element: 'date_of_birth', date_order: 'mdy' },
  ],
  [
    'day first',
    'dob',
    many(60, (at) => `${pad(1 + (at % 28), 2)}/${pad(1 + (at % 12), 2)}/${1940 + at}`),
    { element: 'date_of_birth', date_order: 'dmy' },
  ],
  [
    'dots put the day first',
    'dob',
    many(10, (at) => `0${1 + (at % 9)}.0${1 + (at % 8)}.${1950 + 4 * at}`),
    { element: 'date_of_birth', date_order: 'dmy' },
  ],
  [
    'upper case, accents, hard blanks',
    'first_name',
    ['JOSÉ', 'MARÍA', '\u00a0ANNE', 'JEAN\u00a0LUC', 'ZOË', 'LINDA', 'ROBERT', 'MARY'],
    { element: 'first_name', invalid: 0 },
  ],
  [
    'lost zeros of postal codes',
    'zip',
    [...many(40, (at) => pad(10_001 + spread(at, 80_000), 5)), '2139', '2140', '501'],
    { element: 'postal_code', shape: 'plain' },
  ],
])('%s', async (_, name, values, expected) => {
  const finding = await one(name === '' ? 'column1' : name, values, { header: name !== '' });
  expect(finding).toMatchObject(expected);
  expect(finding.valid).toBeGreaterThan(values.length * 0.9);
});

test('lost zeros are said', async () => {
  const finding = await one(
    'ssn',
    many(60, (at) => String(Number(ssnAt(at)))),
  );
  expect(finding).toMatchObject({ element: 'ssn', shape: 'plain', valid: 60 });
  expect(finding.why.join(' ')).toContain('lost leading zeros');
});
