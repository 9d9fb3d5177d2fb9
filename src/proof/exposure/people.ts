import type { Connection } from '../../engine/connection.js';
import type { Element } from '../../model/element.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import { CODES, type ElementColumn } from './elements.js';

/** Tables that the stage makes. */
export const EXPOSURE_TABLES = {
  /** pattern: of rows that are about a person of ours. */
  pattern: 'exposed_pattern',
  /** person_id, e0...: the people of those rows, once, and how each element is shown of them, at best. */
  person: 'exposed_person',
  /** fingerprint, t0...: which tables of the leak have a row, where a column is shown in one of them better than in another. */
  place: 'exposed_row',
  /** place, code, token: the states. */
  state: 'exposed_state',
  /** person_id, former, lingering, now, several: whether a system of record still holds a person, and the state of the newest record. */
  standing: 'exposed_standing',
  /** person_id, low, high, rank: the state on the day (two where it cannot be told), and by what it is known. */
  residence: 'exposed_residence',
  /** person_id, former, now, day, e0..., c0...: all of it. */
  all: 'exposed',
  /** former, now, day, e0..., c0..., people: how many people are alike in all of that. */
  alike: 'exposed_alike',
} as const;

/** Levels of a pair, as `match` writes them; NULL is an empty cell. */
const LEVEL = { notHeld: 0, differs: 1, partial: 2, agrees: 3 } as const;

export type RowRange = { readonly from: number; readonly to: number; readonly table: number };

export type PeopleRequest = {
  /** Patterns of rows that are about a person of ours. */
  readonly patterns: readonly number[];
  readonly columns: readonly ElementColumn[];
  readonly ranges: readonly RowRange[];
};

/** The elements of the file, in the order of reports: `e0` is how the first is shown. */
export function elementsOf(columns: readonly ElementColumn[]): Element[] {
  return [...new Set(columns.map(({ element }) => element))];
}

/** Makes `exposed_person`: whoever several rows are about stands there once, with the best that any of them shows. */
export async function makePeople(connection: Connection, { patterns, columns, ranges }: PeopleRequest): Promise<void> {
  await listPatterns(connection, patterns);
  const mixed = columns.some(dependsOnTable);
  const unheld = columns.some((column) => column.cells.some(({ cell }) => !cell.held));
  if (mixed) await findTables(connection, ranges);
  const least = isInterleaved(ranges);
  const codes = elementsOf(columns).map((element, index) => {
    const own = columns.filter((column) => column.element === element).map((column) => codeSql(column, least));
    return `, max(greatest(${own.join(', ')}))::UTINYINT AS e${index}`;
  });
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${EXPOSURE_TABLES.person} AS
     SELECT b.person_id${codes.join('')} FROM ${MATCH_TABLES.best} b
     JOIN ${MATCH_TABLES.pattern} USING (unit) SEMI JOIN ${EXPOSURE_TABLES.pattern} USING (pattern)
     JOIN ${MATCH_TABLES.pair} p ON p.unit = b.unit AND p.person_id = b.person_id
     ${mixed || unheld ? `JOIN ${MATCH_TABLES.unit} u ON u.unit = b.unit` : ''}
     ${mixed ? `JOIN ${EXPOSURE_TABLES.place} r ON r.fingerprint = u.fingerprint` : ''}
     GROUP BY b.person_id`,
  );
}

/** Whether rows of two tables lie among each other, so that it cannot be told of which of them a row is. */
export function isInterleaved(ranges: readonly RowRange[]): boolean {
  return ranges.some((one) =>
    ranges.some((other) => one.table !== other.table && one.from <= other.to && other.from <= one.to),
  );
}

async function listPatterns(connection: Connection, patterns: readonly number[]): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${EXPOSURE_TABLES.pattern} (pattern INTEGER)`);
  const size = 1000;
  for (let from = 0; from < patterns.length; from += size) {
    const values = patterns.slice(from, from + size).map((id) => `(${id})`);
    await connection.run(`INSERT INTO ${EXPOSURE_TABLES.pattern} VALUES ${values.join(', ')}`);
  }
}

/** Whether it must be known which table a row is of: one of them shows a column in another way, or as another element. */
export function dependsOnTable({ kinds, elsewhere }: ElementColumn): boolean {
  return elsewhere || new Set(kinds.map(({ code }) => code)).size > 1;
}

/** Identical rows of two files are one unit: a value that is masked in one of them and clear in the other is out. */
async function findTables(connection: Connection, ranges: readonly RowRange[]): Promise<void> {
  const tables = [...new Set(ranges.map(({ table }) => table))];
  const flags = tables.map((table) => {
    const own = ranges.filter((range) => range.table === table);
    const inside = own.map(({ from, to }) => `row BETWEEN ${from} AND ${to}`).join(' OR ');
    return `, bool_or(${inside}) AS t${table}`;
  });
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${EXPOSURE_TABLES.place} AS SELECT fingerprint${flags.join('')} FROM ${MATCH_TABLES.leak} GROUP BY fingerprint`,
  );
}

/** How one column of one row (pair `p`, unit `u` where something is not held, tables `r`) shows its element of the person. */
function codeSql(column: ElementColumn, least: boolean): string {
  const code = agreementSql(column, least);
  if (!column.elsewhere) return code;
  return `CASE WHEN ${column.kinds.map(({ table }) => `r.t${table}`).join(' OR ')} THEN ${code} ELSE 0 END`;
}

function agreementSql(column: ElementColumn, least: boolean): string {
  const held = column.cells.filter(({ cell }) => cell.held);
  const some = column.cells
    .map(({ at, cell }) => (cell.held ? `p.l${at} IS NOT NULL` : `u.${cell.name} IS NOT NULL`))
    .join(' OR ');
  if (held.length === 0) return `CASE WHEN ${some} THEN ${CODES.unchecked} ELSE 0 END`;
  const any = (level: number): string => held.map(({ at }) => `p.l${at} = ${level}`).join(' OR ');
  const lacking = column.cells
    .filter(({ needed }) => needed)
    .map(({ at, cell }) => (cell.held ? `p.l${at} IS NULL OR p.l${at} = ${LEVEL.notHeld}` : 'true'));
  return `CASE WHEN NOT (${some}) THEN 0 WHEN ${any(LEVEL.differs)} THEN ${CODES.differs}
    WHEN NOT coalesce(${any(LEVEL.agrees)} OR ${any(LEVEL.partial)}, false) THEN ${CODES.unchecked}
    WHEN ${[any(LEVEL.partial), ...lacking].join(' OR ')} THEN ${CODES.partly}
    ELSE ${kindSql(column, least)} END`;
}

/** The best of the tables that have the row; the least where that cannot be told. */
function kindSql({ kinds }: ElementColumn, least: boolean): string {
  const sorted = kinds.toSorted((left, right) => (least ? left.code - right.code : right.code - left.code));
  const last = sorted.at(-1)?.code ?? CODES.masked;
  if (sorted.every(({ code }) => code === last)) return `${last}`;
  return `CASE ${sorted.map(({ table, code }) => `WHEN r.t${table} THEN ${code}`).join(' ')} ELSE ${last} END`;
}
