import { rmSync } from 'node:fs';
import type { Connection } from '../../../engine/connection.js';
import { EngineError } from '../../../engine/error.js';
import { ident, literal, parquetTable } from '../../../engine/sql.js';
import type { Survey } from '../bytes/survey.js';
import { cellNames, csvTable } from '../landing/land.js';
import type { Limits } from '../limits.js';
import { MARK } from './dialect.js';
import type { Sniffed } from './sniff.js';

/**
 * A text in which nothing can be misread: UTF-8 without quotes, returns or control characters, one delimiter, no line too
 * long. Every line is a record then, and its number follows from where it stands.
 */
export function isClean({ dialect, preamble, splitFirst, combo, columns }: Sniffed, survey: Survey, limits: Limits) {
  const { encoding, validUtf8, replaced, bytes, seen, longest } = survey;
  const quoted = dialect.quote !== null && seen.has(dialect.quote.charCodeAt(0));
  return (
    bytes >= limits.cleanFrom &&
    encoding.label === 'utf-8' &&
    encoding.bom === 0 &&
    validUtf8 &&
    !replaced &&
    dialect.delimiter.length === 1 &&
    columns.length > 1 &&
    preamble.length === 0 &&
    !splitFirst &&
    !combo &&
    !quoted &&
    !UNCLEAN.some((byte) => seen.has(byte)) &&
    longest <= limits.maxCellBytes
  );
}

/** NUL, carriage return, and what stands for a missing quote in the text that is given to the engine. */
const UNCLEAN = [0, 13, MARK.charCodeAt(0)];

type CleanText = {
  readonly file: string;
  readonly sniffed: Sniffed;
  readonly survey: Survey;
  /** The Parquet file to make, of `c0`, `c1`, ... */
  readonly into: string;
};

/**
 * Lets the engine read the lines by itself, on all threads. Null, and nothing is left, where it does not find a record of the
 * right width on every line, or the header stands among them again: then line after line must be looked at.
 */
export async function readClean(
  connection: Connection,
  { file, sniffed, survey, into }: CleanText,
): Promise<number | null> {
  const names = cellNames(sniffed.columns.length);
  const style = { delimiter: sniffed.dialect.delimiter, quote: MARK, escape: MARK };
  const before = sniffed.start.line - 1;
  const source = csvTable(file, style, {
    columns: names.map((name) => [name, 'VARCHAR']),
    skip: before,
    parallel: true,
    longest: survey.longest,
  });
  try {
    await connection.run(
      `COPY (SELECT ${names.map(ident).join(', ')} FROM ${source}) TO ${literal(into)} (FORMAT parquet, WRITE_BLOOM_FILTER false, DICTIONARY_SIZE_LIMIT 4000)`,
    );
    const header = sniffed.headerText?.split(sniffed.dialect.delimiter) ?? [];
    const repeated = names.map((name, at) => `${name} IS NOT DISTINCT FROM nullif(${literal(header[at] ?? '')}, '')`);
    const [row] = await connection.rows(
      `SELECT count(*) AS rows, ${sniffed.header ? `count(*) FILTER (${repeated.join(' AND ')})` : '0'} AS headers FROM ${parquetTable(into)}`,
    );
    const rows = Number(row?.['rows'] ?? 0);
    if (rows === survey.lines - before && Number(row?.['headers'] ?? 0) === 0) return rows;
  } catch (cause) {
    if (!(cause instanceof EngineError) || cause.code !== 'query_failed') throw cause;
  }
  rmSync(into, { force: true });
  return null;
}
