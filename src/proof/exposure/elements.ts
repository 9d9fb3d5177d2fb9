import { PARTIAL_FORMS, ELEMENTS, type Element, type Form } from '../../model/element.js';
import type { MatchedCell } from '../../model/evidence.js';
import type { Exposure, Shown } from '../../model/exposure.js';
import type { ColumnFinding } from '../../model/fields.js';

/** What a person's element is in the tables: 0 = not in the file, else how it is shown, better ones higher. */
export const CODES: Readonly<Record<Shown, number>> = {
  differs: 1,
  unchecked: 2,
  partly: 3,
  masked: 4,
  hashed: 5,
  clear: 6,
};

/** Cells that a column of the file was read into: a full name is a first and a last name. Columns of several files that were read into the same are one. */
export type ElementColumn = {
  readonly element: Element;
  readonly cells: readonly {
    /** Index into `MatchResult.cells`, and with it the level `l<index>` of a pair. */
    readonly at: number;
    readonly cell: MatchedCell;
    /** Without it the whole is not there. */
    readonly needed: boolean;
  }[];
  /** How a value that agrees is shown, by table of the leak that has the column. */
  readonly kinds: readonly { readonly table: number; readonly code: number }[];
  /** Whether another table holds some of the cells in another column: what is a full name here is a first name there. */
  readonly elsewhere: boolean;
};

/** A column of the leak, and the table that it is of. */
export type LeakColumn = Pick<ColumnFinding, 'name' | 'element' | 'shape' | 'part' | 'rows' | 'empty'> & {
  readonly table: number;
};

const NEEDED: Readonly<Partial<Record<Element, readonly Form[]>>> = {
  full_name: ['first_name', 'last_name'],
  address: ['street'],
};

/** The columns of data elements, in the order of reports. */
export function elementColumns(cells: readonly MatchedCell[], columns: readonly LeakColumn[]): ElementColumn[] {
  const found = new Map<string, ElementColumn>();
  for (const [index, column] of columns.entries()) {
    const own = cells.flatMap((cell, at) => (cell.columns.includes(index) ? [{ at, cell }] : []));
    const [first] = own;
    if (first === undefined) continue;
    const element = elementOf(column, first.cell.form);
    const key = `${element} ${own.map(({ at }) => at).join(' ')}`;
    const needs = NEEDED[element];
    const kinds = [...(found.get(key)?.kinds ?? []), { table: column.table, code: kindOf(column, first.cell.form) }];
    const tables = own.flatMap(({ cell }) => cell.columns.flatMap((other) => columns[other]?.table ?? []));
    found.set(key, {
      element,
      cells: own.map(({ at, cell }) => ({ at, cell, needed: needs?.includes(cell.form) ?? true })),
      kinds,
      elsewhere: tables.some((table) => kinds.every((kind) => kind.table !== table)),
    });
  }
  const all = [...found.values()];
  return ELEMENTS.flatMap((element) => all.filter((column) => column.element === element));
}

/** What digests hide is known once they open. */
function elementOf(column: LeakColumn, form: Form): Element {
  const opened = ELEMENTS.find((element) => element === form);
  return column.shape === 'hashed' && opened !== undefined ? opened : column.element;
}

/** The last four of an SSN are an element of their own; a number that a spreadsheet wrote otherwise and that agrees whole is clear. */
function kindOf({ element, shape }: LeakColumn, form: Form): number {
  if (element === 'ssn_last4') return CODES.clear;
  if (shape === 'hashed') return CODES.hashed;
  const left = shape === 'masked' || shape === 'truncated';
  return left || PARTIAL_FORMS.some((partial) => partial === form) ? CODES.masked : CODES.clear;
}

/** Columns that no count speaks of, with the reason. */
export function notCompared(cells: readonly MatchedCell[], columns: readonly LeakColumn[]): Exposure['not_compared'] {
  return columns.flatMap((column, index) => {
    if (column.element === 'ignore' || column.rows === column.empty) return [];
    const own = cells.filter((cell) => cell.columns.includes(index));
    const why = whyNot(column, own);
    return why === null ? [] : [{ column: column.name, element: column.element, why }];
  });
}

function whyNot({ element, shape }: LeakColumn, own: readonly MatchedCell[]): string | null {
  if (own.length === 0) {
    if (shape === 'hashed') return 'its digests do not open: they are salted, or of values that you do not hold';
    return element === 'unknown'
      ? 'its data element was not recognised'
      : 'what is left of its values tells nobody from another';
  }
  return own.some((cell) => cell.held)
    ? null
    : 'no system of record holds this element: people are counted as unchecked, right or wrong cannot be told';
}
