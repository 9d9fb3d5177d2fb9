import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readData } from '../../../base/data.js';
import { elementSchema, type Element } from '../../../model/element.js';
import { readHeader } from './match.js';
import { normaliseHeader } from './normalise.js';

const dataSchema = z.object({
  names: z.partialRecord(elementSchema, z.object({ strong: z.array(z.string()).optional() })),
  traps: z.partialRecord(elementSchema, z.array(z.string())),
});

function best(name: string): Element | null {
  const [first] = readHeader(name).votes.toSorted((left, right) => right.weight - left.weight);
  return first === undefined || first.weight <= 0 ? null : first.element;
}

test('ways to write a name come down to one', () => {
  for (const name of [
    'Mailing City',
    'mailingCity',
    'MAILING-CITY',
    ' "mailing.city" ',
    '\ufeffMailing_City',
    'mailing[city]',
  ]) {
    expect(normaliseHeader(name)).toBe('mailing_city');
  }
  expect(normaliseHeader('SSN#')).toBe('ssn_num');
  expect(normaliseHeader('ZIPCode')).toBe('zip_code');
});

test.each<[string, Element | null]>([
  ['SSN', 'ssn'],
  ['customerSsn', 'ssn'],
  ['SUBSCR_SOC_SEC_NBR', 'ssn'],
  ['ssn_last4', 'ssn_last4'],
  ['cust_ph_nbr', 'phone'],
  ['customer.phones[0].number', 'phone'],
  ['customer.address.city', 'city'],
  ['Mailing Postal Code', 'postal_code'],
  ['billing_zip', 'postal_code'],
  ['Date of Birth', 'date_of_birth'],
  ['fecha_nacimiento', 'date_of_birth'],
  ['Geburtsdatum', 'date_of_birth'],
  ['MEID/IMEI', 'imei'],
  ['email_sha256', 'email'],
  ['emp_id', 'record_id'],
  ['activation_date', 'date'],
  ['phone_type', 'ignore'],
  ['email_verified', 'ignore'],
  ['spouse_ssn', 'ignore'],
  ['emergency_contact_phone', 'ignore'],
  ['secondary_phone', 'phone'],
  ['middle_name', 'ignore'],
  ['dl_state', 'ignore'],
  ['company_name', 'ignore'],
  ['column7', null],
  ['Unnamed: 0', null],
  ['order_number', null],
])('%s is taken for %s', (name, element) => {
  expect(best(name)).toBe(element);
});

test('a strong name proposes its element, however it is written', () => {
  const { names } = readData('headers', dataSchema);
  const lost = elementSchema.options.flatMap((element) =>
    (names[element]?.strong ?? []).filter((name) => {
      const written = /^[ -~]+$/u.test(name) ? name.toUpperCase().replaceAll('_', ' ') : name;
      return readHeader(written).votes.every((vote) => vote.weight < 6);
    }),
  );
  expect(lost).toEqual([]);
});

test('a name that only holds the letters of an element does not propose it', () => {
  const { traps } = readData('headers', dataSchema);
  const caught = elementSchema.options.flatMap((element) =>
    (traps[element] ?? []).filter((name) => {
      const own = readHeader(name).votes.filter((vote) => vote.element === element);
      return own.reduce((sum, { weight }) => sum + weight, 0) > 3.5;
    }),
  );
  expect(caught).toEqual([]);
});

test('the dictionary stays small enough to read at every start', () => {
  expect(readFileSync(new URL('../../../../data/headers.json', import.meta.url)).length).toBeLessThan(250_000);
});
