import type { Verdict } from '../../../model/verdict.js';
import { outlookSentences, strengthSentences } from '../../words/strength.js';
import { list, type Section } from '../blocks.js';

/** The strongest and the weakest evidence; null where nothing was weighed. */
export function strength(verdict: Verdict): Section | null {
  const sentences = strengthSentences(verdict);
  if (sentences.length === 0) return null;
  return { id: 'strength', title: 'The strongest and the weakest evidence', body: [list(sentences)] };
}

/** What would make the answer another one, or a surer one. */
export function outlook(verdict: Verdict): Section | null {
  const sentences = outlookSentences(verdict);
  if (sentences.length === 0) return null;
  return { id: 'outlook', title: 'What would change the answer', body: [list(sentences)] };
}
