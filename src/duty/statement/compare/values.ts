import { grouped } from '../../../base/numbers.js';
import type { Span } from './span.js';

/** What is said or known of one topic. */
export type Value = { readonly kind: 'count'; readonly span: Span } | { readonly kind: 'word'; readonly word: Word };

/** `somewhere`: taken from some people, and it is not said from which. `open`: said to be not known. */
export type Word = 'confirmed' | 'ruled_out' | 'possible' | 'somewhere' | 'open' | 'closed' | 'ongoing';

export type Outcome = {
  readonly kind: 'contradicts' | 'narrows' | 'cannot_tell' | 'consistent';
  readonly because: string | null;
};

/** How what is known stands to what was said. Both are of one topic, so both counts or both words. */
export function compareValues(said: Value, known: Value): Outcome {
  if (said.kind === 'count' && known.kind === 'count') return compareSpans(said.span, known.span);
  if (said.kind === 'word' && known.kind === 'word') return compareWords(said.word, known.word);
  return CONSISTENT;
}

export function valueText(value: Value): string {
  return value.kind === 'count' ? value.span.text : WORDS[value.word];
}

const WORDS: Readonly<Record<Word, string>> = {
  confirmed: 'confirmed',
  ruled_out: 'ruled out',
  possible: 'possible',
  somewhere: 'confirmed, not said of whom',
  open: 'not determined',
  closed: 'closed',
  ongoing: 'ongoing',
};

const CONSISTENT: Outcome = { kind: 'consistent', because: null };

function compareSpans(said: Span, known: Span): Outcome {
  if (known.low > said.high || known.high < said.low) return { kind: 'contradicts', because: null };
  const { nominal } = known;
  const { sure } = said;
  const isInside = known.low >= sure.low && known.high <= sure.high;
  if (isInside && said.nominal === null && (known.low > said.low || known.high < said.high))
    return { kind: 'narrows', because: null };
  if (isInside || (nominal !== null && nominal >= sure.low && nominal <= sure.high)) return CONSISTENT;
  return { kind: 'cannot_tell', because: overlap(said, known) };
}

function overlap(said: Span, known: Span): string {
  const isRounding = known.low >= said.low && known.high <= said.high && said.nominal !== null;
  return isRounding
    ? `it is not said to what ${grouped(said.nominal ?? 0)} was rounded (\`to\`): ${known.text} rounds to it by one reading and not by the other`
    : `${known.text} lies partly within and partly beyond what was said`;
}

function compareWords(said: Word, known: Word): Outcome {
  if (said === known || known === 'open') return CONSISTENT;
  if (said === 'open' || said === 'possible') return known === 'somewhere' ? CONSISTENT : NARROWS;
  if (said === 'ruled_out') return RULED_OUT[known] ?? CONTRADICTS;
  if (said === 'closed') return CONTRADICTS;
  if (said === 'ongoing') return NARROWS;
  return known === 'ruled_out' ? CONTRADICTS : known === 'possible' ? ONLY_POSSIBLE : CONSISTENT;
}

const CONTRADICTS: Outcome = { kind: 'contradicts', because: null };
const NARROWS: Outcome = { kind: 'narrows', because: null };
const ONLY_POSSIBLE: Outcome = { kind: 'cannot_tell', because: 'it is now held to be possible only' };
const RULED_OUT: Readonly<Partial<Record<Word, Outcome>>> = {
  possible: { kind: 'cannot_tell', because: 'it is only possible: if it proves true, the statement is contradicted' },
  somewhere: { kind: 'cannot_tell', because: 'it is confirmed, but not said for which people' },
};
