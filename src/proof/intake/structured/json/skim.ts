import { closingQuote } from './string.js';

/** How far into a value that is passed over we are. */
export type Skim = {
  depth: number;
  inString: boolean;
  /** No value in it has ended on another line than it began: a line that begins with `{` begins a record. */
  readonly oneLine: boolean;
  /** The value is broken: look for signs of where the next one begins. */
  readonly broken: boolean;
};

export type SkimStep = {
  /** Index of the first character not passed over. */
  readonly at: number;
  /** `again`: a new record begins at `at`, though this one never closed. */
  readonly state: 'more' | 'done' | 'again';
};

const MARK = /["\n[\]{}]/gu;
const BLANK = /[\s,]*/uy;
const RECORD = /\{\s{0,20}["}]/uy;
/** A string cannot well end in this: it is the seam of two records, and the string was never closed. */
const SEAM = /\}\s?,\s?$/u;
/** Characters after a newline, or before a quote, that must be known to judge it. */
const LOOKAHEAD = 64;

/** Passes over a value without keeping it. Starts at its first character; goes on where the last step stopped. */
export function skim(state: Skim, text: string, from: number, final: boolean): SkimStep {
  let at = from;
  for (;;) {
    const step = state.inString ? inString(state, text, at, final) : outside(state, text, at, final);
    if (step.state !== null) return { at: step.at, state: step.state };
    at = step.at;
  }
}

type Part = { readonly at: number; readonly state: SkimStep['state'] | null };

function outside(state: Skim, text: string, from: number, final: boolean): Part {
  MARK.lastIndex = from;
  const found = MARK.exec(text);
  if (found === null) return { at: text.length, state: 'more' };
  const at = found.index;
  switch (found[0]) {
    case '"':
      state.inString = true;
      return { at: at + 1, state: null };
    case '\n':
      return state.broken && state.oneLine ? lineStart(text, at, final) : { at: at + 1, state: null };
    case '{':
    case '[':
      state.depth += 1;
      return { at: at + 1, state: null };
    default:
      state.depth -= 1;
      return { at: at + 1, state: state.depth <= 0 ? 'done' : null };
  }
}

function inString(state: Skim, text: string, from: number, final: boolean): Part {
  const close = closingQuote(text, from, text.length);
  if (state.broken) {
    // Looked for within the string alone: to the end of the text each time would take quadratic time.
    const line = close === -1 ? text.indexOf('\n', from) : text.slice(from, close).indexOf('\n');
    if (line !== -1) {
      const step = lineStart(text, close === -1 ? line : from + line, final);
      if (step.state !== 'more') state.inString = false;
      return step;
    }
  }
  if (close === -1) return { at: final ? text.length : keepTail(text, from), state: 'more' };
  if (state.broken && text.charAt(close - 1) === '{' && SEAM.test(text.slice(Math.max(from, close - 8), close - 1))) {
    return { at: close - 1, state: 'again' };
  }
  state.inString = false;
  return { at: close + 1, state: state.depth <= 0 ? 'done' : null };
}

/** Holds back enough to see an escape or a seam that the end of the text cuts. */
function keepTail(text: string, from: number): number {
  const at = Math.max(from, text.length - LOOKAHEAD);
  let slashes = 0;
  while (at - slashes > from && text.charCodeAt(at - slashes - 1) === 92) slashes += 1;
  return slashes % 2 === 0 ? at : at - 1;
}

/** At a newline: a run of blank lines is passed at once, then what follows is a record's beginning or not. */
function lineStart(text: string, newline: number, final: boolean): Part {
  BLANK.lastIndex = newline;
  BLANK.exec(text);
  const next = BLANK.lastIndex;
  if (!final && next + LOOKAHEAD >= text.length) return { at: text.lastIndexOf('\n', next - 1), state: 'more' };
  RECORD.lastIndex = next;
  return { at: next, state: RECORD.test(text) ? 'again' : null };
}
