import type { Span } from '../../../model/report.js';

const SLOT = /\{([^{}]+)\}/gu;
const EACH = 'each: ';

/** The facts that a text of ours names in braces. */
export function factsIn(text: string): string[] {
  return [...text.matchAll(SLOT)].map(([, slot = '']) => slot).filter((slot) => !slot.startsWith(EACH));
}

export type Filler = {
  /** The fact in the words of a letter; null where it is unknown. */
  readonly fill: (fact: string) => string | null;
  readonly means: (fact: string) => string;
};

/** A text of ours as runs: its words, the facts, and a blank for each that is unknown. A fact's value is never read as a text of ours. */
export function fillText(text: string, { fill, means }: Filler): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(SLOT)) {
    if (match.index > from) spans.push({ kind: 'text', text: text.slice(from, match.index), fact: null });
    spans.push(spanOf(match[1] ?? '', { fill, means }));
    from = match.index + match[0].length;
  }
  if (from < text.length) spans.push({ kind: 'text', text: text.slice(from), fact: null });
  return spans;
}

function spanOf(slot: string, { fill, means }: Filler): Span {
  if (slot.startsWith(EACH)) return { kind: 'blank', text: `for each person: ${slot.slice(EACH.length)}`, fact: null };
  const value = fill(slot);
  return value === null
    ? { kind: 'blank', text: `still unknown: ${means(slot)}`, fact: slot }
    : { kind: 'fact', text: value, fact: slot };
}
