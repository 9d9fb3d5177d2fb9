import { isUtf8 } from 'node:buffer';
import type { Limits } from '../limits.js';
import { newCount, reject, type RowCount } from '../rows.js';
import { PLAIN_STYLE, type PieceWriter, type RowPlace, type Style } from '../landing/canonical.js';
import { sameStyle, type Tables } from '../landing/tables.js';
import { bytesOf, MARK, UNIT, type Dialect } from './dialect.js';
import { mendRecord, type Layout, type Mended } from './mend.js';
import { eachRecord } from './records.js';
import type { Found } from './scan.js';
import type { Sniffed } from './sniff.js';

export type DelimitedText = {
  /** UTF-8, without a byte order mark. */
  readonly chunks: () => AsyncIterable<Buffer>;
  readonly sniffed: Sniffed;
  /** Whether a decoder has put U+FFFD for bytes it could not read. */
  readonly replaced: () => boolean;
  readonly onBytes: (bytes: number) => void;
  /** See eachRecord. */
  readonly window?: number;
};

export type DelimitedResult = { readonly count: RowCount; readonly notes: readonly string[] };

/** Reads lines of cells into the tables. Well-formed records are copied as bytes; every other one is taken up by itself. */
export async function readDelimited(
  text: DelimitedText,
  file: number,
  tables: Tables,
  limits: Limits,
): Promise<DelimitedResult> {
  const { sniffed } = text;
  const table = tables.take(sniffed.columns, sniffed.header, sniffed.profile);
  const width = sniffed.columns.length;
  const wished = styleOf(sniffed.dialect);
  const writer = tables.writer(table, wished);
  const state: State = {
    layout: { dialect: sniffed.dialect, width, profile: sniffed.profile, splitFirst: sniffed.splitFirst },
    header: sniffed.headerText === null || width === 1 ? null : Buffer.from(sniffed.headerText),
    copyable: bytesOf(sniffed.dialect).copyable && sameStyle(writer.style, wished),
    writer,
    nextRow: tables.nextRow,
    place: { row: 0, file, line: null },
    limits,
    count: newCount(),
    repeatedHeaders: 0,
    badEncoding: 0,
    nuls: 0,
  };
  for (const line of sniffed.preamble) reject(state.count, line, 'not_a_record');
  await eachRecord(
    text.chunks(),
    bytesOf(sniffed.dialect),
    {
      start: sniffed.start,
      width: () => width,
      maxRowBytes: limits.maxRowBytes,
      replaced: text.replaced,
      ...(text.window === undefined ? {} : { window: text.window }),
    },
    {
      record: (bytes, found, line, encoded) => takeRecord(state, bytes, found, line, encoded),
      oversize: (line) => reject(state.count, line, 'row_too_large'),
      pause: text.onBytes,
    },
  );
  return { count: state.count, notes: notesOf(state) };
}

type State = {
  readonly layout: Layout;
  readonly header: Buffer | null;
  readonly copyable: boolean;
  readonly writer: PieceWriter;
  readonly nextRow: () => number;
  readonly place: RowPlace;
  readonly limits: Limits;
  readonly count: RowCount;
  repeatedHeaders: number;
  badEncoding: number;
  nuls: number;
};

function styleOf(dialect: Dialect): Style {
  if (dialect.delimiter.length > 1) return PLAIN_STYLE;
  const quote = dialect.quote ?? MARK;
  return {
    delimiter: dialect.delimiter === '' ? UNIT : dialect.delimiter,
    quote,
    escape: dialect.escape === 'backslash' ? '\\' : quote,
  };
}

const SPACE = 32;

function takeRecord(state: State, bytes: Buffer, found: Found, line: number, encoded: boolean): void {
  const { start, end } = found;
  if (start === end) return;
  const { header, layout } = state;
  if (header !== null && end - start === header.length && bytes.compare(header, 0, header.length, start, end) === 0) {
    state.repeatedHeaders++;
    reject(state.count, line, 'not_a_record');
    return;
  }
  const fits = found.plain && found.cells === layout.width && end - start <= state.limits.maxCellBytes;
  if (
    fits &&
    state.copyable &&
    (layout.width > 1 || (bytes[start] ?? 0) > SPACE) &&
    (encoded || isEncoded(bytes, start, end))
  ) {
    state.count.parsed++;
    state.writer.copy(placeOf(state, line), bytes, start, end, layout.width, found.breaks > 0);
    return;
  }
  takeOddRecord(state, bytes.subarray(start, end), line, encoded);
}

/** One object for all rows: it is read at once and not kept. */
function placeOf(state: State, line: number): RowPlace {
  state.place.row = state.nextRow();
  state.place.line = line;
  return state.place;
}

const REPLACEMENT = Buffer.from('\uFFFD');

function isEncoded(bytes: Buffer, start: number, end: number): boolean {
  const record = bytes.subarray(start, end);
  return isUtf8(record) && !record.includes(REPLACEMENT);
}

function takeOddRecord(state: State, record: Buffer, line: number, encoded: boolean): void {
  if (record.length > state.limits.maxRowBytes) {
    reject(state.count, line, 'row_too_large');
    return;
  }
  const bad = !encoded && !isEncoded(record, 0, record.length);
  let text = bad ? decodeAnyway(record) : record.toString('utf8');
  const nul = text.includes('\u0000');
  if (nul) text = text.replaceAll('\u0000', '');
  const mended: Mended = mendRecord(text, state.layout);
  if (mended.kind === 'blank') return;
  if (mended.kind === 'reject') {
    reject(state.count, line, mended.reason);
    return;
  }
  const most = state.limits.maxCellBytes;
  if (record.length > most && mended.cells.some((cell) => Buffer.byteLength(cell) > most)) {
    reject(state.count, line, 'cell_too_large');
    return;
  }
  if (bad) state.badEncoding++;
  if (nul) state.nuls++;
  if (mended.repaired || bad || nul) state.count.repaired++;
  else state.count.parsed++;
  state.writer.write(placeOf(state, line), mended.cells);
}

/** A line of another encoding in a UTF-8 text: most often Windows-1252. Where some of it is UTF-8, the rest is replaced. */
function decodeAnyway(record: Buffer): string {
  const text = record.toString('utf8');
  const good = /[\u0080-\uFFFC]/u.test(text);
  return good ? text : new TextDecoder('windows-1252').decode(record);
}

function notesOf(state: State): string[] {
  const notes: string[] = [];
  if (state.repeatedHeaders > 0) notes.push(`the header is repeated ${state.repeatedHeaders} times among the rows`);
  if (state.badEncoding > 0) notes.push(`${state.badEncoding} rows with bytes that are not in the file's encoding`);
  if (state.nuls > 0) notes.push(`${state.nuls} rows with NUL characters, which were left out`);
  return notes;
}
