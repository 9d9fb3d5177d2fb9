import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import { IDENTIFYING_FORMS, type Form } from '../../model/element.js';
import { MATCH_TABLES, holdersOf } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import { bitOf, keyCells } from './candidates.js';
import { judgedCells } from './compare.js';
import type { LeakCell } from './units.js';

/** Forms whose values are as common, give or take, among the people of any organisation: what they are called, how old they are, what they carry. */
export const COMMON_FORMS: readonly Form[] = ['first_name', 'last_name', 'birth_year', 'imei_tac'];

/** Makes `form_spread`, and of each cell that does not identify its holders: of those that are judged, and of the common forms. */
export async function findHolders(
  connection: Connection,
  store: Store,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  await store.find(connection, MATCH_TABLES.spread, [{ from: 'spread', columns: ['form', 'people', 'tokens'] }]);
  for (const cell of cells) {
    if (!hasHolders(cell, reference) || !(cell.judged || COMMON_FORMS.includes(cell.form))) continue;
    await store.find(connection, holdersOf(cell.name), [
      {
        from: 'frequency',
        columns: ['token', 'people'],
        where: { form: cell.form },
        among: { keys: MATCH_TABLES.unit, on: [{ column: 'token', key: cell.name }] },
      },
    ]);
  }
}

/** What identifies has keys instead; of what the reference does not hold there is nobody. */
function hasHolders(cell: LeakCell, reference: Reference): boolean {
  return !IDENTIFYING_FORMS.includes(cell.form) && reference.columns.some(({ form }) => form === cell.form);
}

/** Makes `unit_held`: for each judged cell, how many of our people ever held its value; 0 when nobody did. */
export async function countHolders(
  connection: Connection,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  const keys = keyCells(cells);
  const rows = await connection.rows(`SELECT DISTINCT key::INTEGER AS key FROM ${MATCH_TABLES.shared}`);
  const shared = new Set(rows.map((row) => Number(row['key'])));
  const joins: string[] = [];
  const counts = judgedCells(cells).map(({ cell }, at) => {
    const key = keys.indexOf(cell);
    if (key >= 0) {
      if (shared.has(key))
        joins.push(`LEFT JOIN ${MATCH_TABLES.shared} s${at} ON s${at}.key = ${key} AND s${at}.unit = u.unit`);
      const several = shared.has(key) ? `coalesce(s${at}.people, 1)` : '1';
      return `CASE WHEN (f.hits & ${bitOf(key)}) <> 0 THEN ${several} ELSE 0 END::UINTEGER AS p${at}`;
    }
    if (!hasHolders(cell, reference)) return `0::UINTEGER AS p${at}`;
    joins.push(`LEFT JOIN ${holdersOf(cell.name)} h${at} ON h${at}.token = u.${cell.name}`);
    return `coalesce(h${at}.people, 0)::UINTEGER AS p${at}`;
  });
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.held} AS SELECT u.unit${counts.map((count) => `, ${count}`).join('')}
     FROM ${MATCH_TABLES.unit} u LEFT JOIN ${MATCH_TABLES.found} f USING (unit) ${joins.join(' ')}`,
  );
  await connection.run(`DROP TABLE ${MATCH_TABLES.found}`);
}
