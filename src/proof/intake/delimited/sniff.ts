import { bytesOf, type Dialect } from './dialect.js';
import { columnNames, isHeader } from './header.js';
import { splitRecord } from './mend.js';
import type { RecordStart } from './records.js';
import { findRecord, newFound } from './scan.js';
import { isTyped, profileOf, shapeOf, type ColumnProfile } from './shape.js';

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

type Cut = { readonly text: string; readonly line: number; readonly next: RecordStart };
type Parsed = Cut & {
  readonly cells: readonly string[];
  readonly opened: number;
  readonly quoted: number;
  readonly flawed: boolean;
};
type Tried = { dialect: Dialect; records: Parsed[]; width: number; score: number; splitFirst: boolean };

const DELIMITERS = [',', '\t', ';', '|', '::', ';;', '||', '\u0001', '^', '~', ':'];
const PRIOR: Readonly<Record<string, number>> = { '::': 0.98, ';;': 0.98, '||': 0.98, '^': 0.85, '~': 0.85, ':': 0.8 };
const BARE = new Set([':', '|', ';', '::', ';;', '||']);
const MAX_RECORDS = 500;
const MAX_CELLS = 20_000;
const SINGLE_SCORE = 0.42;

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

type Body = { sample: Buffer; complete: boolean; loneReturn: boolean; offset: number; line: number };

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

function cut(body: Body, dialect: Dialect, limit: number): Cut[] {
  const bytes = Buffer.concat([body.sample, Buffer.from('\n')]);
  const end = body.sample.length;
  const found = newFound();
  const table = bytesOf(dialect);
  const cuts: Cut[] = [];
  let at = 0;
  let { line } = body;
  while (at < end && cuts.length < limit && findRecord(bytes, at, end, body.complete, table, 0, found)) {
    const first = line;
    line += found.breaks + 1;
    at = found.next;
    const text = bytes.toString('utf8', found.start, found.end);
    if (text.trim() !== '') cuts.push({ text, line: first, next: { offset: body.offset + at, line } });
  }
  return cuts;
}

function bestQuoting(delimiter: string, body: Body, text: string, maxColumns: number): Tried {
  const tried = quotings(delimiter, text).map((quoting) => {
    const initialSpace = delimiter !== '' && quoting.quote !== null && text.includes(`${delimiter} ${quoting.quote}`);
    const dialect: Dialect = { delimiter, ...quoting, loneReturn: body.loneReturn, initialSpace };
    return tryDialect(dialect, body, maxColumns);
  });
  const [usual] = tried;
  if (usual === undefined) throw new TypeError('no quoting was tried');
  const allowed = tried.filter((one) => one.dialect.quote !== null || quotesAreText(usual));
  allowed.sort((left, right) => right.score - left.score);
  return allowed[0] ?? usual;
}

/** Whether the double quotes in a text are no quoting: they stand inside cells, or open what they do not close. */
function quotesAreText({ records, dialect }: Tried): boolean {
  const opened = records.reduce((sum, record) => sum + record.opened, 0);
  const quoted = records.reduce((sum, record) => sum + record.quoted, 0);
  if (opened === 0) return records.some((record) => record.flawed);
  const enough = opened >= 5 || (dialect.delimiter !== ',' && dialect.delimiter !== ';');
  return enough && quoted < opened * 0.5;
}

function quotings(delimiter: string, text: string): Pick<Dialect, 'quote' | 'escape'>[] {
  const list: Pick<Dialect, 'quote' | 'escape'>[] = [{ quote: '"', escape: 'double' }];
  if (text.includes('\\"')) list.push({ quote: '"', escape: 'backslash' });
  if (text.includes('"')) list.push({ quote: null, escape: 'double' });
  const single = delimiter === '' ? /^'.*'\r?$/mu : new RegExp(`(?:^|${escapeRegExp(delimiter)} ?)'`, 'mu');
  if (single.test(text)) {
    list.push({ quote: "'", escape: 'double' });
    if (text.includes("\\'")) list.push({ quote: "'", escape: 'backslash' });
  }
  return list;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}

