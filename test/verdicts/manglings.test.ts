import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Element } from '../../src/model/element.js';
import type { Field, LeakRequest, Mangling } from '../../src/simulate/simulate.js';
import { carrierWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await carrierWorld();
}, 300_000);
afterAll(() => world.remove());

const WIDE: readonly Field[] = [
  'first_name',
  'last_name',
  'dob',
  'ssn',
  'phone',
  'email',
  'street',
  'city',
  'state',
  'zip',
  'imei',
];

type Case = {
  readonly what: string;
  readonly mangling: readonly Mangling[];
  /** What identify must find, whatever was done to the column. */
  readonly elements: readonly Element[];
  readonly columns?: readonly Field[];
};

const CASES: readonly Case[] = [
  {
    what: 'masked SSN, phone and e-mail',
    mangling: (['ssn', 'phone', 'email'] as const).map((field) => ({ kind: 'mask', field })),
    elements: ['ssn', 'phone', 'email'],
  },
  {
    what: 'SSN and phone cut to four digits, birth date to the year',
    mangling: (['ssn', 'phone', 'dob'] as const).map((field) => ({ kind: 'truncate', field })),
    elements: ['imei', 'email'],
  },
  {
    what: 'hashed phone and e-mail',
    mangling: [
      { kind: 'hash', field: 'phone', algorithm: 'sha256' },
      { kind: 'hash', field: 'email', algorithm: 'md5' },
    ],
    elements: ['ssn', 'imei'],
  },
  {
    what: 'been through a spreadsheet',
    mangling: [{ kind: 'spreadsheet' }],
    elements: ['ssn', 'date_of_birth', 'phone'],
  },
  { what: 'upper case', mangling: [{ kind: 'upper' }], elements: ['first_name', 'ssn', 'email'] },
  {
    what: 'headers of SSN and phone swapped',
    mangling: [{ kind: 'swap_headers', fields: ['ssn', 'phone'] }],
    elements: ['ssn', 'phone'],
  },
  {
    what: 'no header',
    mangling: [{ kind: 'no_header' }],
    elements: ['ssn', 'phone', 'date_of_birth', 'email', 'imei', 'postal_code'],
  },
  {
    what: 'LAST, FIRST and a one-line address',
    mangling: [{ kind: 'full_name', order: 'last_first' }, { kind: 'one_line_address' }],
    elements: ['full_name', 'address', 'ssn'],
  },
  {
    what: 'bare nine digits and (206) 555-0123',
    mangling: [{ kind: 'plain_ssn' }, { kind: 'phone_style', style: 'parentheses' }],
    elements: ['ssn', 'phone'],
  },
  {
    what: 'pipes, latin-1, CRLF',
    mangling: [
      { kind: 'delimiter', delimiter: '|' },
      { kind: 'encoding', encoding: 'latin1' },
      { kind: 'newline', newline: '\r\n' },
    ],
    elements: ['ssn', 'phone'],
  },
  {
    what: 'semicolons in UTF-16',
    mangling: [
      { kind: 'delimiter', delimiter: ';' },
      { kind: 'encoding', encoding: 'utf-16le' },
    ],
    elements: ['ssn', 'phone'],
  },
  { what: 'JSON lines', mangling: [{ kind: 'format', format: 'jsonl' }], elements: ['ssn', 'phone'] },
  { what: 'an SQL dump', mangling: [{ kind: 'format', format: 'sql' }], elements: ['ssn', 'phone'] },
];

for (const [index, { what, mangling, elements, columns }] of CASES.entries()) {
  test(`${what}: still ours`, async () => {
    const leak: Omit<LeakRequest, 'population'> = {
      kind: 'authentic',
      rows: 120,
      columns: columns ?? WIDE,
      asOf: '2021-05-10',
      seed: `m-${index}`,
      mangling,
    };
    const { verdict } = await world.verify(leak);
    expect(verdict.verdict).toBe('authentic');
    const found = new Set(verdict.sample.columns.map((column) => column.element));
    expect(elements.filter((element) => !found.has(element))).toEqual([]);
    const [file] = verdict.sample.files;
    expect(file?.rows).toBe(120);
    expect((file?.parsed ?? 0) + (file?.repaired ?? 0) + (file?.rejected_rows ?? 0)).toBe(120);
  });
}

test('hashed phones are opened against what we hold, and agree', async () => {
  const { verdict } = await world.verify({
    kind: 'authentic',
    rows: 100,
    columns: ['first_name', 'last_name', 'phone'],
    asOf: '2021-05-10',
    seed: 'm-20',
    mangling: [{ kind: 'hash', field: 'phone', algorithm: 'md5' }],
  });
  expect(verdict.elements.find((line) => line.element === 'phone')?.agree).toBeGreaterThan(90);
});
