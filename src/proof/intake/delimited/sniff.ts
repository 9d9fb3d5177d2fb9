import { BARE, bestQuoting, type Body, type Tried } from './candidates.js';
import type { Dialect } from './dialect.js';
import { columnNames, isHeader } from './header.js';
import type { RecordStart } from './records.js';
import { profileOf, type ColumnProfile } from './shape.js';

/** What the first part of a text tells about how it is written. */
export type Sniffed = {
  readonly dialect: Dialect;
  readonly columns: readonly string[];
  readonly header: boolean;
  /** The bytes of the header record, to know it again further down. */
  readonly headerText: string | null;
  /** Where the first data record starts. */
  readonly start: RecordStart;
  /** Lines before the header that are no records. */
  readonly preamble: readonly number[];
  readonly profile: readonly ColumnProfile[];
  readonly combo: boolean;
  readonly splitFirst: boolean;
  readonly notes: readonly string[];
};

const DELIMITERS = [',', '\t', ';', '|', '::', ';;', '||', '\u0001', '^', '~', ':'];

/** Finds the dialect, the width and the header in a sample of UTF-8 text. `complete`: the sample is the whole text. */
export function sniff(sample: Buffer, complete: boolean, maxColumns: number): Sniffed {
  const told = separatorLine(sample);
  const loneReturn = returnsEndLines(sample);
  const body = { sample: sample.subarray(told.offset), complete, loneReturn, offset: told.offset, line: told.line };
  const text = body.sample.toString('utf8');
  const delimiters = told.delimiter === null ? DELIMITERS.filter((one) => text.includes(one)) : [told.delimiter];
  const tried = [...delimiters, ''].map((delimiter) => bestQuoting(delimiter, body, text, maxColumns));
  tried.sort((left, right) => right.score - left.score);
  const [best, second] = tried;
  if (best === undefined) throw new TypeError('no dialect was tried');
  return describe(best, second, body, told.delimiter !== null);
}

/** Excel's `sep=;` line. */
function separatorLine(sample: Buffer): { delimiter: string | null; offset: number; line: number } {
  const match = /^sep=(.)\r?\n/u.exec(sample.subarray(0, 16).toString('latin1'));
  if (match === null) return { delimiter: null, offset: 0, line: 1 };
  return { delimiter: match[1] ?? null, offset: match[0].length, line: 2 };
}

/** Carriage returns on their own end lines where there are no line feeds, or where they are too many to be text. */
function returnsEndLines(sample: Buffer): boolean {
  const text = sample.toString('latin1').replace(/"[^"]*"/gu, '');
  const feeds = text.match(/\n/gu)?.length ?? 0;
  const lone = text.match(/\r(?!\n)/gu)?.length ?? 0;
  return feeds === 0 || lone > Math.max(2, feeds * 0.05);
}

/** Settles header, width and names for the dialect that fits best. */
function describe(best: Tried, second: Tried | undefined, body: Body, told: boolean): Sniffed {
  const { delimiter } = best.dialect;
  const bare = BARE.has(delimiter) && best.width <= 6;
  const at = firstFull(best);
  const first = best.records[at];
  const later = best.records.slice(at + 1, at + 201).map((record) => record.cells);
  const header =
    first !== undefined && isHeader(first.cells, later, bare && (best.width === 2 || delimiter.startsWith(':')));
  const width = header ? Math.max(best.width, first.cells.length) : best.width;
  const unquoted = bare && best.width >= 2 && !best.records.some((record) => record.quoted > 0);
  const combo = unquoted && !header;
  const splitFirst = unquoted && best.splitFirst && (combo || delimiter.startsWith(':'));
  const even = best.records.slice(header ? at + 1 : 0).filter((one) => one.cells.length === width && !one.flawed);
  const cells = even.map((record) => record.cells);
  return {
    dialect: combo || splitFirst ? { ...best.dialect, quote: null, initialSpace: false } : best.dialect,
    columns: columnNames(header ? first.cells : null, width),
    header,
    headerText: header ? first.text : null,
    start: header ? first.next : { offset: body.offset, line: body.line },
    preamble: header ? best.records.slice(0, at).map((record) => record.line) : [],
    profile: profileOf(cells, width),
    combo,
    splitFirst,
    notes: notesOf(best, told ? undefined : second),
  };
}

/** The first record that is nearly as wide as most: what stands before it is a title, or nothing. */
function firstFull({ records, width }: Tried): number {
  const enough = Math.max(1, width * 0.6);
  return Math.max(
    0,
    records.findIndex((record) => record.cells.length >= enough),
  );
}

const CLOSE = 0.03;

function notesOf(best: Tried, second: Tried | undefined): string[] {
  const { delimiter } = best.dialect;
  if (delimiter === '') return best.records.length > 1 ? ['no delimiter found: read as one column'] : [];
  if (second === undefined || second.width < 2 || best.score - second.score >= CLOSE) return [];
  return [`delimiter uncertain between ${shown(delimiter)} and ${shown(second.dialect.delimiter)}`];
}

function shown(delimiter: string): string {
  if (delimiter === '\t') return 'tab';
  return delimiter < ' ' ? `U+${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}` : delimiter;
}
