import { createHash } from 'node:crypto';
import { readdirSync, truncateSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withIndex, type IndexFolder, type Words } from '../../../../../test/help/index-folder.js';
import { saidBy } from '../../../../../test/help/same-reference.js';
import type { Reference } from '../../../../model/reference.js';
import type { SystemKind } from '../plan.js';

type Table = {
  readonly system: string;
  readonly kind: SystemKind;
  readonly date: string | null;
  readonly rows: readonly Words[];
};

function digestOf(table: Table): string {
  return createHash('sha256').update(JSON.stringify(table)).digest('hex');
}

function indexer(index: IndexFolder, mostReplaced = 10, onStep: (step: string) => void = () => {}) {
  return async (tables: readonly Table[], again: boolean): Promise<{ reference: Reference; refreshed: boolean }> => {
    const steps = new Set<string>();
    const given = [];
    for (const table of tables) {
      const { system, kind, date, rows } = table;
      // Rows with marks are told apart by these, others by all that they say.
      const marking = kind === 'snapshots' ? null : [...new Set(rows.flatMap((row) => Object.keys(row)))].join();
      given.push({ system, kind, date, part: await index.part(digestOf(table), rows, { marking }) });
    }
    const reference = await index.merge(given, {
      again,
      mostReplaced,
      onProgress: ({ step }) => {
        steps.add(step);
        onStep(step);
      },
    });
    return { reference, refreshed: steps.has('copy the people affected') };
  };
}

const NAMES = ['Arbor', 'Birch', 'Cedar'];
const text = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 4 });

const anybody = fc
  .record({
    account_number: text('1', '2', '3', '4', '5', '6', '7', '8'),
    ssn: text('1', '2', '3', '4', '5', '6'),
    last_name: text(...NAMES),
    first_name: text('Ann', 'Ben'),
    date_of_birth: text('1980-02-03', '1975-06-07'),
    phone: text('1', '2', '3', '4'),
    phone_2: text('3', '4', '5'),
    email: text('a', 'b', 'c', 'd'),
    email_2: text('c', 'd', 'e'),
    street: text('Elm', 'Oak'),
    postal_code: text('97201', '98101', '98102'),
    state: text('OR', 'WA'),
  })
  .map((row): Words => {
    const whole = [row.last_name, row.first_name, row.date_of_birth];
    return { ...row, home: row.state, name_birth: whole.includes(null) ? null : whole.join(' ') };
  });

const day = text('2020-01-01', '2020-06-01', '2021-01-01', '2021-06-01');
const dated = fc.tuple(anybody, day, day).map(([row, from, to]): Words => ({ ...row, from, to }));

const table = (system: string, kind: SystemKind, date: string | null, row: fc.Arbitrary<Words>) =>
  fc.array(row, { minLength: 2, maxLength: 9 }).map((rows): Table => ({ system, kind, date, rows }));

const world = fc.tuple(
  table('billing', 'table', null, anybody),
  table('billing', 'table', null, anybody),
  table('lines', 'history', null, dated),
  table('prepaid', 'snapshots', '2021-01-01', anybody),
  table('prepaid', 'snapshots', '2021-02-01', anybody),
  table('prepaid', 'snapshots', '2021-03-01', anybody),
);

/** Rows that go and rows that come in one or two of the tables, or in a snapshot after the last. */
const changes = fc.array(
  fc.record({
    at: fc.nat({ max: 5 }),
    drop: fc.array(fc.nat({ max: 8 }), { maxLength: 2 }),
    add: fc.array(dated, { maxLength: 2 }),
    move: fc.boolean(),
    next: fc.boolean(),
  }),
  { minLength: 1, maxLength: 2 },
);

function undated(row: Words): Words {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'from' && name !== 'to'));
}

function changed(
  tables: readonly Table[],
  edits: readonly { at: number; drop: number[]; add: Words[]; move: boolean; next: boolean }[],
) {
  const result = [...tables];
  for (const { at, drop, add, move, next } of edits) {
    const before = next ? result.at(-1) : result[at];
    if (before === undefined) continue;
    const own = add.map((row) => (before.kind === 'history' ? row : undated(row)));
    const rows = [...before.rows.filter((_, row) => !drop.includes(row)), ...own];
    const moved = move ? rows.toReversed() : rows;
    const after = { ...before, rows: moved.length === 0 ? before.rows : moved };
    if (next) result.push({ ...after, date: `2021-0${result.length - 2}-01` });
    else result[at] = after;
  }
  return result;
}

