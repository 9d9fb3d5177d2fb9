import type { Verdict } from '../../model/verdict.js';
import { VERDICT_TONE, VERDICT_WORDS } from '../../report/words/verdict.js';
import type { Style } from '../terminal/ink.js';
import { wrap } from '../terminal/width.js';
import type { Page } from './page.js';

const TONES: Readonly<Record<(typeof VERDICT_TONE)[Verdict['verdict']], Style>> = {
  ours: 'red',
  partly: 'yellow',
  other: 'green',
  open: 'cyan',
};

/** The word in large, and below it what it means. */
export function banner(verdict: Verdict['verdict'], meaning: string, { ink, width }: Page): string[] {
  const tone = TONES[VERDICT_TONE[verdict]];
  const mark = ink('▌', tone, 'bold');
  const word = VERDICT_WORDS[verdict].toUpperCase().split('').join(' ');
  return [`${mark} ${ink(word, tone, 'bold')}`, ...wrap(meaning, width - 2).map((line) => `${mark} ${line}`)];
}
