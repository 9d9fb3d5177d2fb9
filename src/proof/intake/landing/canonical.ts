import { closeSync, openSync, writeSync } from 'node:fs';

/** How a canonical text is written. Every one has the columns row, file, line before the cells, and line feeds between records. */
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

export type PieceWriter = {
  /** Takes over a record's bytes as they stand: only what is well-formed in this style. */
  readonly copy: (
    row: number,
    file: number,
    line: number,
    bytes: Buffer,
    start: number,
    end: number,
    multiline: boolean,
  ) => void;
  readonly write: (row: number, file: number, line: number | null, cells: readonly (string | null)[]) => void;
  readonly close: () => Piece;
};

const ROOM = 1 << 22;

/** `width`: cells of the records that are copied. */
export function openPiece(file: string, style: Style, width: number): PieceWriter {
  const descriptor = openSync(file, 'wx', 0o600);
  const delimiter = style.delimiter.charCodeAt(0);
  const needsQuotes = quotingTest(style);
  let buffer = Buffer.allocUnsafe(ROOM);
  let used = 0;
  let rows = 0;
  let widest = width;
  let least = Infinity;
  let multi = false;
  let longest = 0;

  function makeRoom(bytes: number): void {
    if (used + bytes <= buffer.length) return;
    writeSync(descriptor, buffer, 0, used);
    used = 0;
    if (bytes > buffer.length) buffer = Buffer.allocUnsafe(bytes);
  }

  function digits(value: number): void {
    let rest = value;
    let end = used;
    do {
      end++;
      rest = Math.floor(rest / 10);
    } while (rest > 0);
    rest = value;
    for (let at = end - 1; at >= used; at--) {
      buffer[at] = 48 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    used = end;
  }

  function prefix(row: number, source: number, line: number | null): void {
    digits(row);
    buffer[used++] = delimiter;
    digits(source);
    buffer[used++] = delimiter;
    if (line !== null) digits(line);
    buffer[used++] = delimiter;
    rows++;
  }

  return {
    copy(row, source, line, bytes, start, end, multiline) {
      const length = end - start;
      makeRoom(length + 64);
      prefix(row, source, line);
      bytes.copy(buffer, used, start, end);
      used += length;
      buffer[used++] = 10;
      if (width < least) least = width;
      if (length > longest) longest = length;
      if (multiline) multi = true;
    },
    write(row, source, line, cells) {
      let text = '';
      for (let index = 0; index < cells.length; index++) {
        const cell = cells[index] ?? '';
        if (index > 0) text += style.delimiter;
        text += needsQuotes.test(cell) ? quoted(cell, style) : cell;
      }
      if (!multi && /[\r\n]/u.test(text)) multi = true;
      if (text.includes('\u0000')) text = text.replaceAll('\u0000', '');
      text += '\n';
      const most = text.length * 3;
      makeRoom(most + 64);
      prefix(row, source, line);
      const written = buffer.write(text, used, 'utf8');
      used += written;
      widest = Math.max(widest, cells.length);
      least = Math.min(least, cells.length);
      longest = Math.max(longest, written);
    },
    close() {
      writeSync(descriptor, buffer, 0, used);
      closeSync(descriptor);
      return { file, style, width: widest, rows, multiline: multi, ragged: least < widest, longest };
    },
  };
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
