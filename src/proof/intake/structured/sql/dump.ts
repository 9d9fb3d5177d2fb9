import type { RejectedRow } from '../../../../model/sample.js';
import type { Limits } from '../../limits.js';
import type { Batches } from '../batches.js';
import { exceeds, type TextWindow } from '../text-window.js';
import type { Cursor } from './cursor.js';
import type { Dialect } from './dialect.js';
import type { Skip } from './skip.js';
import type { CopyHead } from './statement.js';
import { makeTables, type Tables, type Target } from './tables.js';

export type Mode =
  | { readonly kind: 'statement' }
  | { readonly kind: 'rows'; readonly table: number; readonly target: Target | null; first: boolean }
  | { readonly kind: 'copy'; readonly table: number; readonly target: Target | null; readonly head: CopyHead }
  | { readonly kind: 'skip'; readonly skip: Skip }
  /** After a broken row: looking for the next one. */
  | { readonly kind: 'seam'; readonly rows: Extract<Mode, { kind: 'rows' }> }
  /** Passing over the rest of a line, then on with `next`. */
  | { readonly kind: 'line'; readonly next: Mode };

/** Where the reading of one dump stands. */
export type Dump = {
  readonly window: TextWindow;
  readonly batches: Batches;
  readonly limits: Limits;
  readonly dialect: Dialect;
  readonly tables: Tables;
  readonly cursor: Cursor;
  mode: Mode;
  delimiter: string;
  /** Statements with rows that are not spelled out as values. */
  unread: number;
};

export type Step = 'go' | 'more';

export function makeDump(window: TextWindow, batches: Batches, limits: Limits, dialect: Dialect): Dump {
  return {
    window,
    batches,
    limits,
    dialect,
    tables: makeTables(batches, limits),
    cursor: { text: '', at: 0, final: false, dialect, failure: 'broken', mended: false },
    mode: { kind: 'statement' },
    delimiter: ';',
    unread: 0,
  };
}

/** The cursor, set to the window's place. */
export function cursorAt(dump: Dump): Cursor {
  const { cursor, window } = dump;
  cursor.text = window.text();
  cursor.at = window.at();
  cursor.final = window.final();
  cursor.mended = false;
  return cursor;
}

// What looks broken so near the end of the text known may be a token cut in two.
const NEAR_END = 256;

/** Whether more text could mend what just failed. */
export function couldGrow(dump: Dump): boolean {
  const { cursor, window, limits } = dump;
  if (window.final() || cursor.text.length - window.at() > limits.maxRowBytes) return false;
  return cursor.failure === 'incomplete' || cursor.text.length - cursor.at < NEAR_END;
}

/** Hands on one row of values, or says why not. */
export function putRow(
  dump: Dump,
  table: number,
  target: Target | null,
  values: readonly (string | null)[],
  mended: boolean,
): void {
  const { batches, window, limits } = dump;
  const line = window.line();
  const draft = batches.draft(table);
  const reason = misfit(values, target, limits);
  if (reason !== null) return batches.reject(table, { line, reason });
  let size = 0;
  for (const value of values) size += value?.length ?? 0;
  if (target === null || target.to === null) {
    const named = draft.columns.length;
    while (draft.columns.length < values.length) draft.columns.push(`column${draft.columns.length + 1}`);
    const changed = draft.header && named !== values.length;
    return batches.row(table, { cells: values.map(emptyIsNull), line, repaired: mended || changed }, size);
  }
  const cells: (string | null)[] = [];
  for (const [index, at] of target.to.entries()) {
    while (cells.length < at) cells.push(null);
    cells[at] = emptyIsNull(values[index] ?? null);
  }
  return batches.row(table, { cells, line, repaired: mended }, size);
}

function emptyIsNull(value: string | null): string | null {
  return value === '' ? null : value;
}

function misfit(
  values: readonly (string | null)[],
  target: Target | null,
  limits: Limits,
): RejectedRow['reason'] | null {
  if (target === null || values.length > limits.maxColumns) return 'too_many_cells';
  if (target.to !== null && values.length > target.to.length) return 'too_many_cells';
  if (target.to !== null && values.length < target.to.length) return 'too_few_cells';
  if (values.some((value) => value !== null && exceeds(value, limits.maxCellBytes))) return 'cell_too_large';
  return null;
}
