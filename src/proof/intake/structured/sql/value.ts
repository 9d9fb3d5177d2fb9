import { type Cursor, fail, failHere, findClose, skipBlank, take, takeQuoted, takeWord } from './cursor.js';
import { hexText, unescapeMysql, unescapePostgres } from './escape.js';

/** One value of a row. `text` null is SQL's NULL. */
export type Value = { readonly text: string | null };

const NUMBER = /[+-]?(?:0[xX][0-9a-fA-F]+|[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?)/uy;
const DOLLAR = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/uy;
const NULL: Value = { text: null };
/** Function calls inside function calls. */
const DEPTH = 8;
const MAX_ARGUMENTS = 1000;

/** Reads a literal, or one of the expressions that dump writers put around literals. Nothing is evaluated but those. */
export function takeValue(cursor: Cursor, depth = 0): Value | null {
  let value = takePrimary(cursor, depth);
  while (value !== null) {
    if (!skipBlank(cursor)) return null;
    const two = cursor.text.slice(cursor.at, cursor.at + 2);
    if (two === '::') {
      cursor.at += 2;
      if (!skipType(cursor)) return null;
    } else if (two === '||') {
      cursor.at += 2;
      const right = takePrimary(cursor, depth);
      if (right === null) return null;
      value = { text: `${value.text ?? ''}${right.text ?? ''}` };
    } else return value;
  }
  return null;
}

function takePrimary(cursor: Cursor, depth: number): Value | null {
  if (!skipBlank(cursor)) return null;
  const char = cursor.text.charAt(cursor.at);
  if (char === "'") return takeString(cursor, char, cursor.dialect.backslash);
  if (char === '"') return takeString(cursor, char, cursor.dialect.backslash);
  if (char === '$') return takeDollar(cursor);
  if (/[0-9+\-.]/u.test(char)) return takeNumber(cursor);
  if (char === '(' && depth < DEPTH) {
    cursor.at += 1;
    const inner = takeValue(cursor, depth + 1);
    return inner !== null && take(cursor, ')') ? inner : null;
  }
  return takeWorded(cursor, depth);
}

function takeString(cursor: Cursor, quote: string, backslash: boolean): Value | null {
  const raw = takeQuoted(cursor, quote, backslash);
  if (raw === null) return null;
  return { text: backslash ? unescapeMysql(raw, quote) : raw };
}

function takeDollar(cursor: Cursor): Value | null {
  DOLLAR.lastIndex = cursor.at;
  const tag = DOLLAR.exec(cursor.text)?.[0];
  const close = tag === undefined ? -1 : cursor.text.indexOf(tag, cursor.at + tag.length);
  if (tag === undefined || close === -1) {
    const open = tag !== undefined || /^\$\w*$/u.test(cursor.text.slice(cursor.at, cursor.at + 64));
    fail(cursor, open ? 'incomplete' : 'broken');
    return null;
  }
  const text = cursor.text.slice(cursor.at + tag.length, close);
  cursor.at = close + tag.length;
  return { text };
}

function takeNumber(cursor: Cursor): Value | null {
  NUMBER.lastIndex = cursor.at;
  const digits = NUMBER.exec(cursor.text)?.[0];
  if (digits === undefined || (cursor.at + digits.length >= cursor.text.length && !cursor.final)) {
    fail(cursor, digits === undefined && cursor.text.length - cursor.at > 2 ? 'broken' : 'incomplete');
    return null;
  }
  cursor.at += digits.length;
  return { text: /^0[xX]/u.test(digits) ? hexText(digits.slice(2)) : digits };
}

/** NULL, TRUE, N'..', X'..', _binary '..', DATE '..', CAST('..' AS x) and the like. */
function takeWorded(cursor: Cursor, depth: number): Value | null {
  const start = cursor.at;
  const word = takeWord(cursor)?.toUpperCase();
  if (word === undefined) return null;
  if (word === 'NULL' || word === 'DEFAULT') return NULL;
  if (word === 'TRUE' || word === 'FALSE') return { text: word.toLowerCase() };
  if (cursor.text.charAt(cursor.at) === "'") return takePrefixed(cursor, word);
  if (!skipBlank(cursor)) return null;
  const next = cursor.text.charAt(cursor.at);
  if (next === '(' && depth < DEPTH) return takeCall(cursor, word, depth);
  if (word.startsWith('_') || ["'", '"'].includes(next)) return takePrimary(cursor, depth + 1);
  if (next === '' && !cursor.final) {
    fail(cursor, 'incomplete');
    return null;
  }
  if (/^CURRENT_(?:TIMESTAMP|DATE|TIME)$/u.test(word)) {
    cursor.mended = true;
    return NULL;
  }
  cursor.at = start;
  fail(cursor, 'broken');
  return null;
}

function takePrefixed(cursor: Cursor, prefix: string): Value | null {
  if (prefix === 'E') {
    const close = findClose(cursor.text, cursor.at + 1, "'", true, cursor.final);
    if (close === -1) {
      fail(cursor, 'incomplete');
      return null;
    }
    const text = unescapePostgres(cursor.text.slice(cursor.at + 1, close), true);
    cursor.at = close + 1;
    return { text };
  }
  const plain = prefix === 'X' || prefix === 'B';
  const value = takeString(cursor, "'", !plain && cursor.dialect.backslash);
  if (value === null || prefix !== 'X') return value;
  return { text: /^[0-9a-fA-F]*$/u.test(value.text ?? '') ? hexText(value.text ?? '') : value.text };
}

function takeCall(cursor: Cursor, name: string, depth: number): Value | null {
  const values: (string | null)[] = [];
  if (!take(cursor, '(')) return null;
  for (;;) {
    const value = takeValue(cursor, depth + 1);
    if (value === null) return null;
    if (values.push(value.text) > MAX_ARGUMENTS) {
      fail(cursor, 'broken');
      return null;
    }
    if (!skipCast(cursor)) return null;
    const char = cursor.text.charAt(cursor.at);
    if (char !== ',' && char !== ')') {
      failHere(cursor);
      return null;
    }
    cursor.at += 1;
    if (char === ')') break;
  }
  return unwrap(cursor, name, values);
}

/** What a call means, of the few that dump writers use to spell a text; of others, their first value. */
function unwrap(cursor: Cursor, name: string, values: readonly (string | null)[]): Value {
  const [first = null, second = null, third = null] = values;
  const codes = values.map((value) => Number(value));
  switch (name) {
    case 'REPLACE':
      return { text: first === null || second === null ? first : replaced(first, second, third ?? '') };
    case 'CHAR':
    case 'CHR':
    case 'NCHAR':
      return codes.every((code) => Number.isInteger(code) && code >= 0 && code <= 0x10_ff_ff)
        ? { text: String.fromCodePoint(...codes) }
        : NULL;
    case 'UNISTR':
      return { text: first === null ? null : unistr(first) };
    case 'UNHEX':
      return { text: first === null ? null : hexText(first) };
    case 'CONCAT':
      return { text: values.map((value) => value ?? '').join('') };
    case 'CAST':
      return { text: first };
    default:
      cursor.mended = true;
      return { text: first };
  }
}

/** Only where the text does not grow by it: dumps put newlines for longer marks, and nested growth is a bomb. */
function replaced(text: string, from: string, to: string): string {
  return from === '' || to.length > from.length ? text : text.replaceAll(from, () => to);
}

function unistr(text: string): string {
  return text.replace(
    /\\(?:\\|u?([0-9a-fA-F]{4})|(?:\+|U00)([0-9a-fA-F]{6}))/gu,
    (_whole, four?: string, six?: string) => {
      const digits = four ?? six;
      return digits === undefined ? '\\' : String.fromCodePoint(Math.min(Number.parseInt(digits, 16), 0x10_ff_ff));
    },
  );
}

/** `AS type` or `USING charset` before the end of a call. */
function skipCast(cursor: Cursor): boolean {
  if (!skipBlank(cursor)) return false;
  if (!/[A-Za-z]/u.test(cursor.text.charAt(cursor.at))) return cursor.at < cursor.text.length || failHere(cursor);
  return takeWord(cursor) !== null && skipType(cursor) && skipBlank(cursor);
}

/** A type's name: words, a length in brackets, `[]`. */
function skipType(cursor: Cursor): boolean {
  const found =
    /^\s*[\w."]+(?:[ \t]+(?:varying|precision|without time zone|with time zone|unsigned|signed))*\s*(?:\([\w\s,]*\))?(?:\[\])?/iu.exec(
      cursor.text.slice(cursor.at, cursor.at + 200),
    );
  if (found === null) return failHere(cursor);
  cursor.at += found[0].length;
  return cursor.at < cursor.text.length || cursor.final || fail(cursor, 'incomplete');
}
