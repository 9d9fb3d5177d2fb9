import { findClose } from './cursor.js';
import type { Dialect } from './dialect.js';

/** How far into a statement that is passed over we are. */
export type Skip = {
  /** What closes the quote we are in, or ''. */
  quote: string;
  /** What ends the statement. */
  readonly delimiter: string;
  /** A trigger's body holds statements of its own, up to END. */
  readonly body: boolean;
};

export type SkipStep = { readonly at: number; readonly done: boolean };

/** Characters held back, so that a mark cut by the end of the text is seen whole. */
const TAIL = 256;
const STATEMENT =
  /^(?:(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?(?:INTO\s|[[`"])|CREATE\s+TABLE\s|COPY\s.{1,200}FROM\s+stdin)/iu;
const MARK = /['"`\n;]|--|\/\*|\$(?:[A-Za-z_]\w*)?\$/gu;

/** Passes over a statement without keeping it, to the end of its delimiter. */
export function skipStatement(state: Skip, text: string, from: number, final: boolean, dialect: Dialect): SkipStep {
  if (state.delimiter !== ';') return skipTo(state.delimiter, text, from, final);
  const limit = final ? text.length : Math.max(from, text.length - TAIL);
  let at = from;
  while (at < limit) {
    const step = state.quote === '' ? outside(state, text, at, limit) : inside(state, text, at, limit, final, dialect);
    if (step.done) return step;
    at = step.at;
  }
  return { at, done: false };
}

function skipTo(delimiter: string, text: string, from: number, final: boolean): SkipStep {
  const found = text.indexOf(delimiter, from);
  if (found !== -1) return { at: found + delimiter.length, done: true };
  return { at: final ? text.length : Math.max(from, text.length - delimiter.length), done: false };
}

function outside(state: Skip, text: string, from: number, limit: number): SkipStep {
  MARK.lastIndex = from;
  const found = MARK.exec(text);
  if (found === null || found.index >= limit) return { at: limit, done: false };
  const after = found.index + found[0].length;
  switch (found[0]) {
    case ';':
      return {
        at: after,
        done: !state.body || /\bEND\s*$/iu.test(text.slice(Math.max(0, found.index - 16), found.index)),
      };
    case '\n':
      return { at: after, done: !state.body && STATEMENT.test(text.slice(after, after + TAIL)) };
    case '--':
      state.quote = '\n';
      return { at: after, done: false };
    case '/*':
      state.quote = '*/';
      return { at: after, done: false };
    default:
      state.quote = found[0];
      return { at: after, done: false };
  }
}

/** In a quote or comment. A quote that a statement begins in, on a line of its own, was never meant as one. */
function inside(state: Skip, text: string, from: number, limit: number, final: boolean, dialect: Dialect): SkipStep {
  const { quote } = state;
  const plain = quote.length === 1 && quote !== '\n';
  const backslash = plain && quote !== '`' && dialect.backslash;
  const close = plain ? findClose(text, from, quote, backslash, final) : text.indexOf(quote, from);
  const end = close === -1 ? limit : Math.min(close, limit);
  if (plain) {
    const body = text.slice(from, end);
    for (let line = body.indexOf('\n'); line !== -1; line = body.indexOf('\n', line + 1)) {
      const next = from + line + 1;
      if (STATEMENT.test(text.slice(next, next + TAIL))) return { at: next, done: true };
    }
  }
  if (close === -1 || close >= limit)
    return { at: Math.max(from + 1, beforeEscape(text, from, limit, backslash)), done: false };
  state.quote = '';
  return { at: close + (quote === '\n' ? 0 : quote.length), done: false };
}

/** `limit`, or one less where it would part a backslash from what it escapes. */
function beforeEscape(text: string, from: number, limit: number, backslash: boolean): number {
  let slashes = 0;
  if (backslash) while (limit - slashes > from && text.charCodeAt(limit - slashes - 1) === 92) slashes += 1;
  return slashes % 2 === 0 ? limit : limit - 1;
}

const SEAM =
  /\)\s{0,40},\s{0,40}(?=\()|;[ \t]{0,40}\r?(?:\n|$)|\n(?=\s{0,40}\(|(?:INSERT|REPLACE|CREATE|COPY|DROP|LOCK|UNLOCK|ALTER|SET|GO|COMMIT)\b|--|\/\*)/gu;

/** Where reading can go on after a row that is broken: before the next row of the same statement, or after the statement. */
export function findSeam(
  text: string,
  from: number,
  final: boolean,
): { at: number; next: 'row' | 'statement' } | number {
  const limit = final ? text.length : text.length - TAIL;
  SEAM.lastIndex = from;
  const found = SEAM.exec(text);
  if (found === null || found.index >= limit) return Math.max(from, limit);
  const at = found.index + found[0].length;
  return { at, next: /^\s*\(/u.test(text.slice(at, at + TAIL)) ? 'row' : 'statement' };
}
