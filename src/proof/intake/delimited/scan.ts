import { DELIMITER, ESCAPE, FEED, ODD, ORDINARY, RETURN, type ByteDialect } from './dialect.js';

/** A record found in a buffer. Reused from one record to the next: take from it what is to last. */
export type Found = {
  start: number;
  /** Without the line ending. */
  end: number;
  /** Where the next record starts. */
  next: number;
  cells: number;
  /** Line breaks inside quotes. */
  breaks: number;
  /** Quotes, bytes and cells are as the dialect says: nothing to mend, nothing to decode. */
  plain: boolean;
};

const SPACE = 32;
const MORE = -1;
const BROKEN = -2;
const LF = 10;
const CR = 13;

export function newFound(): Found {
  return { start: 0, end: 0, next: 0, cells: 0, breaks: 0, plain: true };
}

/**
 * Finds the record that starts at `start`. The byte at `end` must be writable: a line feed stands there as a stop. False: the
 * record does not end before `end`, give more bytes. With `final` the end of the buffer ends the record.
 *
 * A quoted cell may run over lines only while its quotes are in order; where they are not, the record ends with its first line,
 * so that one stray quote costs one line and not the rest of the file. `width` tells a runaway quote that happens to close.
 */
export function findRecord(
  bytes: Uint8Array,
  start: number,
  end: number,
  final: boolean,
  dialect: ByteDialect,
  width: number,
  found: Found,
): boolean {
  found.start = start;
  found.cells = 1;
  found.breaks = 0;
  found.plain = true;
  const { outside, quote } = dialect;
  let at = start;
  let cellStart = true;
  for (;;) {
    if (cellStart) {
      cellStart = false;
      if (dialect.initialSpace) while (bytes[at] === SPACE) at++;
      if (bytes[at] === quote && at < end) {
        const after = closeQuote(bytes, at + 1, end, final, dialect, found);
        if (after === MORE) return false;
        if (after === BROKEN) return findLine(bytes, start, end, final, dialect, found);
        at = after;
      }
    }
    let kind = outside[bytes[at] ?? LF];
    while (kind === ORDINARY) kind = outside[bytes[++at] ?? LF];
    if (at >= end) {
      if (!final) return false;
      return finish(bytes, end, end, dialect, width, found);
    }
    if (kind === DELIMITER) {
      if (dialect.delimiterRest.length === 0) {
        at++;
        found.cells++;
        cellStart = true;
      } else {
        const skip = delimiterAt(bytes, at, dialect);
        if (skip > 0) {
          found.cells++;
          cellStart = true;
        }
        at += skip > 0 ? skip : 1;
      }
    } else if (kind === FEED) {
      return finish(bytes, at, at + 1, dialect, width, found);
    } else if (kind === RETURN) {
      if (at + 1 >= end && !final) return false;
      if (bytes[at + 1] === LF && at + 1 < end) return finish(bytes, at, at + 2, dialect, width, found);
      if (dialect.loneReturn || at + 1 >= end) return finish(bytes, at, at + 1, dialect, width, found);
      found.plain = false;
      at++;
    } else {
      found.plain = false;
      at++;
    }
  }
}

function finish(
  bytes: Uint8Array,
  at: number,
  next: number,
  dialect: ByteDialect,
  width: number,
  found: Found,
): boolean {
  if (found.breaks > 0 && width > 0 && found.cells !== width) {
    const whole = { cells: found.cells, breaks: found.breaks };
    findLine(bytes, found.start, at, true, dialect, found);
    if (literalCells(bytes, found.start, found.end, dialect) === width) return true;
    found.cells = whole.cells;
    found.breaks = whole.breaks;
  }
  found.end = at;
  found.next = next;
  return true;
}

/** Index after the closing quote of a cell whose opening quote stands before `at`. */
function closeQuote(
  bytes: Uint8Array,
  from: number,
  end: number,
  final: boolean,
  dialect: ByteDialect,
  found: Found,
): number {
  const { inside, quote } = dialect;
  let stray = false;
  for (let at = from; ; at++) {
    let kind = inside[bytes[at] ?? LF];
    while (kind === ORDINARY) kind = inside[bytes[++at] ?? LF];
    if (at >= end) return final ? BROKEN : MORE;
    if (kind === FEED || kind === RETURN) {
      if (stray) return BROKEN;
      if (kind === FEED || bytes[at + 1] !== LF) found.breaks++;
    } else if (kind === ODD) {
      found.plain = false;
    } else {
      if (at + 1 >= end && !final) return MORE;
      const next = at + 1 >= end ? LF : (bytes[at + 1] ?? LF);
      if (kind === ESCAPE) {
        if (next === quote || inside[next] === ESCAPE) at++;
        else found.plain = false;
      } else if (dialect.doubled && next === quote) {
        at++;
      } else if (isStop(bytes, at + 1, end, dialect)) {
        return at + 1;
      } else {
        const after = skipSpaces(bytes, at + 1, end);
        if (after >= end && !final) return MORE;
        found.plain = false;
        if (isStop(bytes, after, end, dialect)) return after;
        if (found.breaks > 0) return BROKEN;
        stray = true;
      }
    }
  }
}

function skipSpaces(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] === SPACE) at++;
  return at;
}

function isStop(bytes: Uint8Array, at: number, end: number, dialect: ByteDialect): boolean {
  if (at >= end) return true;
  const kind = dialect.outside[bytes[at] ?? LF];
  return kind === FEED || kind === RETURN || (kind === DELIMITER && delimiterAt(bytes, at, dialect) > 0);
}

function delimiterAt(bytes: Uint8Array, at: number, dialect: ByteDialect): number {
  const rest = dialect.delimiterRest;
  for (let index = 0; index < rest.length; index++) if (bytes[at + 1 + index] !== rest[index]) return 0;
  return rest.length + 1;
}

function literalCells(bytes: Uint8Array, start: number, end: number, dialect: ByteDialect): number {
  let cells = 1;
  for (let at = start; at < end; at++) {
    if (dialect.outside[bytes[at] ?? LF] === DELIMITER && delimiterAt(bytes, at, dialect) > 0) {
      at += dialect.delimiterRest.length;
      cells++;
    }
  }
  return cells;
}

/** Finds the line that starts at `start`, whatever its quotes say. False: it does not end before `end`. */
export function findLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  final: boolean,
  dialect: ByteDialect,
  found: Found,
): boolean {
  found.start = start;
  found.plain = false;
  found.breaks = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] !== LF && bytes[at] !== CR) continue;
    if (bytes[at] === CR && at + 1 >= end && !final) return false;
    const pair = bytes[at] === CR && bytes[at + 1] === LF && at + 1 < end;
    if (bytes[at] === CR && !pair && !dialect.loneReturn) continue;
    found.end = at;
    found.next = at + (pair ? 2 : 1);
    return true;
  }
  if (!final) return false;
  found.end = end;
  found.next = end;
  return true;
}
