import { expect, test } from 'vitest';
import {
  connection,
  dashed,
  found,
  many,
  now,
  one,
  openForFile,
  pad,
  spread,
  ssnAt,
  type Columns,
} from '../../../test/identify/ask.js';
import { identify, type JoinQuestion } from './identify.js';

openForFile();

test('the whole column is counted, with the rule of what it was taken for', async () => {
  const finding = await one('ssn', [
    ...many(40, (at) => dashed(ssnAt(at))),
    '000-12-3456',
    '666-12-3456',
    '912-12-3456',
    'n/a',
    null,
    ssnAt(1),
  ]);
  expect(finding).toMatchObject({
    element: 'ssn',
    shape: 'plain',
    rows: 46,
    empty: 1,
    valid: 41,
    invalid: 4,
    distinct: 45,
  });
});

test('five rows are enough where the names are clear', async () => {
  const findings = await found({
    name: ['Ann Lee', 'Bo Ng', 'Cy Diaz', 'Di Roe', 'Ed Poe'],
    ssn: many(5, ssnAt),
    phone: ['2065550101', '4255550102', '3605550103', '5095550104', '2535550105'],
    imei: ['354178036859789', '490154203237518', '352099001761481', '356938035643809', '353288111234562'],
    dob: ['1983-04-30', '1960-01-02', '1975-07-19', '1990-11-23', '1951-03-05'],
    zip: ['98101', '02139', '10001', '60601', '73301'],
    dl: ['WDLABC123DEF', 'D1234562', 'S12345678', 'H12345678', 'G123456789012'],
  });
  expect(findings.map(({ element }) => element)).toEqual([
    'full_name',
    'ssn',
    'phone',
    'imei',
    'date_of_birth',
    'postal_code',
    'drivers_license',
  ]);
  expect(findings.every(({ confidence }) => confidence > 0.8)).toBe(true);
});

test('numbers of nine digits that count up, or that no rule of issuance restrains, are no SSNs', async () => {
  const rising = await one(
    'column1',
    many(200, (at) => String(400_000_000 + 13 * at)),
    { header: false },
  );
  const random = await one(
    'column1',
    many(200, (at) => pad(spread(at, 999_999_937), 9)),
    { header: false },
  );
  const ordered = await one(
    'order_number',
    many(200, (at) => pad(100_000_000 + spread(at, 699_999_953), 9)),
  );
  for (const { element } of [rising, random, ordered]) expect(['record_id', 'unknown']).toContain(element);
});

test('where name and values disagree the values win, and it is said', async () => {
  const findings = await found({
    phone: many(60, (at) => dashed(ssnAt(at))),
    ssn: many(60, (at) => `(206) ${pad(200 + spread(at, 790), 3)}-${pad(at, 4)}`),
  });
  expect(findings.map(({ element }) => element)).toEqual(['ssn', 'phone']);
  expect(findings[0]?.why.join(' ')).toContain('the name says phone');
});

test('exchanged names are seen through', async () => {
  const given = [
    'Mary',
    'Linda',
    'Susan',
    'Karen',
    'Donna',
    'Carol',
    'Sandra',
    'Sharon',
    'Jennifer',
    'Patricia',
    'Barbara',
    'Deborah',
  ];
  const family = [
    'Nguyen',
    'Hernandez',
    'Smith',
    'Johnson',
    'Rodriguez',
    'Patel',
    'Kowalski',
    'Brown',
    'Martinez',
    'Garcia',
    'Anderson',
    'Wright',
  ];
  const births = many(60, (at) => `${1940 + at}-${pad(1 + (at % 12), 2)}-${pad(1 + (at % 28), 2)}`);
  const starts = many(60, (at) => `${2012 + (at % 9)}-${pad(1 + (at % 12), 2)}-${pad(1 + (at % 28), 2)}`);
  const named = (list: readonly string[]): string[] => many(60, (at) => list[at % list.length] ?? '');
  const findings = await found({
    first_name: named(family),
    last_name: named(given),
    dob: starts,
    activation_date: births,
  });
  expect(findings.map(({ element }) => element)).toEqual(['last_name', 'first_name', 'date', 'date_of_birth']);
});

test('a combination list: address, then password', async () => {
  const findings = await found(
    { column1: many(40, (at) => `user${at}@mail.example`), column2: many(40, (at) => `blue${spread(at, 900)}!`) },
    { header: false },
  );
  expect(findings.map(({ element }) => element)).toEqual(['email', 'password']);
});

