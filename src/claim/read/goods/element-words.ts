import { z } from 'zod';
import { readData } from '../../../base/data.js';
import { elementSchema, type Element } from '../../../model/element.js';
import { matchesOf } from '../matches.js';

const schema = z.object({
  source: z.string(),
  date: z.string(),
  note: z.string(),
  elements: z.array(z.object({ element: elementSchema, phrases: z.array(z.string()), words: z.array(z.string()) })),
});

/** A data element as a text names it: `strong` where the words can mean nothing else. */
export type ElementWord = {
  readonly element: Element;
  readonly strong: boolean;
  readonly start: number;
  readonly end: number;
};

let known: {
  readonly pattern: RegExp;
  readonly byPhrase: ReadonlyMap<string, { element: Element; strong: boolean }>;
} | null = null;

/** Words for data elements in a text, longest first, none over another; places are in that text. */
export function elementWords(text: string): ElementWord[] {
  const { pattern, byPhrase } = (known ??= compile());
  return matchesOf(pattern, text).flatMap((match) => {
    const found =
      byPhrase.get(keyOf(match[0])) ??
      byPhrase.get(keyOf(match[0]).replace(/(?:es|s)$/u, '')) ??
      byPhrase.get(keyOf(match[0]).replace(/s$/u, ''));
    if (found === undefined) return [];
    return [
      {
        ...lastFour(text, match.index, match.index + match[0].length, found),
        start: match.index,
        end: match.index + match[0].length,
      },
    ];
  });
}

/** `SSN (only last 4, sorry)` is no SSN. */
function lastFour(
  text: string,
  start: number,
  end: number,
  found: { element: Element; strong: boolean },
): { element: Element; strong: boolean } {
  const isLast =
    (found.element === 'ssn' &&
      /^\s*\(?(?:only\s+)?(?:the\s+)?last\s+(?:4|four)\b/iu.test(text.slice(end, end + 30))) ||
    (found.element === 'ssn' &&
      /\blast\s+(?:four|4)\s+(?:digits\s+|numbers\s+)?(?:of|on|from)\s+(?:[\w’']+\s+){0,3}$/iu.test(
        text.slice(Math.max(0, start - 60), start),
      ));
  return isLast ? { element: 'ssn_last4', strong: true } : found;
}

function keyOf(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/['’‘]/gu, '')
    .replaceAll(/[\s_-]+/gu, ' ');
}

function compile() {
  const { elements } = readData('claim-elements', schema);
  const byPhrase = new Map<string, { element: Element; strong: boolean }>();
  for (const { element, phrases, words } of elements) {
    for (const phrase of words) byPhrase.set(keyOf(phrase), { element, strong: false });
    for (const phrase of phrases) byPhrase.set(keyOf(phrase), { element, strong: true });
  }
  const spelt = elements
    .flatMap(({ phrases, words }) => [...phrases, ...words])
    .sort((left, right) => right.length - left.length);
  const alternatives = spelt.map((phrase) =>
    phrase
      .replaceAll(/[.()+]/gu, String.raw`\$&`)
      .replaceAll("'s", String.raw`(?:s|['’‘]s|s['’‘])?`)
      .replaceAll(' ', String.raw`[\s_-]?`),
  );
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}@])(?:${byFirst(alternatives)})(?:e?s)?(?![\p{L}\p{N}@]|['’-]\p{L})`,
    'giu',
  );
  return { pattern, byPhrase };
}

/** Alternatives put together by their first letter, in the same order: at each place only those of one letter are tried. */
function byFirst(alternatives: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const each of alternatives) {
    const first = each.charAt(0);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [each.slice(1)]);
    else group.push(each.slice(1));
  }
  return [...groups].map(([first, rest]) => `${first}(?:${rest.join('|')})`).join('|');
}
