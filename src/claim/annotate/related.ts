import type { Sentence } from './sentences.js';

const MARKER =
  /^(?:related (?:stories|articles|content|coverage)|read (?:more|next|also)|see also|more (?:stories|from)|recommended|most (?:read|popular)|you may also like|trending|advertisement)\s*:?$/iu;
const MOST = 12;

/** Without the headlines of other articles that a page puts between paragraphs: lines after their marker that end in no full stop. */
export function dropRelated(sentences: readonly Sentence[]): Sentence[] {
  let left = 0;
  return sentences.filter(({ text }) => {
    if (MARKER.test(text)) {
      left = MOST;
      return false;
    }
    if (left === 0) return true;
    left = /[.!?]["”’)]*$/u.test(text) ? 0 : left - 1;
    return left === 0;
  });
}
