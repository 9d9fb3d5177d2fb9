import type { SheetRow } from '../../../../base/office/sheet.js';

/** Rows looked at to find the names of the columns. */
export const HEADER_ROWS = 20;

export type Header = {
  /** Rows of titles before the table. */
  readonly titles: number;
  /** Whether the row after them holds the names. */
  readonly named: boolean;
};

/** Tells which of a sheet's first rows are titles, and whether names follow. */
export function findHeader(rows: readonly SheetRow[]): Header {
  const widths = rows.map((row) => row.cells.filter((cell) => cell !== null).length);
  const width = Math.max(0, ...widths);
  let titles = 0;
  while (titles < rows.length - 1 && isTitle(widths[titles] ?? 0, width)) titles += 1;
  const first = rows[titles];
  if (first === undefined) return { titles: 0, named: false };
  return { titles, named: isNames(first, rows.slice(titles + 1), width) };
}

function isTitle(count: number, width: number): boolean {
  return width >= 3 ? count * 3 <= width : width === 2 && count === 1;
}

function isNames(row: SheetRow, rest: readonly SheetRow[], width: number): boolean {
  const names: string[] = [];
  for (const [at, cell] of row.cells.entries()) {
    if (cell === null) continue;
    if (row.text[at] !== true || !isName(cell)) return false;
    if (rest.some((other) => other.cells[at] === cell)) return false;
    names.push(cell.trim().toLowerCase());
  }
  return names.length * 2 >= width && new Set(names).size === names.length;
}

/** A name has letters, is short, and holds no value: no address, no number of more than three digits. */
function isName(text: string): boolean {
  return text.length <= 64 && /\p{L}/u.test(text) && !text.includes('@') && !/\d{4}|\d[-/.]\d/u.test(text);
}
