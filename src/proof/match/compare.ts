import type { Connection } from '../../engine/connection.js';
import { IDENTIFYING_FORMS, SOFTER_FORMS, type Form } from '../../model/element.js';
import type { Reference } from '../../model/reference.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { LeakCell } from './units.js';

/** Levels as the tables hold them; NULL is a missing cell. */
export const LEVEL = { notHeld: 0, differs: 1, partial: 2, agrees: 3 } as const;

export type Compared = { readonly cell: LeakCell; readonly index: number };

/** Makes `pair`: for every candidate, the best level that each cell reaches over all that this person ever held. */
export async function compareCandidates(
  connection: Connection,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  const levels = judgedCells(cells).map(
    ({ cell }, at) => `max(${levelSql(cell, cells, reference)})::UTINYINT AS l${at}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.pair} AS
     SELECT c.unit, c.person_id${levels.map((level) => `, ${level}`).join('')}
     FROM ${MATCH_TABLES.candidate} c JOIN ${MATCH_TABLES.unit} u USING (unit) JOIN ${MATCH_TABLES.version} v ON v.person_id = c.person_id
     GROUP BY c.unit, c.person_id`,
  );
}

export function judgedCells(cells: readonly LeakCell[]): Compared[] {
  return cells.flatMap((cell, index) => (cell.judged ? [{ cell, index }] : []));
}

/** Level of one leaked cell (alias `u`) against one version of a record (alias `v`). */
export function levelSql(cell: LeakCell, cells: readonly LeakCell[], reference: Reference): string {
  const columns = columnsOf(reference, cell.form);
  if (columns.length === 0) return 'NULL';
  const value = `u.${cell.name}`;
  const exact = columns.map((column) => `${value} = v.${column}`).join(' OR ');
  const soft = softPairs(cell, cells, reference);
  const held = columns.map((column) => `v.${column} IS NOT NULL`).join(' OR ');
  return `CASE WHEN ${value} IS NULL THEN NULL WHEN ${exact} THEN ${LEVEL.agrees}${
    soft.length === 0 ? '' : ` WHEN ${soft.join(' OR ')} THEN ${LEVEL.partial}`
  } WHEN ${held} THEN ${LEVEL.differs} ELSE ${LEVEL.notHeld} END`;
}

function softPairs(cell: LeakCell, cells: readonly LeakCell[], reference: Reference): string[] {
  const at = cells.indexOf(cell);
  const softer: readonly Form[] = SOFTER_FORMS[cell.form] ?? [];
  return cells
    .filter((other) => other.origin === at && softer.includes(other.form))
    .flatMap((other) => columnsOf(reference, other.form).map((column) => `u.${other.name} = v.${column}`));
}

export function columnsOf(reference: Reference, form: Form): string[] {
  return reference.columns.filter((column) => column.form === form).map((column) => column.name);
}

/** Makes `unit_held`: for each judged cell, how many of our people ever held its value; 0 when nobody did. */
export async function countHolders(connection: Connection, cells: readonly LeakCell[]): Promise<void> {
  const joins = judgedCells(cells).map(({ cell }, at) => {
    const source = IDENTIFYING_FORMS.includes(cell.form) ? MATCH_TABLES.keyPeople : 'reference.frequency';
    return {
      column: `coalesce(f${at}.people, 0)::UINTEGER AS p${at}`,
      join: `LEFT JOIN (SELECT token, people FROM ${source} WHERE form = '${cell.form}') f${at} ON f${at}.token = u.${cell.name}`,
    };
  });
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.held} AS SELECT u.unit${joins.map((join) => `, ${join.column}`).join('')}
     FROM ${MATCH_TABLES.unit} u ${joins.map((join) => join.join).join(' ')}`,
  );
}

/**
 * Makes `best`: the candidate with the greatest sum of match weights (Fellegi and Sunter 1969): an agreement counts by the
 * rarity of the value, a disagreement by a fixed penalty. Ties go to the lower person.
 */
export async function chooseBest(connection: Connection, cells: readonly LeakCell[], people: number): Promise<void> {
  const rarity = (at: number): string => `log10(${Math.max(1, people)}::DOUBLE / greatest(h.p${at}, 1))`;
  const weights = judgedCells(cells).map(
    (_, at) =>
      `CASE p.l${at} WHEN ${LEVEL.agrees} THEN ${rarity(at)} WHEN ${LEVEL.partial} THEN 0.5 WHEN ${LEVEL.differs} THEN -1.5 ELSE 0 END`,
  );
  const score = weights.length === 0 ? '0' : weights.join(' + ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.best} AS
     SELECT unit, person_id, score FROM (SELECT p.unit, p.person_id, ${score} AS score FROM ${MATCH_TABLES.pair} p JOIN ${MATCH_TABLES.held} h USING (unit))
     QUALIFY row_number() OVER (PARTITION BY unit ORDER BY score DESC, person_id) = 1`,
  );
}
