import type { SUPPORT_WORDS, RowClass } from '../../model/verdict.js';

export type SupportWord = (typeof SUPPORT_WORDS)[number];

/** Verbal scale for a Bayes factor: ENFSI, Guideline for Evaluative Reporting in Forensic Science (2015), 2.4. */
const SCALE: readonly { readonly above: number; readonly word: SupportWord }[] = [
  { above: 6, word: 'extremely strong' },
  { above: 4, word: 'very strong' },
  { above: 3, word: 'strong' },
  { above: 2, word: 'moderately strong' },
  { above: 1, word: 'moderate' },
  { above: Math.log10(2), word: 'weak' },
];

export function supportWord(log10: number): SupportWord {
  return SCALE.find((step) => log10 >= step.above)?.word ?? 'no support';
}

export const MEANING: Readonly<Record<RowClass, string>> = {
  authentic: 'rows of your own systems',
  recycled: 'rows of an earlier known leak',
  scraped: 'public facts about your people, with the secret ones wrong',
  stitched: 'real values of different people of yours put together',
  fabricated: 'made-up rows',
  not_ours: 'real-looking people who are not in your systems',
};