const RUNS = Number(process.env['ASSAY_TEST_RUNS'] ?? 4);

test('a refreshed reference says what one merged anew would say, one refresh after another', async () => {
  let refreshes = 0;
  await withIndex(async (index) => {
    const merge = indexer(index);
    await fc.assert(
      fc.asyncProperty(world, changes, changes, async (first, ...edits) => {
        let tables: readonly Table[] = first;
        await merge(tables, true);
        for (const edit of edits) {
          tables = changed(tables, edit);
          const fresh = await merge(tables, false);
          refreshes += Number(fresh.refreshed);
          const seen = await saidBy(index, fresh.reference);
          const other = await withIndex(async (apart) => {
            const whole = await indexer(apart)(tables, true);
            return saidBy(apart, whole.reference);
          });
          expect(seen).toEqual(other);
        }
      }),
      { numRuns: RUNS },
    );
  });
  expect(refreshes).toBeGreaterThan(RUNS / 2);
}, 900_000);

type Pair = { readonly merged: unknown; readonly followed: unknown; readonly refreshed: boolean };

/** Merges one list of tables, then the other in the same index: what each says, and whether the second was a refresh. */
async function mergeBoth(before: readonly Table[], after: readonly Table[], most: number): Promise<Pair> {
  return withIndex(async (index) => {
    const merge = indexer(index, most);
    const whole = await merge(before, true);
    const merged = await saidBy(index, whole.reference);
    const { reference, refreshed } = await merge(after, false);
    return { merged, followed: await saidBy(index, reference), refreshed };
  });
}

/** Whether the second list of tables was a refresh; it says what a merge of all would say, in any case. */
async function follow(before: readonly Table[], after: readonly Table[], most = 10): Promise<boolean> {
  const { followed, refreshed } = await mergeBoth(before, after, most);
  const whole = await withIndex(async (apart) => saidBy(apart, (await indexer(apart)(after, true)).reference));
  expect(followed).toEqual(whole);
  return refreshed;
}

/** Whether either list of tables after the other was a refresh: what one says after the other is what it says merged first. */
async function followBoth(one: readonly Table[], other: readonly Table[]): Promise<[boolean, boolean]> {
  const there = await mergeBoth(one, other, 10);
  const back = await mergeBoth(other, one, 10);
  expect(there.followed).toEqual(back.merged);
  expect(back.followed).toEqual(there.merged);
  return [there.refreshed, back.refreshed];
}

const billing = (rows: readonly Words[]): Table => ({ system: 'billing', kind: 'table', date: null, rows });
const person = (number: number, said: Words = {}): Words => ({
  account_number: `${number}`,
  ssn: `${number}`,
  last_name: `Name${number}`,
  first_name: 'Ann',
  date_of_birth: null,
  name_birth: `Name${number}`,
  phone: `${number}`,
  ...said,
});
const people = (count: number, said: (number: number) => Words = () => ({})) =>
  Array.from({ length: count }, (_, number) => person(number, said(number)));

test('a phone that stops being crowded joins the records that it kept apart, and the other way round', async () => {
  const twins = (number: number): Words => ({ phone: '0', name_birth: number < 2 ? 'Twin' : `Name${number}` });
  const crowd = [billing(people(22, twins))];
  const few = [billing(people(20, twins))];
  expect(await followBoth(crowd, few)).toEqual([true, true]);
});

test('a phone that stays crowded does not bear on all who hold it', async () => {
  const twins = (number: number): Words => ({ phone: '0', name_birth: number < 2 ? 'Twin' : `Name${number}` });
  const before = people(150, twins);
  expect(await follow([billing(before)], [billing(before.slice(1))], 0.1)).toBe(true);
});

