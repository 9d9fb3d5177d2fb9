/** One row of a sheet or line of a text; empty cells are ''. `where` as shown: `inventory.csv:4`. */
export type Row = { readonly where: string; readonly cells: readonly string[] };

/** Rows of one table: a text of cells, one sheet of a workbook, a list of a router. */
export type Table = { readonly rows: readonly Row[]; readonly skipped: readonly { where: string; why: string }[] };

/** A cell on one line, without what only moves the cursor. */
export function plainCell(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, ' ')
    .replaceAll(/[ \t\u00a0]+/gu, ' ')
    .trim();
}

/** The same on one line: for all cells but those that list things. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

export function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}
