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

/** Keys of one leak that are looked up: each has a bit. */
const MOST_KEYS = 64;

/** unit, person_id, people: whom the keys of a cell find. */
function hitsOf(cell: string): string {
  return `hits_${cell}`;
}

/** What a unit can be found by: the cells of identifying forms. Those beyond the most are blocked, and reported as such. */
export function keyCells(cells: readonly LeakCell[]): LeakCell[] {
  return identifyingCells(cells).slice(0, MOST_KEYS);
}

function identifyingCells(cells: readonly LeakCell[]): LeakCell[] {
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
  await gatherFound(connection, keys);
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
  await keepShared(connection, keys);
  await keepSurplus(connection, identifyingCells(cells).slice(MOST_KEYS));
  for (const cell of keys) await connection.run(`DROP TABLE ${hitsOf(cell.name)}`);
}

/** Makes `shared_key` and `blocked_key`: keys of several people, which are few, and those of too many to find anybody. */
async function keepShared(connection: Connection, keys: readonly LeakCell[]): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.shared} (key UTINYINT, unit BIGINT, people UINTEGER)`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.blocked} (form VARCHAR, token UBIGINT, unit BIGINT)`,
  );
  for (const [at, { name, form }] of keys.entries()) {
    await connection.run(
      `INSERT INTO ${MATCH_TABLES.shared} SELECT DISTINCT ${at}, unit, people FROM ${hitsOf(name)} WHERE people > 1`,
    );
    await connection.run(
      `INSERT INTO ${MATCH_TABLES.blocked} SELECT ${literal(form)}, token, unit FROM ${keysOf(name)}
       SEMI JOIN (SELECT unit FROM ${hitsOf(name)} WHERE person_id IS NULL) USING (unit)`,
    );
  }
}

/** Adds the keys of cells that are not looked up to `blocked_key`. */
async function keepSurplus(connection: Connection, cells: readonly LeakCell[]): Promise<void> {
  for (const { name, form } of cells) {
    await connection.run(
      `INSERT INTO ${MATCH_TABLES.blocked} SELECT ${literal(form)}, ${keySql(name)}, unit FROM ${MATCH_TABLES.unit} WHERE ${name} IS NOT NULL`,
    );
  }
}

const NO_HIT = 'SELECT 0::BIGINT AS unit, 0::UINTEGER AS person_id, 0::UINTEGER AS people WHERE false';

/** Units whose hits are brought together at once: bounds the memory that it takes. */
const AT_ONCE = 8_000_000;

/**
 * Makes `unit_found`. A key of one person has one line for a unit: these are joined side by side, which takes a third of what
 * grouping all hits does. Only keys of several people are grouped.
 */
async function gatherFound(connection: Connection, keys: readonly LeakCell[]): Promise<void> {
  const several = keys.map(
    ({ name }, at) => `SELECT unit, person_id, ${bitOf(at)} AS hit FROM ${hitsOf(name)} WHERE people > 1`,
  );
  const none = 'SELECT 0::BIGINT AS unit, 0::UINTEGER AS person_id, 0::UBIGINT AS hit WHERE false';
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE several_found AS
     SELECT unit, min(person_id) AS low, max(person_id) AS high, bit_or(hit) AS hits, bit_or(hit) FILTER (person_id IS NOT NULL) AS pointing
     FROM (${several.length === 0 ? none : several.join(' UNION ALL ')}) GROUP BY unit`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.found} (unit BIGINT, low UINTEGER, high UINTEGER, hits UBIGINT, pointing UBIGINT)`,
  );
  const [row] = await connection.rows(`SELECT max(unit) AS last FROM ${MATCH_TABLES.unit}`);
  const last = Number(row?.['last'] ?? 0);
  for (let from = 0; from <= last; from += AT_ONCE) {
    await connection.run(`INSERT INTO ${MATCH_TABLES.found} ${foundBetween(keys, from, from + AT_ONCE)}`);
  }
}

function foundBetween(keys: readonly LeakCell[], from: number, to: number): string {
  const within = `unit >= ${from} AND unit < ${to}`;
  const people = keys.map((_, at) => `h${at}.person_id`);
  const bits = keys
    .map((_, at) => `CASE WHEN h${at}.person_id IS NULL THEN 0::UBIGINT ELSE ${bitOf(at)} END`)
    .join(' | ');
  const all = (more: string): string => (bits === '' ? `coalesce(${more}, 0)` : `${bits} | coalesce(${more}, 0)`);
  const joins = keys.map(
    ({ name }, at) =>
      `LEFT JOIN (SELECT unit, person_id FROM ${hitsOf(name)} WHERE people = 1 AND ${within}) h${at} USING (unit)`,
  );
  return `SELECT unit, least(${[...people, 's.low'].join(', ')}), greatest(${[...people, 's.high'].join(', ')}), ${all('s.hits')}, ${all('s.pointing')}
    FROM (SELECT unit FROM ${MATCH_TABLES.unit} WHERE ${within}) u ${joins.join(' ')} LEFT JOIN several_found s USING (unit)`;
}

/** SQL of the bit that stands for a key by its place among those of a leak. */
export function bitOf(key: number): string {
  if (key >= MOST_KEYS) throw new RangeError('more keys than bits');
  return `${1n << BigInt(key)}::UBIGINT`;
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
export async function partCandidates(
  connection: Connection,
  cells: readonly LeakCell[],
  few: number = FEW,
): Promise<void> {
  const judged = cells.filter((cell) => cell.judged);
  const [row] = await connection.rows(`SELECT count(*) AS candidates FROM ${MATCH_TABLES.candidate}`);
  const large = Number(row?.['candidates'] ?? 0) > few;
  const keys = keyCells(cells);
  const keysOnly = large && judged.length > 0 && judged.every((cell) => keys.includes(cell));
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.agreed} AS
     SELECT unit, low AS person_id FROM ${MATCH_TABLES.found} JOIN ${MATCH_TABLES.unit} u USING (unit)
     WHERE ${keysOnly ? allAgree(judged, keys) : 'false'}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.compared} AS FROM ${MATCH_TABLES.candidate} ANTI JOIN ${MATCH_TABLES.agreed} USING (unit)`,
  );
}

function allAgree(judged: readonly LeakCell[], keys: readonly LeakCell[]): string {
  const bits = judged.map((cell) => bitOf(keys.indexOf(cell)));
  const filled = judged.map(({ name }, at) => `CASE WHEN u.${name} IS NULL THEN 0::UBIGINT ELSE ${bits[at]} END`);
  return `low = high AND bit_count(pointing) >= ${LEAST_KEYS} AND (pointing & (${bits.join(' | ')})) = (${filled.join(' | ')})`;
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
