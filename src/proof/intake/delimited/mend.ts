import type { RejectedRow } from '../../../model/sample.js';
import type { Dialect } from './dialect.js';
import { EMPTY, fit, freeShare, shapeOf, type ColumnProfile } from './shape.js';

export type Split = {
  readonly cells: readonly string[];
  /** Cells that start with a quote, and those of them that were quoted as the dialect has it. */
  readonly opened: number;
  readonly quoted: number;
  readonly flaw: 'unclosed_quote' | 'stray_quote' | null;
};

/** Splits the text of one record. Quotes close only before a delimiter or the end; quotes elsewhere are text, and a flaw. */
export function splitRecord(text: string, dialect: Dialect, most = Infinity): Split {
  const cells: string[] = [];
  let flaw: Split['flaw'] = null;
  let quoted = 0;
  let opened = 0;
  let at = 0;
  while (cells.length <= most) {
    const opening = dialect.initialSpace ? skipSpaces(text, at) : at;
    if (dialect.quote !== null && flaw !== 'unclosed_quote' && text[opening] === dialect.quote) {
      opened++;
      const cell = readQuoted(text, opening + 1, dialect.quote, dialect);
      if (cell !== null) {
        cells.push(cell.value);
        if (cell.stray) flaw ??= 'stray_quote';
        else quoted++;
        if (cell.next >= text.length) return { cells, opened, quoted, flaw };
        at = cell.next + dialect.delimiter.length;
        continue;
      }
      flaw = 'unclosed_quote';
    }
    const stop = dialect.delimiter === '' ? -1 : text.indexOf(dialect.delimiter, opening);
    const raw = text.slice(opening, stop < 0 ? text.length : stop);
    if (dialect.quote !== null && raw.includes(dialect.quote)) flaw ??= 'stray_quote';
    cells.push(dialect.quote !== null && isLoneOpening(raw, dialect.quote) ? raw.slice(1) : raw);
    if (stop < 0) return { cells, opened, quoted, flaw };
    at = stop + dialect.delimiter.length;
  }
  return { cells, opened, quoted, flaw };
}

function isLoneOpening(raw: string, quote: string): boolean {
  return raw.startsWith(quote) && raw.indexOf(quote, 1) < 0;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
}

type Quoted = { readonly value: string; readonly next: number; readonly stray: boolean };

function readQuoted(text: string, from: number, quote: string, dialect: Dialect): Quoted | null {
  let value = '';
  let stray = false;
  let taken = from;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && dialect.escape === 'backslash' && (text[at + 1] === quote || text[at + 1] === '\\')) {
      value += text.slice(taken, at);
      taken = at + 1;
      at++;
    } else if (char === quote) {
      if (dialect.escape === 'double' && text[at + 1] === quote) {
        value += text.slice(taken, at);
        taken = at + 1;
        at++;
        continue;
      }
      const after = skipSpaces(text, at + 1);
      if (isStop(text, at + 1, dialect)) return { value: value + text.slice(taken, at), next: at + 1, stray };
      if (isStop(text, after, dialect)) return { value: value + text.slice(taken, at), next: after, stray: true };
      stray = true;
    }
  }
  return null;
}

function isStop(text: string, at: number, dialect: Dialect): boolean {
  return at >= text.length || (dialect.delimiter !== '' && text.startsWith(dialect.delimiter, at));
}

/** Splits at every delimiter, whatever stands in quotes; whole quoted cells lose their quotes. */
function splitLiteral(text: string, dialect: Dialect): string[] {
  const { quote } = dialect;
  const cells = dialect.delimiter === '' ? [text] : text.split(dialect.delimiter);
  if (quote === null) return cells;
  return cells.map((cell) => {
    if (cell.length > 1 && cell.startsWith(quote) && cell.endsWith(quote)) {
      return cell.slice(1, -1).replaceAll(quote + quote, quote);
    }
    return isLoneOpening(cell, quote) ? cell.slice(1) : cell;
  });
}

