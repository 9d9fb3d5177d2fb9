import type { Leaf, NumberLeaf, Span } from '../../model/claim.js';
import type { Quantity } from '../quantity/numbers.js';

export function leaf<T>(value: T, [start, end]: Span, confidence: number): Leaf<T> {
  return { value, span: [start, end], confidence: Math.round(confidence * 100) / 100 };
}

/** What a pattern finds in a line, as a leaf at its place in the text. */
export function leafAt<T>(
  value: T,
  line: { readonly start: number },
  match: RegExpExecArray,
  confidence: number,
): Leaf<T> {
  const start = line.start + match.index;
  return leaf(value, [start, start + match[0].length], confidence);
}

export function numberLeaf(quantity: Quantity, confidence: number): NumberLeaf {
  const { value, bound, high, start, end } = quantity;
  return {
    ...leaf(value, [start, end], confidence),
    ...(bound === null ? {} : { bound }),
    ...(high === null ? {} : { high }),
  };
}

/** One leaf of each value, the first, in the order of the words. */
export function firsts<T>(words: readonly T[], leaves: readonly Leaf<T>[]): Leaf<T>[] {
  return words.flatMap((word) => leaves.find(({ value }) => value === word) ?? []);
}
