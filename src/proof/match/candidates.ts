import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import { literal } from '../../engine/sql.js';
import { keySql } from '../../engine/token.js';
import { COMPOSITE_FORMS, IDENTIFYING_FORMS, type Form } from '../../model/element.js';
import type { MatchResult } from '../../model/evidence.js';
import { MATCH_TABLES, keysOf } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import type { LeakCell } from './units.js';

/** People compared in full per row: enough for households and shared numbers, few enough to bound the work. */
const MOST_CANDIDATES = 6;

/** unit, person_id, people: whom the keys of a cell find. */
function hitsOf(cell: string): string {
  return `hits_${cell}`;
}

/** What a unit can be found by: the cells of identifying forms. */
export function keyCells(cells: readonly LeakCell[]): LeakCell[] {
  return cells.filter((cell) => IDENTIFYING_FORMS.includes(cell.form));
}

/** Makes a view of keys (see `keySql`) for each of those cells. */
export async function makeKeys(connection: Connection, cells: readonly LeakCell[]): Promise<void> {
  for (const { name } of keyCells(cells)) {
    await connection.run(
      `CREATE OR REPLACE TEMP VIEW ${keysOf(name)} AS SELECT unit, ${keySql(name)} AS token FROM ${MATCH_TABLES.unit} WHERE ${name} IS NOT NULL`,
    );
  }
}

/** Makes `unit_found`, `candidate` and `blocked`: whom each row could be. Most rows are found as one person, and need no more. */
export async function findCandidates(
  connection: Connection,
  store: Store,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  const keys = keyCells(cells);
  for (const cell of keys) {
    await store.find(connection, hitsOf(cell.name), [
      {
        from: 'lookup',
        columns: ['person_id', 'people'],
        where: { form: cell.form },
        among: { keys: keysOf(cell.name), on: [{ column: 'token', key: 'token' }], carry: ['unit'] },
      },
    ]);
  }
  const people = keys.map((_, at) => `, max(p${at}) AS p${at}`).join('');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.found} AS
     SELECT unit, min(person_id) AS low, max(person_id) AS high, count(person_id) FILTER (judged) AS agreeing${people}
     FROM (${allHits(keys)}) GROUP BY unit`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.candidate} AS
     SELECT unit, low AS person_id FROM ${MATCH_TABLES.found} WHERE low = high
     UNION ALL
     SELECT unit, person_id FROM (
       SELECT unit, person_id, sum(log10($1::DOUBLE / people)) AS weight
       FROM (${keys.length === 0 ? NO_HIT : weightedHits(keys)}) SEMI JOIN (SELECT unit FROM ${MATCH_TABLES.found} WHERE low < high) USING (unit)
       GROUP BY unit, person_id
       QUALIFY row_number() OVER (PARTITION BY unit ORDER BY weight DESC, person_id) <= ${MOST_CANDIDATES})`,
    [Math.max(1, reference.people)],
  );
  await keepBlocked(connection, keys);
  for (const cell of keys) await connection.run(`DROP TABLE ${hitsOf(cell.name)}`);
}

