import { appendTo, type AppendFile } from './append-file.js';

/** How a canonical text is written. Each record has the columns row, file, line before its cells, and ends with a line feed. */
export type Style = { readonly delimiter: string; readonly quote: string; readonly escape: string };
export const PLAIN_STYLE: Style = { delimiter: ',', quote: '"', escape: '"' };

/** A stretch of rows of one table, as text that DuckDB reads without having to guess anything. */
export type Piece = {
  readonly file: string;
  readonly style: Style;
  readonly width: number;
  readonly rows: number;
  /** Some cell holds a line break: a parallel reader could take the middle of it for a record. */
  readonly multiline: boolean;
  /** Some records have fewer cells than `width`. */
  readonly ragged: boolean;
  /** Bytes of the longest record. */
  readonly longest: number;
};

/** Where a row stands: its number over the intake, its file's index, its line. */
export type RowPlace = { row: number; file: number; line: number | null };

export type PieceWriter = {
  readonly style: Style;
  /** Takes over the bytes of a record with `width` cells as they stand: only what is well-formed in this style. */
  readonly copy: (
    place: RowPlace,
    bytes: Buffer,
    start: number,
    end: number,
    width: number,
    multiline: boolean,
  ) => void;
  readonly write: (place: RowPlace, cells: readonly (string | null)[]) => void;
  /** Frees what writing holds, until more is written. */
  readonly rest: () => void;
  readonly close: () => Piece;
};

const PREFIX = 64;
const FEED = 10;

export function openPiece(file: string, style: Style): PieceWriter {
  const out = appendTo(file);
  const delimiter = style.delimiter.charCodeAt(0);
  const needsQuotes = quotingTest(style);
  const seen = { rows: 0, widest: 0, least: Infinity, multiline: false, longest: 0 };

  function count(bytes: number, width: number, multiline: boolean): void {
    seen.rows++;
    if (bytes > seen.longest) seen.longest = bytes;
    if (width > seen.widest) seen.widest = width;
    if (width < seen.least) seen.least = width;
    if (multiline) seen.multiline = true;
  }

  return {
    style,
    copy(place, bytes, start, end, width, multiline) {
      const length = end - start;
      out.reserve(length + PREFIX);
      writePrefix(out, place, delimiter);
      bytes.copy(out.buffer, out.used, start, end);
      out.used += length;
      out.buffer[out.used++] = FEED;
      count(length, width, multiline);
    },
    write(place, cells) {
      let text = '';
      for (let index = 0; index < cells.length; index++) {
        const cell = cells[index] ?? '';
        if (index > 0) text += style.delimiter;
        text += needsQuotes.test(cell) ? quoted(cell, style) : cell;
      }
      if (text.includes('\u0000')) text = text.replaceAll('\u0000', '');
      const multiline = /[\r\n]/.test(text);
      out.reserve(text.length * 3 + PREFIX);
      writePrefix(out, place, delimiter);
      const written = out.buffer.write(text, out.used, 'utf8');
      out.used += written;
      out.buffer[out.used++] = FEED;
      count(written, cells.length, multiline);
    },
    rest: out.rest,
    close() {
      out.rest();
      const { rows, widest: width, least, multiline, longest } = seen;
      return { file, style, width, rows, multiline, ragged: least < width, longest };
    },
  };
}

function writePrefix(out: AppendFile, place: RowPlace, delimiter: number): void {
  writeDigits(out, place.row);
  out.buffer[out.used++] = delimiter;
  writeDigits(out, place.file);
  out.buffer[out.used++] = delimiter;
  if (place.line !== null) writeDigits(out, place.line);
  out.buffer[out.used++] = delimiter;
}

function writeDigits(out: AppendFile, value: number): void {
  let length = 1;
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) length++;
  let rest = value;
  for (let at = out.used + length - 1; at >= out.used; at--) {
    out.buffer[at] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  out.used += length;
}

function quotingTest(style: Style): RegExp {
  const special = [style.delimiter, style.quote, style.escape].map(
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new RegExp(`[${special.join('')}\\r\\n]`, 'u');
}

function quoted(cell: string, style: Style): string {
  const { quote, escape } = style;
  const inner = escape === quote ? cell : cell.replaceAll(escape, escape + escape);
  return quote + inner.replaceAll(quote, escape + quote) + quote;
}
