import type { Connection } from '../../engine/connection.js';
import type { CoherenceTable } from '../../model/coherence.js';
import { IDENTIFYING_FORMS, type Element, type Form } from '../../model/element.js';
import type { MatchedCell } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import type { TokenCell, TokenTable } from '../../model/tokens.js';
import { MATCH_TABLES } from '../../model/match-tables.js';

export type LeakTable = {
  readonly tokens: TokenTable;
  readonly coherence: CoherenceTable | null;
  /** Index of its first column among all columns of the sample. */
  readonly columnOffset: number;
};

/** A cell of the unified leak. Derived and composite cells serve comparison and look-up and are not judged themselves. */
export type LeakCell = {
  readonly name: string;
  readonly form: Form;
  readonly element: Element;
  readonly columns: readonly number[];
  readonly judged: boolean;
  /** The judged cell that a derived one softens: same column. */
  readonly origin: number | null;
};

/** An account, a device or a line belongs to the organisation that gave it; everything else goes with the person. */
const ORGANISATION_BOUND: ReadonlySet<Form> = new Set([
  'account_number',
  'record_id',
  'username',
  'password',
  'pin',
  'plan',
  'phone',
  'phone_exchange',
  'phone_last4',
  'imei',
  'imei_tac',
  'imsi',
  'iccid',
  'account_last4',
]);

/** Cells of all tables brought together: the first phone of one file is the first phone of the other. */
export function unifyCells(tables: readonly LeakTable[]): { cells: LeakCell[]; byTable: (string | null)[][] } {
  const cells: LeakCell[] = [];
  const slots = new Map<string, number>();
  const maps = tables.map(({ tokens, columnOffset }) => {
    const seen = new Map<string, number>();
    const own: number[] = tokens.cells.map((cell) => {
      const kind = `${cell.form}:${cell.derived}`;
      const ordinal = seen.get(kind) ?? 0;
      seen.set(kind, ordinal + 1);
      const key = `${kind}:${ordinal}`;
      const column = cell.column === null ? [] : [cell.column + columnOffset];
      const known = slots.get(key);
      if (known !== undefined) {
        const old = cells[known];
        if (old !== undefined) cells[known] = { ...old, columns: [...old.columns, ...column] };
        return known;
      }
      slots.set(key, cells.length);
      cells.push({
        name: `x${cells.length}`,
        form: cell.form,
        element: cell.element,
        columns: column,
        judged: isJudged(cell),
        origin: null,
      });
      return cells.length - 1;
    });
    return own;
  });
  const byTable = tables.map(({ tokens }, table) =>
    cells.map((_, index) => {
      const at = maps[table]?.indexOf(index) ?? -1;
      return tokens.cells[at]?.name ?? null;
    }),
  );
  return { cells: cells.map((cell) => ({ ...cell, origin: originOf(cell, cells) })), byTable };
}

function isJudged(cell: TokenCell): boolean {
  return !cell.derived && cell.column !== null;
}

function originOf(cell: LeakCell, cells: readonly LeakCell[]): number | null {
  if (cell.judged || cell.columns.length === 0) return null;
  const at = cells.findIndex(
    (other) =>
      other.judged && other.columns.some((column) => cell.columns.includes(column)) && softens(cell.form, other.form),
  );
  return at < 0 ? null : at;
}

function softens(soft: Form, exact: Form): boolean {
  const stem: Partial<Record<Form, Form>> = {
    first_initial: 'first_name',
    first_formal: 'first_name',
    last_phonetic: 'last_name',
    birth_year: 'date_of_birth',
    birth_swapped: 'date_of_birth',
    ssn_last4: 'ssn',
    phone_exchange: 'phone',
    phone_last4: 'phone',
    email_hint: 'email',
    street_number: 'street',
    postal3: 'postal_code',
    imei_tac: 'imei',
    card_last4: 'card_number',
    account_last4: 'account_number',
    license_last4: 'drivers_license',
  };
  return stem[soft] === exact;
}

/** Judged cells with what the later stages need to know of them. */
export function describeCells(
  cells: readonly LeakCell[],
  reference: Reference,
  publicElements: readonly Element[],
): MatchedCell[] {
  const held = new Set(reference.columns.map((column) => column.form));
  const open = new Set<Element>(publicElements);
  return cells
    .filter((cell) => cell.judged)
    .map((cell) => ({
      name: cell.name,
      form: cell.form,
      element: cell.element,
      columns: cell.columns,
      identifying: IDENTIFYING_FORMS.includes(cell.form),
      public: open.has(cell.element),
      boundTo: ORGANISATION_BOUND.has(cell.form) ? 'organisation' : 'person',
      held: held.has(cell.form),
    }));
}

/** Makes `leak` and `unit` out of the token tables, which are gone then. A row that repeats another in every cell is a copy of it and no evidence of its own. */
export async function makeUnits(
  connection: Connection,
  tables: readonly LeakTable[],
  cells: readonly LeakCell[],
  byTable: readonly (string | null)[][],
): Promise<void> {
  const names = cells.map((cell) => cell.name);
  const selects = tables.map(({ tokens }, table) => {
    const list = cells.map((cell, index) => `${byTable[table]?.[index] ?? 'NULL::UBIGINT'} AS ${cell.name}`);
    return `SELECT row${list.map((item) => `, ${item}`).join('')} FROM ${tokens.table}`;
  });
  const judged = cells.filter((cell) => cell.judged).map((cell) => cell.name);
  const some = judged.length === 0 ? 'false' : `coalesce(${judged.join(', ')}) IS NOT NULL`;
  const print = judged.length === 0 ? '0::UBIGINT' : `hash(${judged.join(', ')})`;
  await connection.run(`CREATE OR REPLACE TEMP VIEW leak_cells AS ${selects.join(' UNION ALL ')}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.leak} AS SELECT row, ${print} AS fingerprint FROM leak_cells WHERE ${some}`,
  );
  // The cells are fetched once it is known which rows stand for others: what is grouped by must fit in memory.
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.unit} AS
     SELECT f.unit, f.fingerprint, f.copies${names.map((name) => `, l.${name}`).join('')}
     FROM leak_cells l JOIN (
       SELECT min(row) AS unit, fingerprint, count(*) AS copies FROM ${MATCH_TABLES.leak} GROUP BY fingerprint) f ON l.row = f.unit`,
  );
  await connection.run('DROP VIEW leak_cells');
  for (const { tokens } of tables) await connection.run(`DROP TABLE ${tokens.table}`);
}
