import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withIndex, type IndexFolder, type Words } from '../../../../test/help/index-folder.js';
import { saidBy } from '../../../../test/help/same-reference.js';
import type { Reference } from '../../../model/reference.js';
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

function indexer(index: IndexFolder) {
  return async (tables: readonly Table[], again: boolean): Promise<{ reference: Reference; refreshed: boolean }> => {
    const steps = new Set<string>();
    const given = [];
    for (const table of tables) {
      const { system, kind, date, rows } = table;
      given.push({ system, kind, date, part: await index.part(digestOf(table), rows) });
    }
    const reference = await index.merge(given, {
      again,
      mostReplaced: 10,
      onProgress: ({ step }) => steps.add(step),
    });
    return { reference, refreshed: steps.has('copy the people affected') };
  };
}

const NAMES = ['Arbor', 'Birch', 'Cedar'];
const text = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 4 });

const said = fc
  .record({
    account_number: text('1', '2', '3', '4', '5', '6', '7', '8'),
    ssn: text('1', '2', '3', '4', '5', '6'),
    last_name: text(...NAMES),
    first_name: text('Ann', 'Ben'),
    date_of_birth: text('1980-02-03', '1975-06-07'),
    phone: text('1', '2', '3', '4'),
    phone_2: text('3', '4', '5'),
    email: text('a', 'b', 'c', 'd'),
    street: text('Elm', 'Oak'),
    postal_code: text('97201', '98101', '98102'),
    state: text('OR', 'WA'),
  })
  .map((row): Words => {
    const whole = [row.last_name, row.first_name, row.date_of_birth];
    return { ...row, home: row.state, name_birth: whole.includes(null) ? null : whole.join(' ') };
  });

const day = text('2020-01-01', '2020-06-01', '2021-01-01', '2021-06-01');
const dated = fc.tuple(said, day, day).map(([row, from, to]): Words => ({ ...row, from, to }));

const table = (system: string, kind: SystemKind, date: string | null, row: fc.Arbitrary<Words>) =>
  fc.array(row, { minLength: 2, maxLength: 9 }).map((rows): Table => ({ system, kind, date, rows }));

const world = fc.tuple(
  table('billing', 'table', null, said),
  table('billing', 'table', null, said),
  table('lines', 'history', null, dated),
  table('prepaid', 'snapshots', '2021-01-01', said),
  table('prepaid', 'snapshots', '2021-02-01', said),
  table('prepaid', 'snapshots', '2021-03-01', said),
);

/** Rows that go, rows that come and cells that change, in one or two of the tables. */
const changes = fc.array(
  fc.record({
    at: fc.nat({ max: 5 }),
    drop: fc.array(fc.nat({ max: 8 }), { maxLength: 2 }),
    add: fc.array(dated, { maxLength: 2 }),
    move: fc.boolean(),
  }),
  { minLength: 1, maxLength: 2 },
);

function changed(
  tables: readonly Table[],
  edits: readonly { at: number; drop: number[]; add: Words[]; move: boolean }[],
) {
  const result = [...tables];
  for (const { at, drop, add, move } of edits) {
    const before = result[at];
    if (before === undefined) continue;
    const own = add.map(({ from, to, ...rest }) => (before.kind === 'history' ? { ...rest, from, to } : rest) as Words);
    const rows = [...before.rows.filter((_, row) => !drop.includes(row)), ...own];
    const moved = move ? [...rows].reverse() : rows;
    result[at] = { ...before, rows: moved.length === 0 ? before.rows : moved };
  }
  return result;
}

const RUNS = Number(process.env['ASSAY_TEST_RUNS'] ?? 12);

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
      { numRuns: RUNS, endOnFailure: true },
    );
  });
  expect(refreshes).toBeGreaterThan(RUNS / 2);
}, 600_000);
