import type { Connection } from '../../engine/connection.js';
import { literal } from '../../engine/sql.js';
import { keySql } from '../../engine/token.js';
import { COMPOSITE_FORMS, IDENTIFYING_FORMS, type Form } from '../../model/element.js';
import type { MatchResult } from '../../model/evidence.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import type { LeakCell } from './units.js';

/** A key that more people than this share points at nobody; the John-Smith block is left out, counted and reported. */
export const MOST_PEOPLE_PER_KEY = 100;
/** People compared in full per row: enough for households and shared numbers, few enough to bound the work. */
const MOST_CANDIDATES = 6;

/** Makes `unit_key`, `key_people` and `candidate`: whom each row could be, by the keys (see `keySql`) of what identifies. */
export async function findCandidates(
  connection: Connection,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  const keys = cells.filter((cell) => IDENTIFYING_FORMS.includes(cell.form));
  const selects = keys.map(
    (cell) =>
      `SELECT unit, ${literal(cell.form)} AS form, ${keySql(cell.name)} AS token FROM ${MATCH_TABLES.unit} WHERE ${cell.name} IS NOT NULL`,
  );
  const none = `SELECT 0::BIGINT AS unit, '' AS form, 0::UBIGINT AS token WHERE false`;
  const twice = new Set(keys.map(({ form }) => form)).size < keys.length;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.key} AS SELECT ${twice ? 'DISTINCT' : ''} * FROM (${selects.length === 0 ? none : selects.join(' UNION ALL ')})`,
  );
  const holders = [...new Set(keys.map((cell) => literal(cell.form)))].map(
    (form) =>
      `SELECT form, token, person_id FROM reference.lookup
       WHERE form = ${form} AND token IN (SELECT token FROM ${MATCH_TABLES.key} WHERE form = ${form})`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE key_holder AS ${holders.length === 0 ? 'SELECT form, token, person_id FROM reference.lookup WHERE false' : holders.join(' UNION ALL ')}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.keyPeople} AS SELECT form, token, count(*) AS people FROM key_holder GROUP BY form, token`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.candidate} AS
     SELECT unit, person_id FROM (
       SELECT k.unit, h.person_id, sum(log10($1::DOUBLE / p.people)) AS weight
       FROM ${MATCH_TABLES.key} k
       JOIN ${MATCH_TABLES.keyPeople} p USING (form, token)
       JOIN key_holder h USING (form, token)
       WHERE p.people <= ${MOST_PEOPLE_PER_KEY}
       GROUP BY k.unit, h.person_id)
     QUALIFY row_number() OVER (PARTITION BY unit ORDER BY weight DESC, person_id) <= ${MOST_CANDIDATES}`,
    [Math.max(1, reference.people)],
  );
}

/** Makes `candidate_version`. */
export async function readCandidates(
  connection: Connection,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.version} AS
     SELECT ${versionColumns(cells, reference).join(', ')} FROM reference.version WHERE rowid IN (
       SELECT rowid FROM reference.version SEMI JOIN ${MATCH_TABLES.candidate} USING (person_id))`,
  );
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
    `SELECT k.form AS form, count(DISTINCT k.token) AS keys, count(DISTINCT k.unit) FILTER (c.unit IS NULL) AS units
     FROM ${MATCH_TABLES.key} k JOIN ${MATCH_TABLES.keyPeople} p USING (form, token)
     LEFT JOIN (SELECT DISTINCT unit FROM ${MATCH_TABLES.candidate}) c ON c.unit = k.unit
     WHERE p.people > ${MOST_PEOPLE_PER_KEY} GROUP BY k.form ORDER BY k.form`,
  );
  return rows.map((row) => ({
    form: String(row['form']),
    skippedKeys: Number(row['keys']),
    units: Number(row['units']),
  }));
}
