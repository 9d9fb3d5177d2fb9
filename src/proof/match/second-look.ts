import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import { literal } from '../../engine/sql.js';
import type { Form } from '../../model/element.js';
import type { MatchResult } from '../../model/evidence.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import { columnsOf } from './compare.js';
import type { LeakCell } from './units.js';

/**
 * Combinations that find a person whose identifying values were mistyped, left out or never leaked. None is in the lookup:
 * each is joined out of columns that the versions hold anyway.
 */
const SOFT_KEYS: readonly (readonly Form[])[] = [
  ['last_name', 'first_name'],
  ['last_name', 'postal_code'],
  ['date_of_birth', 'first_name'],
  ['date_of_birth', 'last_phonetic'],
  ['date_of_birth', 'postal_code'],
  ['postal_code', 'street_number', 'first_name'],
  ['street', 'postal_code'],
  ['street', 'city'],
  ['last_phonetic', 'first_initial', 'birth_year'],
];

/** A combination that more people share than this finds nobody in particular. */
const MOST_PEOPLE_PER_SOFT_KEY = 100;
/** Rows looked at a second time; of more, as many are drawn by their fingerprint. Bounds the work on a dump that is not ours. */
const MOST_ROWS = 5000;
/** People compared in full per row. */
const MOST_CANDIDATES = 6;

type SoftKey = { readonly name: string; readonly pairs: readonly (readonly [cell: string, column: string])[] };

/**
 * Rows whose identifying values found nobody are looked at again by combinations of what does not identify. Makes
 * `second_look` (the rows) and `soft_hit`, and adds to `candidate`. Whom it finds must outweigh all others: see `chooseBest`.
 */
export async function lookAgain(
  connection: Connection,
  store: Store,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  const keys = softKeys(cells, reference);
  const used = [...new Set(keys.flatMap(({ pairs }) => pairs.map(([cell]) => cell)))];
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.secondLook} AS
     SELECT unit${used.map((cell) => `, ${cell}`).join('')} FROM ${MATCH_TABLES.unit} ANTI JOIN ${MATCH_TABLES.candidate} USING (unit)
     ORDER BY fingerprint LIMIT ${MOST_ROWS}`,
  );
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE soft_hit (key VARCHAR, unit BIGINT, person_id UINTEGER, people BIGINT)',
  );
  const [row] = await connection.rows(`SELECT count(*) AS units FROM ${MATCH_TABLES.secondLook}`);
  if (Number(row?.['units'] ?? 0) === 0 || keys.length === 0) return;
  for (const key of keys) await findBy(connection, store, key);
  await connection.run(
    `INSERT INTO ${MATCH_TABLES.candidate}
     SELECT unit, person_id FROM (
       SELECT unit, person_id, sum(log10($1::DOUBLE / people)) AS weight FROM soft_hit
       WHERE person_id IS NOT NULL GROUP BY unit, person_id)
     QUALIFY row_number() OVER (PARTITION BY unit ORDER BY weight DESC, person_id) <= ${MOST_CANDIDATES}`,
    [Math.max(1, reference.people)],
  );
}

/** Those combinations that both sides hold, one for each choice of columns where a form has several. */
function softKeys(cells: readonly LeakCell[], reference: Reference): SoftKey[] {
  return SOFT_KEYS.flatMap((forms) => {
    const choices = forms.map((form) =>
      cells
        .filter((cell) => cell.form === form)
        .flatMap((cell) => columnsOf(reference, form).map((column) => [cell.name, column] as const)),
    );
    const combined = choices.reduce<(readonly (readonly [string, string])[])[]>(
      (made, next) => made.flatMap((pairs) => next.map((pair) => [...pairs, pair])),
      [[]],
    );
    return combined.map((pairs) => ({ name: forms.join(' + '), pairs }));
  });
}

/** One combination: its blocks, and who stands in those that are small enough. A block too large leaves its rows without a person. */
async function findBy(connection: Connection, store: Store, { name, pairs }: SoftKey): Promise<void> {
  const cells = pairs.map(([cell]) => cell).join(', ');
  const filled = pairs.map(([cell]) => `${cell} IS NOT NULL`).join(' AND ');
  const columns = pairs.map(([, column]) => column);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE soft_wanted AS SELECT DISTINCT ${cells} FROM ${MATCH_TABLES.secondLook} WHERE ${filled}`,
  );
  await store.find(connection, 'soft_member', [
    {
      from: 'version',
      columns: [...columns, 'person_id'],
      distinct: true,
      among: { keys: 'soft_wanted', on: pairs.map(([cell, column]) => ({ column, key: cell })) },
    },
  ]);
  const same = pairs.map(([cell, column]) => `block.${column} = w.${cell}`).join(' AND ');
  await connection.run(
    `INSERT INTO soft_hit
     WITH block AS (
       SELECT ${columns.join(', ')}, count(*) AS people, CASE WHEN count(*) <= ${MOST_PEOPLE_PER_SOFT_KEY} THEN list(person_id) ELSE [NULL] END AS members
       FROM soft_member GROUP BY ALL)
     SELECT ${literal(name)}, unit, unnest(members), people FROM block JOIN ${MATCH_TABLES.secondLook} w ON ${same}`,
  );
}

/** What the cap left out: combinations, and rows that no other combination could find. */
export async function reportSecondLook(connection: Connection): Promise<MatchResult['blocking']> {
  const rows = await connection.rows(
    `SELECT key, count(*) AS keys, count(*) FILTER (unit NOT IN (SELECT unit FROM soft_hit WHERE person_id IS NOT NULL)) AS units
     FROM soft_hit WHERE person_id IS NULL GROUP BY key ORDER BY key`,
  );
  return rows.map((row) => ({
    form: String(row['key']),
    skippedKeys: Number(row['keys']),
    units: Number(row['units']),
  }));
}
