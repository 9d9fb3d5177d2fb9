import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '../../../engine/connection.js';
import { ident, literal, parquetTable } from '../../../engine/sql.js';
import type { SampleTable } from '../../../model/sample.js';
import { IntakeError } from '../error.js';
import type { Piece } from './canonical.js';
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
  const expected = parts.reduce((sum, part) => sum + part.rows, 0);
  const landed = await copyParts(connection, table, parts, parquet);
  if (landed !== expected) {
    throw new IntakeError('miscount', `a table of ${expected} rows came out with ${landed}`, {
      hint: 'This is a fault of Assay; no result was given.',
    });
  }
  for (const part of parts) if ('file' in part) rmSync(part.file, { force: true });
  const columns = table.columns.map((name, index) => ({ name, index }));
  return { parquet, columns, header: table.header, rows: landed };
}

async function copyParts(
  connection: Connection,
  table: GrowingTable,
  parts: readonly Part[],
  parquet: string,
): Promise<number> {
  const width = table.columns.length;
  const selects = parts.map((part) => ('select' in part ? part.select : selectPiece(part, width)));
  const body = selects.length === 0 ? emptySelect(width) : selects.join(' UNION ALL ');
  await connection.run(
    `COPY (${body}) TO ${literal(parquet)} (FORMAT parquet, WRITE_BLOOM_FILTER false, DICTIONARY_SIZE_LIMIT ${width > MOST_WITH_DICTIONARY ? 1 : 4000})`,
  );
  const [counted] = await connection.rows(`SELECT count(*) AS landed FROM ${parquetTable(parquet)}`);
  return Number(counted?.['landed'] ?? 0);
}

/** Columns above which a table is written without dictionaries: the engine keeps room for one in every column at once. */
const MOST_WITH_DICTIONARY = 250;

function cellNames(width: number): string[] {
  return Array.from({ length: width }, (_, index) => `c${index}`);
}

function emptySelect(width: number): string {
  const cells = cellNames(width).map((name) => `, NULL::VARCHAR AS ${ident(name)}`);
  return `SELECT 0::BIGINT AS "row", 0::INTEGER AS "file", NULL::BIGINT AS "line"${cells.join('')} WHERE false`;
}

const ROOM_FOR_PREFIX = 64;
const LINE_SIZE = 2_097_152; // DuckDB's own default

function selectPiece(piece: Piece, width: number): string {
  const types = [`'row': 'BIGINT'`, `'file': 'INTEGER'`, `'line': 'BIGINT'`];
  const names = cellNames(piece.width);
  const columns = [...types, ...names.map((name) => `${literal(name)}: 'VARCHAR'`)].join(', ');
  const options = [
    'auto_detect = false',
    'hive_partitioning = false',
    'header = false',
    `columns = {${columns}}`,
    `delim = ${literal(piece.style.delimiter)}`,
    `quote = ${literal(piece.style.quote)}`,
    `escape = ${literal(piece.style.escape)}`,
    `comment = ''`,
    `nullstr = ''`,
    `new_line = '\\n'`,
    'strict_mode = true',
    `max_line_size = ${Math.max(LINE_SIZE, piece.longest + ROOM_FOR_PREFIX)}`,
    `null_padding = ${piece.ragged}`,
    `parallel = ${!piece.multiline && !piece.ragged}`,
  ];
  const cells = cellNames(width).map((name, index) =>
    index < piece.width ? ident(name) : `NULL::VARCHAR AS ${ident(name)}`,
  );
  const from = `read_csv(${literal(piece.file)}, ${options.join(', ')})`;
  return `SELECT "row", "file", "line", ${cells.join(', ')} FROM ${from}`;
}