/** What a record has to fit. */
export type Layout = {
  readonly dialect: Dialect;
  readonly width: number;
  readonly profile: readonly ColumnProfile[];
  /** Two columns of which the second may hold the delimiter, as a password does. */
  readonly splitFirst: boolean;
};

export type Mended =
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly repaired: boolean }
  | { readonly kind: 'reject'; readonly reason: RejectedRow['reason'] }
  | { readonly kind: 'blank' };

/** Takes up a record that is not as the dialect says, and says what it had to change. */
export function mendRecord(text: string, layout: Layout): Mended {
  const { dialect, width } = layout;
  if (isBlank(text, dialect)) return { kind: 'blank' };
  const split = splitRecord(text, dialect, layout.splitFirst ? Infinity : width + SURPLUS);
  if (split.cells.length === width) return { kind: 'row', cells: split.cells, repaired: split.flaw !== null };
  if (split.flaw !== null) {
    const literal = splitLiteral(text, dialect);
    if (literal.length === width) return { kind: 'row', cells: literal, repaired: true };
    if (split.flaw === 'unclosed_quote') return { kind: 'reject', reason: split.flaw };
  }
  const mended = split.cells.length < width ? widen(split.cells, width) : narrow(split.cells, layout);
  if (mended.kind !== 'reject' || split.flaw === null) return mended;
  return { kind: 'reject', reason: split.flaw };
}

function isBlank(text: string, dialect: Dialect): boolean {
  return dialect.delimiter === '\t' ? /^[ \r\u0000\u00a0]*$/u.test(text) : /^[\s\u0000]*$/u.test(text);
}

function widen(cells: readonly string[], width: number): Mended {
  if (cells.length === 1) return { kind: 'reject', reason: 'too_few_cells' };
  return { kind: 'row', cells: [...cells, ...Array.from({ length: width - cells.length }, () => '')], repaired: true };
}

function narrow(cells: readonly string[], layout: Layout): Mended {
  const { width, dialect } = layout;
  if (layout.splitFirst) {
    const [first = '', ...rest] = cells;
    return { kind: 'row', cells: [first, rest.join(dialect.delimiter)], repaired: false };
  }
  if (cells.length <= width + SURPLUS && cells.slice(width).every((cell) => cell.trim() === '')) {
    return { kind: 'row', cells: cells.slice(0, width), repaired: true };
  }
  const at = swallowingColumn(cells, layout);
  if (at === null) return { kind: 'reject', reason: 'too_many_cells' };
  const taken = cells.length - width + 1;
  const joined = cells.slice(at, at + taken).join(dialect.delimiter);
  return { kind: 'row', cells: [...cells.slice(0, at), joined, ...cells.slice(at + taken)], repaired: true };
}

const MARGIN = Math.log(20);
const MIN_ROWS = 5;
/** A record with more cells too many than this is not taken apart. */
const SURPLUS = 200;

/** The one column of free text that holds the surplus delimiters, when every other column then fits clearly better. */
function swallowingColumn(cells: readonly string[], layout: Layout): number | null {
  const { profile, width } = layout;
  if ((profile[0]?.total ?? 0) < MIN_ROWS || cells.length > width + SURPLUS || width > 100) return null;
  const shapes = cells.map(shapeOf);
  const surplus = cells.length - width;
  const scored: { at: number; score: number }[] = [];
  for (let at = 0; at < width; at++) {
    let score = 0;
    for (let column = 0; column < width; column++) {
      if (column === at) continue;
      const shape = shapes[column < at ? column : column + surplus] ?? EMPTY;
      score += fit(profile[column], shape);
    }
    scored.push({ at, score: score + Math.log(freeShare(profile[at]) + 1e-3) });
  }
  scored.sort((left, right) => right.score - left.score || left.at - right.at);
  const [best, second] = scored;
  if (best === undefined || freeShare(profile[best.at]) < 0.3) return null;
  return second === undefined || best.score - second.score >= MARGIN ? best.at : null;
}
