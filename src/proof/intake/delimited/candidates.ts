import { bytesOf, type Dialect } from './dialect.js';
import { splitRecord } from './mend.js';
import type { RecordStart } from './records.js';
import { findLine, findRecord, newFound } from './scan.js';
import { isTyped, shapeOf } from './shape.js';

type Cut = { readonly text: string; readonly line: number; readonly next: RecordStart };
type Parsed = Cut & {
  readonly cells: readonly string[];
  readonly opened: number;
  readonly quoted: number;
  readonly flawed: boolean;
};
/** A dialect tried on a sample: the records it finds, how many cells they mostly have, and how well that fits. */
export type Tried = { dialect: Dialect; records: Parsed[]; width: number; score: number; splitFirst: boolean };

const PRIOR: Readonly<Record<string, number>> = { '::': 0.98, ';;': 0.98, '||': 0.98, '^': 0.85, '~': 0.85, ':': 0.8 };
/** Delimiters of lists that are written without quotes. */
export const BARE: ReadonlySet<string> = new Set([':', '|', ';', '::', ';;', '||']);
const MAX_RECORDS = 500;
const MAX_CELLS = 20_000;
const SINGLE_SCORE = 0.42;

/** A sample of the text, and where it starts. */
export type Body = { sample: Buffer; complete: boolean; loneReturn: boolean; offset: number; line: number };

function cut(body: Body, dialect: Dialect, limit: number): Cut[] {
  const bytes = Buffer.concat([body.sample, Buffer.from('\n')]);
  const end = body.sample.length;
  const found = newFound();
  const table = bytesOf(dialect);
  const cuts: Cut[] = [];
  let at = 0;
  let { line } = body;
  while (at < end && cuts.length < limit) {
    if (!findRecord(bytes, at, end, body.complete, table, 0, found)) {
      // What does not end in half a sample is a runaway quote, or one line that goes on.
      if (end - at < end / 2 || !findLine(bytes, at, end, at === 0, table, found)) break;
    }
    const first = line;
    line += found.breaks + 1;
    at = found.next;
    const text = bytes.toString('utf8', found.start, found.end);
    if (text.trim() !== '') cuts.push({ text, line: first, next: { offset: body.offset + at, line } });
  }
  return cuts;
}

/** The best quoting for a delimiter; without one, the text is one column. */
export function bestQuoting(delimiter: string, body: Body, text: string, maxColumns: number): Tried {
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

/** Two cells in most records and more in some: the second holds the delimiter, as passwords do. */
function secondSwallows(dialect: Dialect, records: readonly Parsed[]): boolean {
  const pairs = records.filter((record) => record.cells.length === 2).length;
  return BARE.has(dialect.delimiter) && pairs >= records.length * 0.5;
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