/** Keys that more people share than find anybody. */
async function keepBlocked(connection: Connection, keys: readonly LeakCell[]): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.blocked} (form VARCHAR, token UBIGINT, unit BIGINT)`,
  );
  for (const { name, form } of keys) {
    await connection.run(
      `INSERT INTO ${MATCH_TABLES.blocked} SELECT ${literal(form)}, token, unit FROM ${keysOf(name)}
       SEMI JOIN (SELECT unit FROM ${hitsOf(name)} WHERE person_id IS NULL) USING (unit)`,
    );
  }
}

const NO_HIT = 'SELECT 0::BIGINT AS unit, 0::UINTEGER AS person_id, 0::UINTEGER AS people, false AS judged WHERE false';

/** Hits of all keys, with the number of people in the column of their own key. */
function allHits(keys: readonly LeakCell[]): string {
  if (keys.length === 0) return NO_HIT;
  const selects = keys.map((cell, at) => {
    const people = keys.map((_, place) => `${place === at ? 'people' : 'NULL::UINTEGER'} AS p${place}`);
    return `SELECT unit, person_id, ${cell.judged} AS judged, ${people.join(', ')} FROM ${hitsOf(cell.name)}`;
  });
  return selects.join(' UNION ALL ');
}

/** Two cells of one form that find the same person by the same value count once. */
function weightedHits(keys: readonly LeakCell[]): string {
  const forms = [...new Set(keys.map(({ form }) => form))];
  const selects = forms.map((form) => {
    const own = keys.filter((cell) => cell.form === form);
    return own
      .map((cell, at) => {
        const earlier = own
          .slice(0, at)
          .map((other) => ` AND u.${cell.name} IS DISTINCT FROM u.${other.name}`)
          .join('');
        const source = at === 0 ? hitsOf(cell.name) : `${hitsOf(cell.name)} h JOIN ${MATCH_TABLES.unit} u USING (unit)`;
        return `SELECT unit, person_id, people FROM ${source} WHERE person_id IS NOT NULL${earlier}`;
      })
      .join(' UNION ALL ');
  });
  return selects.join(' UNION ALL ');
}

/** Up to so many candidates, all are compared with their versions: trace will want these anyway. */
const FEW = 20_000;
/** Fewer keys that find a person do not stand for each other: one alone can be another's with the same key. */
const LEAST_KEYS = 2;

/** Makes `agreed` and `compared`. Where all cells of a row are keys that find the same one person, there is nothing left to compare. */
export async function partCandidates(connection: Connection, cells: readonly LeakCell[]): Promise<void> {
  const judged = cells.filter((cell) => cell.judged);
  const [row] = await connection.rows(`SELECT count(*) AS candidates FROM ${MATCH_TABLES.candidate}`);
  const large = Number(row?.['candidates'] ?? 0) > FEW;
  const keysOnly = large && judged.every((cell) => IDENTIFYING_FORMS.includes(cell.form));
  const filled = judged.map(({ name }) => `(u.${name} IS NOT NULL)::INTEGER`).join(' + ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.agreed} AS
     SELECT unit, low AS person_id FROM ${MATCH_TABLES.found} JOIN ${MATCH_TABLES.unit} u USING (unit)
     WHERE ${keysOnly ? `low = high AND agreeing >= ${LEAST_KEYS} AND agreeing = ${filled}` : 'false'}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.compared} AS FROM ${MATCH_TABLES.candidate} ANTI JOIN ${MATCH_TABLES.agreed} USING (unit)`,
  );
}

/** Makes `candidate_version`. */
export async function readCandidates(
  connection: Connection,
  store: Store,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  await store.find(connection, MATCH_TABLES.version, [
    {
      from: 'version',
      columns: versionColumns(cells, reference),
      among: { keys: MATCH_TABLES.compared, on: [{ column: 'person_id', key: 'person_id' }] },
    },
  ]);
}

/** What a version is about, and those of its values that are compared with the leak's: a table is read by the column. */
function versionColumns(cells: readonly LeakCell[], reference: Reference): string[] {
  const forms = new Set<Form>(cells.map(({ form }) => form));
  for (const form of COMPOSITE_FORMS) forms.delete(form);
  const values = reference.columns.filter((column) => forms.has(column.form)).map(({ name }) => name);
  return ['record_id', 'person_id', 'system', 'from_lo', 'from_hi', 'to_lo', 'to_hi', ...values];
}

/** What the cap on shared keys left out: keys per form, and rows that no other key could find. */
export async function reportBlocking(connection: Connection): Promise<MatchResult['blocking']> {
  const rows = await connection.rows(
    `SELECT form, count(DISTINCT token) AS keys, count(DISTINCT unit) FILTER (unit NOT IN (SELECT unit FROM ${MATCH_TABLES.candidate})) AS units
     FROM ${MATCH_TABLES.blocked} GROUP BY form ORDER BY form`,
  );
  return rows.map((row) => ({
    form: String(row['form']),
    skippedKeys: Number(row['keys']),
    units: Number(row['units']),
  }));
}