test('one date is the birth date; others are other dates, and reserved columns never are', async () => {
  const births = many(60, (at) => `${1940 + at}-${pad(1 + (at % 12), 2)}-${pad(1 + (at % 28), 2)}`);
  const older = births.map((text) => text.replace(/^\d+/u, (year) => String(Number(year) - 4)));
  const findings = await found(
    { column1: births, column2: older, valid_from: births },
    { header: false, reserved: ['valid_from'] },
  );
  expect(findings.map(({ element }) => element).toSorted()).toEqual(['date', 'date', 'date_of_birth']);
  expect(findings[2]).toMatchObject({ element: 'date', confidence: 1 });
});

test('postal code and state of a row bear each other out', async () => {
  const zips = ['98101', '97201', '10001', '60601', '73301', '02139', '33101', '80201', '85001', '48201'];
  const states = ['WA', 'OR', 'NY', 'IL', 'TX', 'MA', 'FL', 'CO', 'AZ', 'MI'];
  const agreeing = await found({ column1: states, column2: zips }, { header: false });
  expect(agreeing.map(({ element }) => element)).toEqual(['state', 'postal_code']);
});

test('what a person named stands, and what speaks against it is counted and said', async () => {
  const finding = await one('x', [...many(20, (at) => dashed(ssnAt(at))), ...many(3, () => 'none')], {
    named: { x: 'phone' },
  });
  expect(finding).toMatchObject({ element: 'phone', confidence: 1, valid: 0, invalid: 23 });
  expect(finding.why.join(' ')).toContain('contradict');
});

test('a name like __proto__ or constructor is a name like any other', async () => {
  const findings = await found(
    { constructor: many(10, ssnAt), 'a"; DROP TABLE given; --': many(10, ssnAt) },
    { named: {} },
  );
  expect(findings.map(({ rows }) => rows)).toEqual([10, 10]);
});

test('the reference decides where values alone do not; what it does not hold proves nothing', async () => {
  const values = many(60, (at) => pad(100_000_000 + spread(at, 599_999_957), 9));
  const asked: JoinQuestion[] = [];
  const ask = (share: number) => (questions: readonly JoinQuestion[]) => {
    asked.push(...questions);
    return Promise.resolve(
      questions.map(({ element }) => ({
        tried: 60,
        found: element === 'drivers_license' ? 60 * share : 0,
        chance: 0.05,
      })),
    );
  };
  const without = await one('column1', values, { header: false });
  const held = await one('column1', values, { header: false, join: ask(0.9) });
  const notHeld = await one('column1', values, { header: false, join: ask(0) });
  expect(without.element).not.toBe('drivers_license');
  expect(held).toMatchObject({ element: 'drivers_license', joined: { tried: 60, found: 54, chance: 0.05 } });
  expect(notHeld.element).toBe(without.element);
  expect(asked.every(({ element }) => element !== 'ignore' && element !== 'unknown')).toBe(true);
});

test('an empty column is taken at its word, an empty table does no harm', async () => {
  const empty = await one('ssn', [null, null]);
  expect(empty).toMatchObject({ element: 'ssn', valid: 0, empty: 2, distinct: 0 });
  expect(
    await identify(connection, {
      source: '(SELECT * FROM given LIMIT 0)',
      columns: [{ name: 'a', index: 0 }],
      header: false,
      now,
    }),
  ).toMatchObject([{ element: 'unknown', rows: 0 }]);
});

test('no value of a column is ever repeated in what is said of it', async () => {
  const columns: Columns = {
    secret: many(50, (at) => `zq${at}x9`),
    ssn: many(50, (at) => dashed(ssnAt(at))),
    mail: many(50, (at) => `q${at}@mail.example`),
  };
  const findings = await found(columns);
  const said = findings.flatMap(({ why }) => why).join('\n');
  for (const value of Object.values(columns).flat()) expect(said).not.toContain(value ?? '');
});

test('the same table gives the same findings', async () => {
  const columns: Columns = { a: many(300, ssnAt), b: many(300, (at) => pad(spread(at, 99_999), 5)) };
  expect(await found(columns)).toEqual(await found(columns));
});

test('cells made to be slow are not slow, and no cell is taken for SQL', async () => {
  const long = 'A '.repeat(200_000);
  const hostile = [
    long,
    `${'1'.repeat(300_000)}!`,
    `${'a.'.repeat(100_000)}@`,
    "'; DROP TABLE given; --",
    '\\',
    '%s',
    '\u202e',
    '=cmd|x',
  ];
  const before = performance.now();
  const findings = await found({ name: hostile, ssn: hostile, address: hostile, email: hostile }, { now });
  expect(performance.now() - before).toBeLessThan(10_000);
  expect(findings.map(({ valid, invalid, rows }) => valid + invalid === rows)).toEqual([true, true, true, true]);
});