test('a key of more people than it may name is opened and closed again', async () => {
  const sharing = (number: number): Words => ({ imei: number < 105 ? '0' : `${number}` });
  const many = [billing(people(108, sharing))];
  const fewer = [billing(people(108, (number) => (number < 8 ? { imei: `${number}` } : sharing(number))))];
  expect(await followBoth(many, fewer)).toEqual([true, true]);
});

test('a record that joins two groups of a shared number lets a third, which it has nothing in common with, join them', async () => {
  const nobody = { ...person(3, { ssn: '9' }), last_name: null, first_name: null, name_birth: null };
  const ids = { drivers_license: null, state_id: null };
  const before = [
    person(1, { ...ids, ssn: '9', drivers_license: 'A' }),
    person(2, { ...ids, ssn: '9', state_id: 'B', date_of_birth: '1980-02-03', first_name: 'Ben' }),
    { ...nobody, ...ids },
    ...people(9, () => ids).slice(4),
  ];
  const bridge = person(20, { ssn: null, drivers_license: 'A', state_id: 'B', date_of_birth: '1980-02-03' });
  const joined = { ...bridge, last_name: 'Name1', name_birth: null };
  expect(await followBoth([billing(before)], [billing([...before, joined])])).toEqual([true, true]);
});

test('whether two share an address does not hang on who holds another of theirs', async () => {
  const holding = (number: number, email: string, email_2: string | null, last_name: string): Words =>
    person(number, { email, email_2, last_name, name_birth: null });
  const two = [holding(1, 'a', 'x', 'Same'), holding(2, 'b', 'x', 'Same'), holding(3, 'b', null, 'Other')];
  const others = people(12, (number) => ({ email: `m${number}`, email_2: null })).slice(5);
  const third = holding(20, 'a', null, 'Third');
  expect(await followBoth([billing([...two, ...others])], [billing([...two, ...others, third])])).toEqual([true, true]);
});

test('a system of which nothing was recognised, and a database that is damaged, are no hindrance', async () => {
  const bare = (rows: number): Table => ({
    ...billing(Array.from({ length: rows }, () => ({}))),
    system: 'notes',
  });
  expect(await follow([billing(people(10)), bare(2)], [billing(people(10)), bare(3)])).toBe(true);
  await withIndex(async (index) => {
    const merge = indexer(index);
    const { reference } = await merge([billing(people(10))], true);
    truncateSync(path.join(index.dir, reference.database), 20_000);
    const after = await merge([billing(people(9))], false);
    expect([after.refreshed, after.reference.people]).toEqual([false, 9]);
  });
});

test('a snapshot after the last bears on those alone whom it shows otherwise', async () => {
  const shown = (date: string, rows: readonly Words[]): Table => ({ system: 'prepaid', kind: 'snapshots', date, rows });
  const two = [shown('2021-01-01', people(20)), shown('2021-02-01', people(30).slice(2))];
  const third = people(31, (number) => (number === 9 ? { phone: '77' } : {})).slice(3);
  expect(await follow(two, [...two, shown('2021-03-01', third)], 0.2)).toBe(true);
  expect(await follow(two, [...two, shown('2021-01-15', third)])).toBe(false);
});

test('where more changed than rows, or too many people, all are merged', async () => {
  const before = [billing(people(10))];
  expect(await follow(before, [billing(people(10, () => ({ email: 'a' })))])).toBe(false);
  expect(await follow(before, [billing(people(9)), { ...billing(people(2)), system: 'credit' }])).toBe(false);
  expect(await follow(before, [billing(people(10, (number) => (number < 5 ? { phone: '99' } : {})))], 0.2)).toBe(false);
});

test('an interrupted refresh leaves the earlier index, and the next one goes through', async () => {
  await withIndex(async (index) => {
    const merge = indexer(index);
    const before = await merge([billing(people(10))], true);
    const broken = indexer(index, 10, (step) => {
      if (step === 'put the values in place') throw new TypeError('stop here');
    });
    await expect(broken([billing(people(9))], false)).rejects.toThrow(TypeError);
    expect(readdirSync(index.dir).filter((name) => name.endsWith('.duckdb') || name.includes('.partial'))).toEqual([
      before.reference.database,
    ]);
    const after = await merge([billing(people(9))], false);
    expect([after.refreshed, after.reference.people]).toEqual([true, 9]);
  });
});
