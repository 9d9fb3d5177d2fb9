import { readSheet, type SheetFacts, type SheetRow } from '../../../../base/office/sheet.js';
import { readWorkbook, type Sheet, type Workbook } from '../../../../base/office/workbook.js';
import type { RejectedRow } from '../../../../model/sample.js';
import { openZip } from '../../archive/zip.js';
import { failIntake } from '../../error.js';
import type { Limits } from '../../limits.js';
import type { FileSource, RowBatch } from '../../source.js';
import type { Batches } from '../batches.js';
import { exceeds } from '../text-window.js';
import { findHeader, HEADER_ROWS } from './header.js';

/** Reads every sheet of a workbook, in its order. */
export async function* readBook(
  source: FileSource,
  limits: Limits,
  batches: Batches,
  notes: string[],
): AsyncGenerator<RowBatch> {
  const archive = await openZip(source, limits);
  try {
    const book = await readWorkbook(source.path, archive.members, limits, failIntake);
    for (const [index, sheet] of book.sheets.entries()) {
      const facts: SheetFacts = { merged: 0 };
      yield* readTable(sheet, book, limits, batches, (note) => notes.push(`sheet ${index + 1}: ${note}`), facts);
      if (sheet.hidden) notes.push(`sheet ${index + 1}: hidden`);
      if (facts.merged > 0)
        notes.push(`sheet ${index + 1}: ${facts.merged} merged ranges, their value in the first cell`);
    }
    yield* batches.rest(0);
  } finally {
    await archive.close();
  }
}

async function* readTable(
  sheet: Sheet,
  book: Workbook,
  limits: Limits,
  batches: Batches,
  note: (text: string) => void,
  facts: SheetFacts,
): AsyncGenerator<RowBatch> {
  let bytes = 0;
  let first: SheetRow[] = [];
  let table: number | null = null;
  for await (const piece of readSheet(sheet.part, book, limits, facts, failIntake)) {
    bytes += piece.bytes;
    if (table === null) {
      first.push(...piece.rows);
      if (first.length < HEADER_ROWS) continue;
      table = openTable(sheet.name, first, batches, limits, note);
      first = [];
    } else for (const row of piece.rows) putRow(table, row, batches, limits);
    if (batches.full()) {
      yield* batches.take(bytes);
      bytes = 0;
    }
  }
  if (table === null && first.length > 0) openTable(sheet.name, first, batches, limits, note);
  yield* batches.take(bytes);
}

/** Opens the sheet's table, named by what its first rows say, and puts those that are data. */
function openTable(
  name: string,
  rows: readonly SheetRow[],
  batches: Batches,
  limits: Limits,
  note: (text: string) => void,
): number {
  const { titles, named } = findHeader(rows.slice(0, HEADER_ROWS));
  if (titles > 0) note(`${titles} rows of titles above the table left out`);
  const names = named ? (rows[titles]?.cells ?? []) : [];
  const columns = names.map((cell, at) => cell?.trim() ?? `column${at + 1}`);
  const table = batches.open(name, columns, named);
  for (const row of rows.slice(titles + (named ? 1 : 0))) putRow(table, row, batches, limits);
  return table;
}

function putRow(table: number, row: SheetRow, batches: Batches, limits: Limits): void {
  let size = 0;
  for (const cell of row.cells) size += cell?.length ?? 0;
  const reason = misfit(row, size, limits);
  if (reason !== null) return batches.reject(table, { line: row.line, reason });
  const { columns } = batches.draft(table);
  while (columns.length < row.cells.length) columns.push(`column${columns.length + 1}`);
  return batches.row(table, { cells: row.cells, line: row.line, repaired: row.repaired }, size);
}

function misfit(row: SheetRow, size: number, limits: Limits): RejectedRow['reason'] | null {
  if (row.tooWide) return 'too_many_cells';
  if (size > limits.maxRowBytes) return 'row_too_large';
  return row.cells.some((cell) => cell !== null && exceeds(cell, limits.maxCellBytes)) ? 'cell_too_large' : null;
}
