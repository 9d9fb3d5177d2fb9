import { closingQuote, unescapeJson } from './string.js';

/** Where a parse stands in a stretch of JSON text. Changed in place: this is the innermost loop of every JSON intake. */
export type Cursor = {
  text: string;
  at: number;
  end: number;
  /** `incomplete`: the text ended inside a value. */
  failure: 'incomplete' | 'broken';
  /** Whether something was more than plain JSON. */
  mended: boolean;
};

export const QUOTE = 34;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_ARRAY = 91;
export const CLOSE_ARRAY = 93;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;

/** The next character that is not white space, or 0 at the end. */
export function peek(cursor: Cursor): number {
  const { text, end } = cursor;
  let { at } = cursor;
  let code = 0;
  while (at < end) {
    code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
    at += 1;
  }
  cursor.at = at;
  return at < end ? code : 0;
}

export function fail(cursor: Cursor, how: Cursor['failure']): false {
  cursor.failure = how;
  return false;
}

/** Takes one character that must come next. */
export function take(cursor: Cursor, wanted: number): boolean {
  const code = peek(cursor);
  if (code !== wanted) return fail(cursor, code === 0 ? 'incomplete' : 'broken');
  cursor.at += 1;
  return true;
}

/** The string whose opening quote comes next, or null. */
export function takeString(cursor: Cursor): string | null {
  if (peek(cursor) !== QUOTE) {
    fail(cursor, cursor.at >= cursor.end ? 'incomplete' : 'broken');
    return null;
  }
  const close = closingQuote(cursor.text, cursor.at + 1, cursor.end);
  const read = close === -1 ? null : unescapeJson(cursor.text.slice(cursor.at + 1, close));
  if (read === null) {
    fail(cursor, close === -1 ? 'incomplete' : 'broken');
    return null;
  }
  cursor.at = close + 1;
  if (read.mended) cursor.mended = true;
  return read.text;
}

const WORD = /[A-Za-z0-9+\-.]*/uy;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/u;

/** A number, true, false or null, as written; null when it is none of them. */
export function takeWord(cursor: Cursor): string | null {
  WORD.lastIndex = cursor.at;
  const word = WORD.exec(cursor.text)?.[0] ?? '';
  const after = cursor.at + word.length;
  // A word that touches the end may go on.
  if (after >= cursor.end) {
    fail(cursor, 'incomplete');
    return null;
  }
  if (word !== 'true' && word !== 'false' && word !== 'null' && !NUMBER.test(word)) {
    fail(cursor, 'broken');
    return null;
  }
  cursor.at = after;
  return word;
}
