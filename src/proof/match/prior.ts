import type { Connection } from '../../engine/connection.js';
import type { LookUp, Store } from '../../engine/store.js';
import type { Reference } from '../../model/reference.js';
import { keyCells } from './candidates.js';
import { judgedCells } from './compare.js';
import { MATCH_TABLES, keysOf } from '../../model/match-tables.js';
import type { LeakCell } from './units.js';

/** Cells of an earlier leak's row that must agree before the rows are held to be the same row: one of several alone is a shared household or number. A leak that has but one column in common with it is held against that one. */
const FEWEST_EQUAL = 2;
const MOST_ROWS_PER_KEY = 20;

/** Makes `unit_prior`: the row of an earlier leak that each unit resembles most, and which of its cells equal it. */
export async function comparePriorLeaks(
  connection: Connection,
  store: Store,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  const judged = judgedCells(cells);
  const equals = judged.map(({ cell }, at) => `${equalSql(cell, reference)} AS e${at}`);
  const columns = judged.map((_, at) => `, e${at}`).join('');
  if (reference.prior_leaks.length === 0 || judged.length === 0) {
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.prior} AS SELECT 0::BIGINT AS unit, 0::INTEGER AS leak${judged.map((_, at) => `, NULL::BOOLEAN AS e${at}`).join('')} WHERE false`,
    );
    return;
  }
  const comparable = judged.filter(({ cell }) => reference.prior_columns.some(({ form }) => form === cell.form)).length;
  const same = judged.map((_, at) => `coalesce(e${at}, false)::INTEGER`).join(' + ');
  const unlike = judged.map((_, at) => `coalesce(NOT e${at}, false)::INTEGER`).join(' + ');
  await findNear(connection, store, cells, reference);
  await store.find(connection, 'prior_row', [
    {
      from: 'prior',
      columns: ['leak', 'row', ...reference.prior_columns.map(({ name }) => name)],
      among: { keys: 'prior_near', on: ['leak', 'row'].map((column) => ({ column, key: column })) },
    },
  ]);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.prior} AS
     WITH held AS (
       SELECT n.unit, n.leak::INTEGER AS leak, n.row${equals.map((equal) => `, ${equal}`).join('')}
       FROM prior_near n JOIN ${MATCH_TABLES.unit} u USING (unit) JOIN prior_row v ON v.leak = n.leak AND v.row = n.row)
     SELECT unit, leak${columns} FROM held WHERE ${same} >= ${Math.min(FEWEST_EQUAL, Math.max(1, comparable))}
     QUALIFY row_number() OVER (PARTITION BY unit ORDER BY ${same} DESC, ${unlike}, leak, row) = 1`,
  );
}

/**
 * Makes `prior_near(unit, leak, row)`: the rows of earlier leaks that share a key with a unit, and those of the same first
 * name and surname, too: sellers pad an old list with numbers that were never in it.
 */
async function findNear(
  connection: Connection,
  store: Store,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE prior_near (unit BIGINT, leak UTINYINT, row BIGINT)');
  const add = async (lookUp: LookUp): Promise<void> => {
    await store.find(connection, 'prior_hit', [lookUp]);
    await connection.run(
      `INSERT INTO prior_near SELECT unit, leak, row FROM prior_hit
       QUALIFY row_number() OVER (PARTITION BY unit ORDER BY leak, row) <= ${MOST_ROWS_PER_KEY}`,
    );
  };
  const columns = ['leak', 'row'];
  for (const cell of keyCells(cells)) {
    if (!reference.prior_columns.some(({ form }) => form === cell.form)) continue;
    const among = { keys: keysOf(cell.name), on: [{ column: 'token', key: 'token' }], carry: ['unit'] };
    await add({ from: 'prior_lookup', columns, where: { form: cell.form }, among });
  }
  const names = namePairs(cells, reference);
  if (names !== null) {
    await add({ from: 'prior', columns, among: { keys: MATCH_TABLES.unit, on: names, carry: ['unit'] } });
  }
  await connection.run('CREATE OR REPLACE TEMP TABLE prior_near AS SELECT DISTINCT * FROM prior_near');
}

function namePairs(cells: readonly LeakCell[], reference: Reference): { column: string; key: string }[] | null {
  const pairs = (['last_name', 'first_name'] as const).flatMap((form) => {
    const cell = cells.find((each) => each.judged && each.form === form);
    const column = reference.prior_columns.find((each) => each.form === form);
    return cell === undefined || column === undefined ? [] : [{ column: column.name, key: cell.name }];
  });
  return pairs.length < 2 ? null : pairs;
}

function equalSql(cell: LeakCell, reference: Reference): string {
  const columns = reference.prior_columns
    .filter((column) => column.form === cell.form)
    .map((column) => `v.${column.name}`);
  if (columns.length === 0) return 'NULL::BOOLEAN';
  const held = columns.map((column) => `${column} IS NOT NULL`).join(' OR ');
  return `CASE WHEN u.${cell.name} IS NULL OR NOT (${held}) THEN NULL ELSE coalesce(u.${cell.name} IN (${columns.join(', ')}), false) END`;
}

export type CanaryHit = { readonly canary: number; readonly row: number; readonly forms: readonly string[] };

/** Planted records: one identifying value is enough, since nobody but us ever held it. */
export async function findCanaries(
  connection: Connection,
  store: Store,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<CanaryHit[]> {
  const keys = keyCells(cells).filter(({ form }) => form !== 'record_id');
  if (reference.canaries.length === 0 || keys.length === 0) return [];
  await store.find(
    connection,
    'canary_hit',
    keys.map(({ form, name }) => ({
      from: 'canary',
      columns: ['canary', 'form'],
      where: { form },
      among: { keys: keysOf(name), on: [{ column: 'token', key: 'token' }], carry: ['unit'] },
    })),
  );
  const rows = await connection.rows(
    `SELECT canary::INTEGER AS canary, unit AS row, list(DISTINCT form ORDER BY form) AS forms FROM canary_hit GROUP BY ALL ORDER BY row, canary`,
  );
  return rows.map((row) => ({
    canary: Number(row['canary']),
    row: Number(row['row']),
    forms: Array.isArray(row['forms']) ? row['forms'].map(String) : [],
  }));
}
