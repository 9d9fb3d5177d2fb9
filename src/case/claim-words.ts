import type { Span } from '../model/claim.js';

const MOST = 400;

/** Where words stand in a part of a text, however its lines are broken and in whatever case; null where they do not. */
export function spanOfWords(text: string, given: string, [from, to]: Span): Span | null {
  const words = given.trim().slice(0, MOST).split(/\s+/u);
  if (words[0] === undefined || words[0] === '') return null;
  const pattern = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`)).join(String.raw`\s+`);
  const part = text.slice(from, to);
  for (const flags of ['', 'i']) {
    const found = new RegExp(pattern, flags).exec(part);
    if (found !== null) return [from + found.index, from + found.index + found[0].length];
  }
  return null;
}
