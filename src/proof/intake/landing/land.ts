import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '../../../engine/connection.js';
import { ident, literal, numberedTable, parquetTable } from '../../../engine/sql.js';
import type { SampleTable } from '../../../model/sample.js';
import { IntakeError } from '../error.js';
import type { Piece, Style } from './canonical.js';
import type { GrowingTable, Part } from './tables.js';

/** Writes one table's rows to scratch Parquet, counts them again there, and removes the text they came from. */
export async function landTable(
  connection: Connection,
  scratch: string,
  number: number,
  table: GrowingTable,
  parts: readonly Part[],
): Promise<SampleTable> {
  const parquet = path.join(scratch, `table-${number}.parquet`);
  const columns = table.columns.map((name, index) => ({ name, index }));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && 'cells' in only) {
    renameSync(only.cells, parquet);
    return { parquet, columns, header: table.header, rows: only.rows, numbered: only.numbered };
  }
  const expected = parts.reduce((sum, part) => sum + part.rows, 0);
  const landed = await copyParts(connection, table, parts, parquet);
  if (landed !== expected) {
    throw new IntakeError('miscount', `a table of ${expected} rows came out with ${landed}`, {
      hint: 'This is a fault of Assay; no result was given.',
    });
  }
  for (const part of parts) {
    if ('file' in part) rmSync(part.file, { force: true });
    if ('cells' in part) rmSync(part.cells, { force: true });
  }
  return { parquet, columns, header: table.header, rows: landed, numbered: null };
}

async function copyParts(
  connection: Connection,
  table: GrowingTable,
  parts: readonly Part[],
  parquet: string,
): Promise<number> {
  const width = table.columns.length;
  const selects = parts.map((part) => selectPart(part, width));
  const body = selects.length === 0 ? emptySelect(width) : selects.join(' UNION ALL ');
  await connection.run(
    `COPY (${body}) TO ${literal(parquet)} (FORMAT parquet, WRITE_BLOOM_FILTER false, DICTIONARY_SIZE_LIMIT ${width > MOST_WITH_DICTIONARY ? 1 : 4000})`,
  );
  const [counted] = await connection.rows(`SELECT count(*) AS landed FROM ${parquetTable(parquet)}`);
  return Number(counted?.['landed'] ?? 0);
}

/** Columns above which a table is written without dictionaries: the engine keeps room for one in every column at once. */
const MOST_WITH_DICTIONARY = 250;

export function cellNames(width: number): string[] {
  return Array.from({ length: width }, (_, index) => `c${index}`);
}

function emptySelect(width: number): string {
  const cells = cellNames(width).map((name) => `, NULL::VARCHAR AS ${ident(name)}`);
  return `SELECT 0::BIGINT AS "row", 0::INTEGER AS "file", NULL::BIGINT AS "line"${cells.join('')} WHERE false`;
}

const ROOM_FOR_PREFIX = 64;
const LINE_SIZE = 2_097_152; // DuckDB's own default

function selectPart(part: Part, width: number): string {
  if ('select' in part) return part.select;
  return 'cells' in part ? `FROM ${numberedTable(part.cells, part.numbered)}` : selectPiece(part, width);
}

function selectPiece(piece: Piece, width: number): string {
  const names = cellNames(piece.width);
  const from = csvTable(piece.file, piece.style, {
    columns: [
      ['row', 'BIGINT'],
      ['file', 'INTEGER'],
      ['line', 'BIGINT'],
      ...names.map((name) => [name, 'VARCHAR'] as const),
    ],
    ragged: piece.ragged,
    parallel: !piece.multiline && !piece.ragged,
    longest: piece.longest,
  });
  const cells = cellNames(width).map((name, index) =>
    index < piece.width ? ident(name) : `NULL::VARCHAR AS ${ident(name)}`,
  );
  return `SELECT "row", "file", "line", ${cells.join(', ')} FROM ${from}`;
}

type CsvOptions = {
  readonly columns: readonly (readonly [name: string, type: string])[];
  /** Lines before the first record. */
  readonly skip?: number;
  readonly ragged?: boolean;
  readonly parallel: boolean;
  /** Bytes of the longest record. */
  readonly longest: number;
};

/** A text of lines of cells as a table, with everything said that the engine would guess. */
export function csvTable(
  file: string,
  style: Style,
  { columns, skip = 0, ragged = false, parallel, longest }: CsvOptions,
) {
  const options = [
    'auto_detect = false',
    'hive_partitioning = false',
    'header = false',
    `skip = ${skip}`,
    `columns = {${columns.map(([name, type]) => `${literal(name)}: ${literal(type)}`).join(', ')}}`,
    `delim = ${literal(style.delimiter)}`,
    `quote = ${literal(style.quote)}`,
    `escape = ${literal(style.escape)}`,
    `comment = ''`,
    `nullstr = ''`,
    `new_line = '\\n'`,
    'strict_mode = true',
    `max_line_size = ${Math.max(LINE_SIZE, longest + ROOM_FOR_PREFIX)}`,
    `null_padding = ${ragged}`,
    `parallel = ${parallel}`,
  ];
  return `read_csv(${literal(file)}, ${options.join(', ')})`;
}
