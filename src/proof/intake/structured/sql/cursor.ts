import type { Dialect } from './dialect.js';

/** Where a parse stands in a stretch of a dump. Changed in place. */
export type Cursor = {
  text: string;
  at: number;
  /** No more text will come: what touches the end, ends there. */
  final: boolean;
  dialect: Dialect;
  /** `incomplete`: the text ended inside something. */
  failure: 'incomplete' | 'broken';
  /** Whether the value was more than a literal. */
  mended: boolean;
};

export function fail(cursor: Cursor, how: Cursor['failure']): false {
  cursor.failure = how;
  return false;
}

/** Broken where text follows; incomplete where more could come. */
export function failHere(cursor: Cursor): false {
  return fail(cursor, cursor.at >= cursor.text.length ? 'incomplete' : 'broken');
}

const SPACE = /\s*/uy;

/** Passes white space and comments. False when the text ends in a comment. */
export function skipBlank(cursor: Cursor): boolean {
  for (;;) {
    // Nearly always there is nothing to pass over.
    const code = cursor.text.charCodeAt(cursor.at);
    if (code > 47 && code < 128) return true;
    SPACE.lastIndex = cursor.at;
    SPACE.exec(cursor.text);
    cursor.at = SPACE.lastIndex;
    const { text, at } = cursor;
    const char = text.charAt(at);
    const hash = char === '#' && cursor.dialect.name === 'mysql';
    if (char !== '-' && char !== '/' && !hash) return true;
    const two = text.slice(at, at + 2);
    if (two.length < 2 && !cursor.final) return fail(cursor, 'incomplete');
    if (two !== '--' && two !== '/*' && !hash) return true;
    const close = two === '/*' ? text.indexOf('*/', at + 2) : text.indexOf('\n', at);
    if (close === -1) return fail(cursor, 'incomplete');
    cursor.at = close + (two === '/*' ? 2 : 1);
  }
}

/** Takes one character, after white space and comments. */
export function take(cursor: Cursor, wanted: string): boolean {
  if (!skipBlank(cursor)) return false;
  if (cursor.text.charAt(cursor.at) !== wanted) return failHere(cursor);
  cursor.at += 1;
  return true;
}

const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/uy;

/** A bare word; null when none comes next. */
export function takeWord(cursor: Cursor): string | null {
  if (!skipBlank(cursor)) return null;
  WORD.lastIndex = cursor.at;
  const word = WORD.exec(cursor.text)?.[0];
  if (word === undefined) {
    failHere(cursor);
    return null;
  }
  if (cursor.at + word.length >= cursor.text.length && !cursor.final) {
    fail(cursor, 'incomplete');
    return null;
  }
  cursor.at += word.length;
  return word;
}

const CLOSERS: Readonly<Record<string, string>> = { '"': '"', '`': '`', '[': ']' };

/** Characters of a name, and names joined by dots. */
const MAX_NAME = 1024;
const MAX_PARTS = 4;

/** A name, quoted or bare, with its schema before it: its parts. */
export function takeName(cursor: Cursor): string[] | null {
  const parts: string[] = [];
  for (;;) {
    if (!skipBlank(cursor)) return null;
    const close = CLOSERS[cursor.text.charAt(cursor.at)];
    const part = close === undefined ? takeWord(cursor) : takeQuoted(cursor, close, false);
    if (part === null) return null;
    if (part.length > MAX_NAME || parts.length === MAX_PARTS) {
      fail(cursor, 'broken');
      return null;
    }
    parts.push(part);
    if (cursor.at >= cursor.text.length && !cursor.final) {
      fail(cursor, 'incomplete');
      return null;
    }
    if (cursor.text.charAt(cursor.at) !== '.') return parts;
    cursor.at += 1;
  }
}

/** Index of the closing quote of what begins before `from`, or -1. Doubled quotes, and escaped ones, do not close. */
export function findClose(text: string, from: number, quote: string, backslash: boolean, final: boolean): number {
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at)) {
    let slashes = 0;
    if (backslash) while (at - slashes > from && text.charCodeAt(at - slashes - 1) === 92) slashes += 1;
    if (slashes % 2 === 1) at += 1;
    else if (text.charAt(at + 1) === quote) at += 2;
    else return at + 1 >= text.length && !final ? -1 : at;
  }
  return -1;
}

/** What stands between the quote at the cursor and its `close`, doubled quotes undone but escapes not. */
export function takeQuoted(cursor: Cursor, close: string, backslash: boolean): string | null {
  const from = cursor.at + 1;
  const end = findClose(cursor.text, from, close, backslash, cursor.final);
  if (end === -1) {
    fail(cursor, 'incomplete');
    return null;
  }
  const raw = cursor.text.slice(from, end);
  cursor.at = end + 1;
  return raw.includes(close) && !backslash ? raw.replaceAll(close + close, close) : raw;
}
