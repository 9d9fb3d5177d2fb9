import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';

import { CHANGEABLE_FORMS, type Form } from '../../model/element.js';
import type { MatchedCell } from '../../model/evidence.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import { TRACED_RECORD } from '../../model/trace.js';
import type { RowClass } from '../../model/verdict.js';
import { ABSENT_VALUE, AGREES, DIFFERS } from './rates.js';

/** Tables that trace makes for itself. */
export const TRACE_TABLES = {
  /** pattern, class. */
  patternClass: 'pattern_class',
  /** unit, person_id, copies: the rows that are traced. */
  traced: 'traced',
  /** The records of their people, as in the reference. */
  held: TRACED_RECORD,
  /** unit, person_id: those rows that are held against versions; of very many a part. */
  looked: 'looked_at',
  /** The versions of their people, as in the reference. */
  version: 'traced_version',
  /** unit, system, record_id, fit: the record of each system that fits a row best. */
  record: 'traced_record',
} as const;

/** Makes `pattern_class` and `traced`. */
export async function chooseRows(
  connection: Connection,
  classes: readonly { readonly id: number; readonly class: RowClass }[],
  wanted: RowClass,
): Promise<number> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${TRACE_TABLES.patternClass} (pattern INTEGER, class VARCHAR)`);
  const size = 500;
  for (let from = 0; from < classes.length; from += size) {
    const rows = classes.slice(from, from + size).map((entry) => `(${entry.id}, '${entry.class}')`);
    await connection.run(`INSERT INTO ${TRACE_TABLES.patternClass} VALUES ${rows.join(', ')}`);
  }
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${TRACE_TABLES.traced} AS
     SELECT b.unit, b.person_id, u.copies FROM ${MATCH_TABLES.best} b JOIN ${MATCH_TABLES.unit} u USING (unit)
     JOIN ${MATCH_TABLES.pattern} p USING (unit) JOIN ${TRACE_TABLES.patternClass} c USING (pattern) WHERE c.class = $1`,
    [wanted],
  );
  const [count] = await connection.rows(`SELECT count(*) AS units FROM ${TRACE_TABLES.traced}`);
  return Number(count?.['units'] ?? 0);
}

/** Makes `held_record`. */
export async function readRecords(connection: Connection, store: Store): Promise<void> {
  await store.find(connection, TRACE_TABLES.held, [
    {
      from: 'record',
      columns: ['record_id', 'person_id', 'system', 'first_lo', 'first_from', 'last_to', 'state_code'],
      among: { keys: TRACE_TABLES.traced, on: [{ column: 'person_id', key: 'person_id' }] },
    },
  ]);
}

/** Rows whose versions are read: that many tell a system and a day as well as any number. */
const MOST_ROWS = 20_000;

/** Makes `looked_at` and `traced_version`; the number of rows that are looked at. What match has read is not read again. */
export async function readVersions(
  connection: Connection,
  store: Store,
  cells: readonly MatchedCell[],
  reference: Reference,
): Promise<number> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${TRACE_TABLES.looked} AS SELECT unit, person_id FROM ${TRACE_TABLES.traced} ORDER BY hash(unit), unit LIMIT ${MOST_ROWS}`,
  );
  const [row] = await connection.rows(
    `SELECT count(*) AS units, count(*) FILTER (person_id NOT IN (SELECT person_id FROM ${MATCH_TABLES.version})) AS unread FROM ${TRACE_TABLES.looked}`,
  );
  const columns = versionColumns(cells, reference);
  const among = { keys: TRACE_TABLES.looked, on: [{ column: 'person_id', key: 'person_id' }] };
  if (Number(row?.['unread'] ?? 0) > 0) {
    await store.find(connection, TRACE_TABLES.version, [{ from: 'version', columns, among }]);
  } else {
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE ${TRACE_TABLES.version} AS SELECT ${columns.join(', ')} FROM ${MATCH_TABLES.version} SEMI JOIN ${TRACE_TABLES.looked} USING (person_id)`,
    );
  }
  return Number(row?.['units'] ?? 0);
}

/** Makes an empty `traced_record`: there is nothing to fit. */
export async function skipVersions(connection: Connection): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${TRACE_TABLES.record} (unit BIGINT, system UTINYINT, record_id UINTEGER, fit DOUBLE)`,
  );
}

function versionColumns(cells: readonly MatchedCell[], reference: Reference): string[] {
  const values = reference.columns.filter(({ form }) => cells.some((cell) => cell.held && cell.form === form));
  return [
    'record_id',
    'person_id',
    'system',
    'from_lo',
    'from_hi',
    'to_lo',
    'to_hi',
    ...values.map(({ name }) => name),
  ];
}

/** Makes `traced_record`: per row and system, the record one of whose versions fits best. */
export async function fitRecords(
  connection: Connection,
  cells: readonly MatchedCell[],
  reference: Reference,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${TRACE_TABLES.record} AS
     SELECT unit, system, record_id, fit FROM (
       SELECT t.unit, v.system, v.record_id, max(${fitSql(cells, reference)}) AS fit
       FROM ${TRACE_TABLES.looked} t JOIN ${MATCH_TABLES.unit} u USING (unit) JOIN ${TRACE_TABLES.version} v USING (person_id)
       GROUP BY ALL)
     QUALIFY row_number() OVER (PARTITION BY unit, system ORDER BY fit DESC, record_id) = 1`,
  );
}

/** log10 probability of a row's cells (alias `u`) if it was copied from one version (alias `v`). */
export function fitSql(cells: readonly MatchedCell[], reference: Reference): string {
  const terms = cells.filter((cell) => cell.held).map((cell) => termSql(cell, reference));
  return terms.length === 0 ? '0.0::DOUBLE' : terms.join(' + ');
}

function termSql(cell: MatchedCell, reference: Reference): string {
  const columns = reference.columns.filter((column) => column.form === cell.form).map((column) => `v.${column.name}`);
  const lacking = reference.systems.flatMap((system, index) => (system.forms.includes(cell.form) ? [] : [index]));
  const held = columns.map((column) => `${column} IS NOT NULL`).join(' OR ');
  return `CASE WHEN u.${cell.name} IS NULL${lacking.length === 0 ? '' : ` OR v.system IN (${lacking.join(', ')})`} THEN 0
    WHEN u.${cell.name} IN (${columns.join(', ')}) THEN ${AGREES} WHEN ${held} THEN ${DIFFERS} ELSE ${ABSENT_VALUE} END`;
}

export function changeableCells(cells: readonly MatchedCell[], forms: readonly Form[]): MatchedCell[] {
  return cells.filter((cell) => cell.held && CHANGEABLE_FORMS.includes(cell.form) && forms.includes(cell.form));
}
