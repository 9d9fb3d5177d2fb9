import { CsvError, parse } from 'csv-parse/sync';
import { InventoryError } from '../error.js';
import type { InventoryLimits } from '../limits.js';
import { filled, plainCell, type Row, type Table } from './rows.js';

const SEPARATORS = [',', ';', '\t', '|'] as const;
const LOOKED = 40;

/** Reads a text of cells: separator told from its first lines, quotes doubled. Where quotes do not close, they are read as characters. */
export function readDelimited(text: string, path: string, limits: InventoryLimits): Table {
  const clean = text.replace(/^\ufeff/u, '').replace(/^sep=(.)\r?\n/iu, '');
  const shift = clean.length < text.length && /^\ufeff?sep=/iu.test(text) ? 1 : 0;
  const delimiter = separatorOf(clean);
  const given = { path, limits };
  const quoted = attempt(clean, delimiter, '"', given);
  const records = quoted ?? attempt(clean, delimiter, false, given) ?? [];
  const skipped =
    quoted === null ? [{ where: path, why: 'a quotation mark does not close: all were read as characters' }] : [];
  const rows: Row[] = [];
  for (const { cells: raw, line } of records) {
    const cells = raw.map(plainCell);
    const where = `${path}:${line + shift}`;
    if (filled(cells) === 0) continue;
    if (cells.length > limits.maxColumns) skipped.push({ where, why: `more than ${limits.maxColumns} cells` });
    else if (cells.some((cell) => cell.length > limits.maxCell)) skipped.push({ where, why: 'a cell is too long' });
    else rows.push({ where, cells });
  }
  return { rows, skipped };
}

type Line = { readonly cells: string[]; readonly line: number };

type Given = { readonly path: string; readonly limits: InventoryLimits };

function attempt(text: string, delimiter: string, quote: string | false, given: Given): Line[] | null {
  const records: Line[] = [];
  let count = 0;
  let ends = 0;
  try {
    parse(text, {
      delimiter,
      quote,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (cells: string[], { lines }) => {
        // `lines` is where the record ends.
        records.push({ cells, line: Math.min(ends + 1, lines) });
        ends = lines;
        count += cells.length;
        if (records.length > given.limits.maxRows || count > given.limits.maxCells) throw tooLarge(given);
        return null;
      },
    });
  } catch (cause) {
    if (cause instanceof CsvError) return null;
    throw cause;
  }
  return records;
}

function tooLarge({ path, limits }: Given): InventoryError {
  return new InventoryError('too_large', `the file has more than ${limits.maxRows} rows or ${limits.maxCells} cells`, {
    where: { file: path },
    hint: 'An inventory has a row for each machine. Give a part of the file.',
  });
}

/** The separator that parts the first lines most evenly; a text without any has one cell a line. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 64_000)
    .split(/\r\n|\n|\r/u, LOOKED)
    .filter((line) => line.trim() !== '');
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => outsideQuotes(line).split(separator).length - 1);
    const withAny = counts.filter((count) => count > 0);
    if (withAny.length === 0) continue;
    const usual = mode(withAny);
    const score = withAny.filter((count) => count === usual).length * 10 + Math.min(usual, 9);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function outsideQuotes(line: string): string {
  return line.replaceAll(/"[^"]*"/gu, '');
}

function mode(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  return [...seen].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
