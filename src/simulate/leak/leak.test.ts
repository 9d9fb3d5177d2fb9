import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { passesLuhn } from '../check-digit.js';
import { SimulateError } from '../error.js';
import { writeLeak } from '../files/leak-file.js';
import { simulatePopulation } from '../population.js';
import { dayOf } from '../days.js';
import { writeWorkspace } from '../files/workspace.js';
import { cellsOn, versionsOf } from '../line.js';
import { TAKING } from '../rates.js';
import { everybody, recordsOf } from '../systems.js';
import { current, personOf } from '../world/person.js';
import type { Mangling } from './mangle.js';
import { makeLeak } from './leak.js';
import type { Leak, LeakRequest } from './request.js';

const population = simulatePopulation({ seed: 'leaks', people: 3000 });
const scratch = mkdtempSync(path.join(tmpdir(), 'leak-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const FIELDS = ['first_name', 'last_name', 'ssn', 'phone', 'zip', 'imei', 'account_no'] as const;
const FIELD_AT = new Map<string, number>(FIELDS.map((field, at) => [field, at]));

function leak(more: Partial<LeakRequest> & Pick<LeakRequest, 'kind'>): Leak {
  return makeLeak({ population, seed: 'leak', rows: 200, columns: FIELDS, asOf: '2021-07-18', ...more });
}

function cells(made: Leak, field: (typeof FIELDS)[number]): string[] {
  return [...made.rows].map((row) => row[FIELD_AT.get(field) ?? -1] ?? '');
}

/** Every value that the postpaid history ever held, to whom it belonged. */
const held = new Map<string, Map<string, Set<number>>>(FIELDS.map((field) => [field, new Map()]));
for (const { lines } of everybody(population)) {
  for (const line of lines) {
    for (const version of versionsOf(line)) {
      for (const field of FIELDS) {
        const values = held.get(field);
        const value = version.cells[field];
        values?.set(value, (values.get(value) ?? new Set()).add(line.person));
      }
    }
  }
}

function known(made: Leak, field: (typeof FIELDS)[number]): number {
  const values = cells(made, field).filter((value) => value !== '');
  return values.filter((value) => held.get(field)?.has(value)).length / values.length;
}

test('a leak is the same twice and its rows may be walked twice', () => {
  const made = leak({
    kind: 'mixed',
    parts: [
      { kind: 'authentic', share: 0.5 },
      { kind: 'stitched', share: 0.5 },
    ],
  });
  expect([...made.rows]).toEqual([...made.rows]);
  const again = leak({
    kind: 'mixed',
    parts: [
      { kind: 'authentic', share: 0.5 },
      { kind: 'stitched', share: 0.5 },
    ],
  });
  expect([...again.rows]).toEqual([...made.rows]);
  expect(again.truth).toEqual(made.truth);
  expect(made.truth.shares).toEqual({ authentic: 0.5, stitched: 0.5 });
});

test('an authentic row is one entry of the system', () => {
  const made = leak({ kind: 'authentic' });
  expect(made.truth.classes).toHaveLength(200);
  for (const field of ['ssn', 'imei', 'account_no'] as const) {
    const strangers = cells(made, field).filter((value, row) => {
      return (
        value !== '' &&
        held
          .get(field)
          ?.get(value)
          ?.has(made.truth.people[row] ?? -1) !== true
      );
    });
    expect(strangers).toEqual([]);
  }
  expect(new Set(made.truth.people).size).toBeGreaterThan(195);
});

test('one state, contiguous accounts, everything', () => {
  const state = makeLeak({
    population,
    seed: 's',
    kind: 'authentic',
    rows: 50,
    columns: ['state'],
    draw: { kind: 'state', state: 'CA' },
  });
  expect(new Set([...state.rows].map(([code]) => code))).toEqual(new Set(['CA']));
  const people = leak({ kind: 'authentic', draw: { kind: 'contiguous' } }).truth.people.map((person) => person ?? -1);
  expect(Math.max(...people) - Math.min(...people)).toBeLessThan(600);
  const dump = leak({ kind: 'authentic', rows: 1_000_000, draw: { kind: 'all' } });
  expect(dump.truth.rows).toBe(dump.truth.eligible);
});

test('an earlier leak is overlapped as told, and a canary stands in its row', () => {
  const made = leak({ kind: 'authentic', rows: 100, priorOverlap: 3, canary: true });
  expect(made.truth.prior_rows).toBeGreaterThanOrEqual(2);
  expect(made.truth.prior_rows).toBeLessThanOrEqual(3);
  const [canary] = made.truth.canaries;
  expect(made.truth.people[(canary?.row ?? 0) - 1]).toBeNull();
  expect(held.get('ssn')?.has(cells(made, 'ssn')[(canary?.row ?? 0) - 1] ?? '')).toBe(false);
});

test('a scraped row is right in public and wrong in secret', () => {
  const made = leak({ kind: 'scraped' });
  expect(known(made, 'phone')).toBeGreaterThan(0.95);
  expect(known(made, 'ssn')).toBe(0);
  expect(known(made, 'account_no')).toBeLessThan(0.02);
});

test('a stitched row has real values of people who are not one', () => {
  const made = leak({ kind: 'stitched' });
  for (const field of ['ssn', 'phone', 'imei'] as const) expect(known(made, field)).toBeGreaterThan(0.99);
  const owners = (field: 'ssn' | 'imei'): (number | undefined)[] =>
    cells(made, field).map((value) => [...(held.get(field)?.get(value) ?? [])][0]);
  const [ssns, imeis] = [owners('ssn'), owners('imei')];
  expect(ssns.filter((person, row) => person !== undefined && person === imeis[row])).toEqual([]);
});

test('a fabricated row is valid and nobody', () => {
  for (const related of [true, false]) {
    const made = leak({ kind: 'fabricated', related });
    expect(known(made, 'ssn')).toBeLessThan(0.01);
    expect(cells(made, 'imei').every(passesLuhn)).toBe(true);
  }
});

test('another carrier shares the people it is told to share and no line', () => {
  const none = leak({ kind: 'not_ours', jointShare: 0 });
  expect(known(none, 'ssn')).toBeLessThan(0.02);
  const some = leak({ kind: 'not_ours', jointShare: 0.5 });
  expect(known(some, 'ssn')).toBeGreaterThan(0.38);
  expect(known(some, 'ssn')).toBeLessThan(0.62);
  expect(known(some, 'imei')).toBeLessThan(0.01);
});

test('a recycled row has what the earlier leak had', () => {
  const made = leak({ kind: 'recycled', rows: 20, pad: 'invent' });
  expect(known(made, 'phone')).toBe(1);
  expect(known(made, 'ssn')).toBe(0);
  expect(made.truth.as_of).toBe('2020-12-03');
  expect(made.truth.prior_rows).toBe(made.truth.rows);
});

test('what a system does not hold cannot be taken from it', () => {
  const ask = (): Leak => leak({ kind: 'authentic', system: 'prepaid' });
  expect(ask).toThrow(SimulateError);
  expect(() => leak({ kind: 'authentic', asOf: '2030-01-01' })).toThrow(expect.objectContaining({ code: 'bad_date' }));
  expect(() => leak({ kind: 'mixed', parts: [{ kind: 'authentic', share: 0.5 }] })).toThrow(
    expect.objectContaining({ code: 'bad_shares' }),
  );
});

test('two extractions: the earlier rows are as the table was a year before', () => {
  const made = leak({ kind: 'authentic', columns: ['account_no', 'imei'], rows: 500, earlier: {} });
  expect(made.truth.extractions).toEqual([
    { as_of: '2021-07-18', rows: 300 },
    { as_of: '2020-07-18', rows: 200 },
  ]);
  const stale = [...made.rows].map(([account, imei], row) => {
    const day = dayOf(row < 300 ? '2020-07-18' : '2021-07-18');
    const lines = recordsOf(population, made.truth.people[row] ?? -1).lines;
    const line = lines.find((one) => one.account === account);
    return line !== undefined && cellsOn(line, day)?.imei !== imei;
  });
  // Read on the other day, handsets that were changed since, or not had yet, are wrong: about 45 % a year.
  expect(stale.slice(0, 300).filter(Boolean).length).toBeGreaterThan(75);
  expect(stale.slice(300).filter(Boolean).length).toBeGreaterThan(50);
  expect(() => leak({ kind: 'authentic', asOf: '2020-01-01', earlier: {} })).toThrow(
    expect.objectContaining({ code: 'bad_date' }),
  );
});

test('a backup holds those who had left, and is dated by the copy', () => {
  const asked = { kind: 'authentic', system: 'prepaid', columns: ['account_no'], asOf: '2020-05-01' } as const;
  const [table, copy] = [{}, { soldOn: '2021-06-01' }].map((more) => {
    return leak({ ...asked, rows: 100_000, draw: { kind: 'all' }, ...more }).truth;
  });
  expect(copy).toMatchObject({ as_of: '2020-05-01', sold_on: '2021-06-01' });
  // Ninety days at 18 % a year: 4 or 5 % of the table.
  expect((copy?.rows ?? 0) / (table?.rows ?? 1)).toBeGreaterThan(1.02);
  expect((copy?.rows ?? 0) / (table?.rows ?? 1)).toBeLessThan(1.09);
  expect(() => leak({ ...asked, soldOn: '2020-04-01' })).toThrow(expect.objectContaining({ code: 'bad_date' }));
});

test('a partner has its part, in its own words', () => {
  const all = { seed: 'p', population, kind: 'authentic', rows: 100_000, asOf: '2021-02-01' } as const;
  const whole = makeLeak({ ...all, draw: { kind: 'all' } }).truth.rows;
  const collected = makeLeak({ ...all, partner: 'collections' });
  const share = collected.truth.rows / whole;
  expect(Math.abs(share - TAKING.collections) / Math.sqrt((TAKING.collections * 0.85) / whole)).toBeLessThan(4);
  expect(collected.truth).toMatchObject({ partner: 'collections', eligible: collected.truth.rows });
  expect(collected.header).toEqual(['ACCT', 'DEBTOR', 'BIRTH DT', 'SSN4', 'TEL', 'ADDR']);
  const row = [...collected.rows].find((filled) => filled.every((cell) => cell !== ''));
  expect(row?.[1]).toMatch(/^[^a-z,]+, [^a-z]+$/u);
  expect(row?.[2]).toMatch(/^\d\d\/\d\d\/\d{4}$/u);
  expect(row?.[3]).toMatch(/^\d{4}$/u);
  const insured = makeLeak({ ...all, columns: ['imei', 'zip'], partner: 'insurer' }).truth;
  const states = insured.people.map((person) => current(personOf(population, person ?? -1).homes, dayOf('2021-02-01')));
  // Late entries: some had moved away already.
  const inside = states.filter(({ state }) => ['CA', 'TX', 'FL', 'NY', 'WA'].includes(state));
  expect(inside.length / states.length).toBeGreaterThan(0.97);
  expect(() => leak({ kind: 'authentic', columns: ['drivers_license'], partner: 'insurer' })).toThrow(
    expect.objectContaining({ code: 'column_not_held' }),
  );
});

test('the cream of the table: newest customers, largest towns', () => {
  const newest = leak({ kind: 'authentic', rows: 50, draw: { kind: 'newest' } }).truth.people;
  expect(Math.min(...newest.map((person) => person ?? 0))).toBeGreaterThan(2800);
  const made = leak({ kind: 'authentic', rows: 1000, columns: ['state', 'city'], draw: { kind: 'cities' } });
  const towns = new Map<string, Set<string>>();
  for (const [state = '', city = ''] of made.rows) towns.set(state, (towns.get(state) ?? new Set()).add(city));
  // A wrong entry of the name of a town is a third name now and then.
  expect([...towns.values()].filter((names) => names.size > TAKING.citiesOfState)).toEqual([]);
  expect(made.truth.eligible).toBeLessThan(1500);
});

test('hard worlds: purged, all at one address, ten people', () => {
  const purged = simulatePopulation({ seed: 'purged', people: 1000, purged: true });
  const early = makeLeak({ population: purged, seed: 'e', kind: 'authentic', rows: 300, asOf: '2019-09-01' }).truth;
  // Two years at 18 %.
  expect(early.departed_rows / early.rows).toBeGreaterThan(0.2);
  expect(early.departed_rows / early.rows).toBeLessThan(0.4);
  const dir = path.join(scratch, 'purged');
  writeWorkspace(dir, purged, { name: 'Purged' });
  const [, ...lines] = readFileSync(path.join(dir, 'systems/postpaid.csv'), 'utf8').trimEnd().split('\n');
  const live = new Set(lines.filter((line) => line.endsWith(',')).map((line) => line.split(',')[0]));
  expect(lines.filter((line) => !live.has(line.split(',')[0]))).toEqual([]);
  const one = simulatePopulation({ seed: 'one', people: 60, oneAddress: true });
  const homes = [...everybody(one)].flatMap(({ person }) => person.homes.map(({ value }) => JSON.stringify(value)));
  expect(new Set(homes).size).toBe(1);
  const ten = simulatePopulation({ seed: 'ten', people: 10 });
  expect(makeLeak({ population: ten, seed: 't', kind: 'authentic', rows: 5 }).truth.rows).toBeGreaterThan(2);
});

const mangled: readonly (readonly [string, readonly Mangling[], RegExp])[] = [
  ['masked', [{ kind: 'mask', field: 'ssn' }], /^.*,\*\*\*-\*\*-\d{4},/u],
  ['last four', [{ kind: 'truncate', field: 'ssn' }], /^[^,]*,[^,]*,(?:\d{4})?,/u],
  ['hashed', [{ kind: 'hash', field: 'phone', algorithm: 'sha1' }], /,[0-9a-f]{40},/u],
  ['spreadsheet', [{ kind: 'spreadsheet' }], /,\d\.\d\dE\+14,/u],
  ['upper case', [{ kind: 'upper' }], /^[^a-z]+$/u],
  ['full name', [{ kind: 'full_name', order: 'last_first' }], /^"[^",]+, [^",]+",/u],
  ['dashes', [{ kind: 'phone_style', style: 'parentheses' }], /,\(\d{3}\) \d{3}-\d{4},/u],
];

test.each(mangled)('%s', (_, mangling, expected) => {
  const file = path.join(scratch, 'mangled.csv');
  writeLeak(file, leak({ kind: 'authentic', rows: 60, mangling }));
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  expect(lines).toHaveLength(60);
  expect(lines.filter((line) => expected.test(line)).length).toBeGreaterThan(50);
});

test('headers lie when told to, and the truth keeps what the column holds', () => {
  const made = leak({ kind: 'authentic', mangling: [{ kind: 'swap_headers', fields: ['ssn', 'account_no'] }] });
  expect(made.truth.columns[2]).toEqual({ name: 'account_no', element: 'ssn', shape: 'plain' });
});

test('other encodings, delimiters and formats', () => {
  const file = path.join(scratch, 'other');
  const written = (...mangling: Mangling[]): Buffer => {
    writeLeak(file, leak({ kind: 'authentic', rows: 60, mangling }), `${file}.truth.json`);
    return readFileSync(file);
  };
  const wide = written(
    { kind: 'encoding', encoding: 'utf-16le' },
    { kind: 'delimiter', delimiter: ';' },
    { kind: 'no_header' },
  );
  expect([...wide.subarray(0, 2)]).toEqual([0xff, 0xfe]);
  expect(wide.toString('utf16le').split('\n')[0]).not.toContain('ssn');
  const objects = written({ kind: 'format', format: 'jsonl' }).toString().trimEnd().split('\n');
  expect(Object.keys(JSON.parse(objects[0] ?? ''))).toEqual([...FIELDS]);
  expect(
    written({ kind: 'format', format: 'sql' })
      .toString()
      .match(/^INSERT INTO/gmu),
  ).toHaveLength(2);
  expect(JSON.parse(readFileSync(`${file}.truth.json`, 'utf8'))).toMatchObject({ schema: 'assay.truth/1', rows: 60 });
});
