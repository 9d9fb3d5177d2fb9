import { Readable } from 'node:stream';
import { fromBufferPromise } from 'yauzl';
import type { Fail, OfficeFault, OfficeLimits } from '../../../base/office/part.js';
import { readSheet } from '../../../base/office/sheet.js';
import { readWorkbook, type Sheet, type Workbook } from '../../../base/office/workbook.js';
import { openZip } from '../../../base/office/zip.js';
import { inertText } from '../../../base/text.js';
import type { FileReading, InventoryFile } from '../draft.js';
import { InventoryError, type InventoryErrorCode } from '../error.js';
import type { InventoryLimits } from '../limits.js';
import { plainCell, type Row } from './rows.js';
import { readTable, type TableRead } from './read-table.js';
import { asReading } from './sheet.js';

const MiB = 2 ** 20;

/** Reads every sheet of a workbook, in its order; formulas count by the value that was saved with them. */
export async function readXlsx(file: InventoryFile, limits: InventoryLimits): Promise<FileReading> {
  const buffer = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const given = officeLimits(limits);
  const { members } = await openZip(
    {
      path: file.path,
      directory: (options) => fromBufferPromise(buffer, options),
      range: (start, length) => Readable.from([buffer.subarray(start, start + length)]),
    },
    given,
    fail,
  );
  if (!members.some(({ path }) => path.toLowerCase() === `${file.path}!xl/workbook.xml`.toLowerCase()))
    throw new InventoryError('unsupported', 'the file is an archive, not a workbook', {
      where: { file: file.path },
      hint: 'Unpack it and give the files in it, or save the sheet as .xlsx or .csv.',
    });
  const book = await readWorkbook(file.path, members, given, fail);
  const read: TableRead = { drafts: [], set_aside: [], unused: [], headings: [] };
  for (const sheet of book.sheets) await addSheet(sheet, book, { file, limits, given, read });
  return asReading(read, file.path);
}

type Adding = {
  readonly file: InventoryFile;
  readonly limits: InventoryLimits;
  readonly given: OfficeLimits;
  readonly read: TableRead;
};

async function addSheet(sheet: Sheet, book: Workbook, { file, limits, given, read }: Adding): Promise<void> {
  const place = book.sheets.length === 1 ? file.path : `${file.path}!${inertText(sheet.name, 40)}`;
  const rows: Row[] = [];
  const skipped: { where: string; why: string }[] = [];
  let count = 0;
  for await (const piece of readSheet(sheet.part, book, given, { merged: 0 }, fail)) {
    for (const row of piece.rows) {
      const where = `${place}:${row.line}`;
      count += row.cells.length;
      const cells = row.cells.map((cell) => plainCell(cell ?? ''));
      if (row.tooWide) skipped.push({ where, why: `more than ${limits.maxColumns} cells` });
      else if (cells.some((cell) => cell.length > limits.maxCell)) skipped.push({ where, why: 'a cell is too long' });
      else if (cells.some((cell) => cell !== '')) rows.push({ where, cells });
    }
    if (rows.length > limits.maxRows || count > limits.maxCells)
      throw new InventoryError(
        'too_large',
        `a sheet has more than ${limits.maxRows} rows or ${limits.maxCells} cells`,
        { where: { file: place } },
      );
  }
  const table = readTable({ rows, skipped });
  read.drafts.push(...table.drafts);
  read.set_aside.push(...table.set_aside);
  read.unused.push(...table.unused.filter((heading) => !read.unused.includes(heading)));
  read.headings.push(...table.headings);
}

function officeLimits(limits: InventoryLimits): OfficeLimits {
  return {
    maxMembers: 2_000,
    maxRatio: 200,
    ratioFrom: 8 * MiB,
    maxCellBytes: limits.maxCell,
    maxColumns: limits.maxColumns,
    maxTables: 100,
    heapBytes: 256 * MiB,
  };
}

const CODES: Readonly<Record<OfficeFault, InventoryErrorCode>> = {
  truncated: 'broken_zip',
  damaged: 'broken_zip',
  path_escape: 'broken_zip',
  unreadable: 'broken_zip',
  bomb: 'bomb',
  limit: 'too_large',
  too_many_members: 'too_large',
  encrypted_archive: 'unsupported',
  unsupported: 'unsupported',
};

const fail: Fail = (code, message, { where, hint, cause }) =>
  new InventoryError(CODES[code], message, {
    ...(where === undefined ? {} : { where }),
    ...(cause === undefined ? {} : { cause }),
    hint: hint ?? 'Open it in the program that made it and save it again as .xlsx, or as .csv.',
  });
