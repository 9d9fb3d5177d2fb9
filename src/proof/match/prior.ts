import type { Connection } from '../../engine/connection.js';
import { literal } from '../../engine/sql.js';
import type { Reference } from '../../model/reference.js';
import { judgedCells } from './compare.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { LeakCell } from './units.js';

/** Cells of an earlier leak's row that must agree before the rows are held to be the same row: one of several alone is a shared household or number. A leak that has but one column in common with it is held against that one. */
const FEWEST_EQUAL = 2;
const MOST_ROWS_PER_KEY = 20;

/** Makes `unit_prior`: the row of an earlier leak that each unit resembles most, and which of its cells equal it. */
export async function comparePriorLeaks(
  connection: Connection,
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
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.prior} AS
     WITH near AS (
       SELECT DISTINCT k.unit, l.leak, l.row FROM ${MATCH_TABLES.key} k JOIN reference.prior_lookup l USING (form, token)
       QUALIFY row_number() OVER (PARTITION BY k.unit, k.form, k.token ORDER BY l.leak, l.row) <= ${MOST_ROWS_PER_KEY}
       ${byName(cells, reference)}),
     held AS (
       SELECT n.unit, n.leak::INTEGER AS leak, n.row${equals.map((equal) => `, ${equal}`).join('')}
       FROM near n JOIN ${MATCH_TABLES.unit} u USING (unit) JOIN reference.prior v ON v.leak = n.leak AND v.row = n.row)
     SELECT unit, leak${columns} FROM held WHERE ${same} >= ${Math.min(FEWEST_EQUAL, Math.max(1, comparable))}
     QUALIFY row_number() OVER (PARTITION BY unit ORDER BY ${same} DESC, ${unlike}, leak, row) = 1`,
  );
}

/** Rows of the same first name and surname, too: sellers pad an old list with numbers that were never in it. */
function byName(cells: readonly LeakCell[], reference: Reference): string {
  const pairs = (['last_name', 'first_name'] as const).flatMap((form) => {
    const cell = cells.find((each) => each.judged && each.form === form);
    const column = reference.prior_columns.find((each) => each.form === form);
    return cell === undefined || column === undefined ? [] : [`v.${column.name} = u.${cell.name}`];
  });
  if (pairs.length < 2) return '';
  return `UNION SELECT u.unit, v.leak, v.row FROM ${MATCH_TABLES.unit} u JOIN reference.prior v ON ${pairs.join(' AND ')}
    QUALIFY row_number() OVER (PARTITION BY u.unit ORDER BY v.leak, v.row) <= ${MOST_ROWS_PER_KEY}`;
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
export async function findCanaries(connection: Connection, reference: Reference): Promise<CanaryHit[]> {
  if (reference.canaries.length === 0) return [];
  const rows = await connection.rows(
    `SELECT c.canary::INTEGER AS canary, k.unit AS row, list(DISTINCT k.form ORDER BY k.form) AS forms
     FROM ${MATCH_TABLES.key} k JOIN reference.canary c USING (form, token)
     WHERE k.form <> ${literal('record_id')} GROUP BY ALL ORDER BY row, canary`,
  );
  return rows.map((row) => ({
    canary: Number(row['canary']),
    row: Number(row['row']),
    forms: Array.isArray(row['forms']) ? row['forms'].map(String) : [],
  }));
}