function tryDialect(dialect: Dialect, body: Body, maxColumns: number): Tried {
  const records: Parsed[] = [];
  let cells = 0;
  for (const record of cut(body, dialect, MAX_RECORDS)) {
    const split = splitRecord(record.text, dialect, maxColumns * 4);
    records.push({
      ...record,
      cells: split.cells,
      opened: split.opened,
      quoted: split.quoted,
      flawed: split.flaw !== null,
    });
    cells += split.cells.length;
    if (cells > MAX_CELLS && records.length > 20) break;
  }
  const width = usualWidth(records);
  const even = records.filter((record) => record.cells.length === width);
  let share = records.length === 0 ? 0 : even.length / records.length;
  const splitFirst = width === 2 && secondSwallows(dialect, records);
  if (splitFirst) share = records.filter((record) => record.cells.length >= 2).length / records.length;
  const flawed = records.filter((record) => record.flawed).length / Math.max(1, records.length);
  const broken = records.filter((record) => /[\r\n]/.test(record.text)).length / Math.max(1, records.length);
  const quoted = (records.some((record) => record.quoted > 0) ? 0.02 : 0) - 0.03 * broken;
  if (width < 2) return { dialect, records, width: 1, score: singleScore(records, flawed) + quoted, splitFirst: false };
  const known = knownShare(even, width);
  const score = share ** 2 * (1 - 0.8 * flawed) * (0.6 + 0.4 * known) * (PRIOR[dialect.delimiter] ?? 1);
  const bare = dialect.quote === null ? 0.005 : 0;
  return { dialect, records, width, score: score + quoted - bare, splitFirst };
}

/** The commonest number of cells; of two as common, the larger. */
function usualWidth(records: readonly Parsed[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const sorted = [...counts].sort((left, right) => right[1] - left[1] || right[0] - left[0]);
  return sorted[0]?.[0] ?? 1;
}

/** A list of one thing per line is one column, even where the thing holds a colon or a comma. */
function singleScore(records: readonly Parsed[], flawed: number): number {
  const typed = records.filter((record) => {
    const shape = shapeOf(record.text);
    return isTyped(shape) && shape !== 'dashed';
  }).length;
  return SINGLE_SCORE * (1 - 0.2 * flawed) + (typed >= records.length * 0.9 && records.length > 1 ? 0.5 : 0);
}

function secondSwallows(dialect: Dialect, records: readonly Parsed[]): boolean {
  if (!BARE.has(dialect.delimiter)) return false;
  const shapes = new Map<string, number>();
  for (const { cells } of records) {
    const shape = shapeOf(cells[0] ?? '');
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  const common = Math.max(0, ...shapes.values());
  return records.filter((record) => record.cells.length === 2).length >= records.length * 0.5 && common > 0;
}

/** Share of cells that look like something and hold no other delimiter. Columns that are empty throughout count against. */
function knownShare(records: readonly Parsed[], width: number): number {
  let known = 0;
  let filled = 0;
  const used = new Set<number>();
  for (const record of records.slice(0, 200)) {
    for (const [index, cell] of record.cells.entries()) {
      if (cell.trim() === '') continue;
      used.add(index);
      filled++;
      if (!/[;|\t\u0001"{}[\]]/.test(cell)) known++;
    }
  }
  return filled === 0 ? 0 : (known / filled) * (1 - 0.5 * (1 - used.size / width));
}

function describe(best: Tried, second: Tried | undefined, body: Body, told: boolean): Sniffed {
  const bare = BARE.has(best.dialect.delimiter);
  const at = Math.max(
    0,
    best.records.findIndex((record) => record.cells.length >= Math.max(1, best.width * 0.6)),
  );
  const first = best.records[at];
  const later = best.records.slice(at + 1, at + 201).map((record) => record.cells);
  const header = first !== undefined && isHeader(first.cells, later, bare && best.width <= 6);
  const width = header ? Math.max(best.width, first.cells.length) : best.width;
  const combo =
    bare && !header && best.width >= 2 && best.width <= 6 && !best.records.some((record) => record.quoted > 0);
  const dialect = combo ? { ...best.dialect, quote: null, initialSpace: false } : best.dialect;
  const data = best.records
    .slice(header ? at + 1 : 0)
    .filter((record) => record.cells.length === width && !record.flawed);
  const notes = [];
  if (best.width === 1 && best.records.length > 1 && best.dialect.delimiter === '')
    notes.push('no delimiter found: read as one column');
  if (
    !told &&
    second !== undefined &&
    second.width > 1 &&
    best.score - second.score < 0.03 &&
    second.dialect.delimiter !== best.dialect.delimiter
  ) {
    notes.push(`delimiter uncertain between ${shown(best.dialect.delimiter)} and ${shown(second.dialect.delimiter)}`);
  }
  return {
    dialect,
    columns: columnNames(header ? first.cells : null, width),
    header,
    headerText: header ? first.text : null,
    start: header ? first.next : { offset: body.offset, line: body.line },
    preamble: header ? best.records.slice(0, at).map((record) => record.line) : [],
    profile: profileOf(
      data.map((record) => record.cells),
      width,
    ),
    combo,
    splitFirst: best.splitFirst && !header,
    notes,
  };
}

export function shown(delimiter: string): string {
  if (delimiter === '') return 'none';
  if (delimiter === '\t') return 'tab';
  return delimiter < ' ' ? `U+${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}` : delimiter;
}
