import { z } from 'zod';
import { readData } from '../../base/data.js';

const schema = z.object({
  source: z.string(),
  date: z.string(),
  note: z.string(),
  classes: z.record(z.string(), z.string()),
});

/** A word of a class at its place in a sentence. */
export type Term = { readonly kind: string; readonly start: number; readonly end: number };

type Token = { readonly text: string; readonly start: number; readonly end: number };
type Entry = { readonly kind: string; readonly words: readonly Matcher[] };
type Matcher = (word: string) => boolean;

const WORD = /\p{L}+?(?=n['’]t\b)|n['’]t\b|[\p{L}\p{N}]+(?:['’](?!t\b)\p{L}+)*/giu;
const ENDING = /^(?:e?s|e?d|ing|e|[a-z]ing|[a-z]ed|ies|ied|y)?$/u;

let known: ReadonlyMap<string, readonly Entry[]> | null = null;

/** Every word and phrase of a class of `data/claim-terms.json` in a sentence, in order; one place may be of several classes. */
export function termsIn(sentence: string): Term[] {
  const byHead = (known ??= compile());
  const tokens = tokensOf(sentence);
  return tokens.flatMap((token, at) => {
    const whole = byHead.get(token.text.replace(/'s$/u, '')) ?? [];
    const stems = byHead.get(`${token.text.slice(0, STEM)}~`) ?? [];
    return [...whole, ...stems].flatMap(({ kind, words }) => {
      const last = tokens[at + words.length - 1];
      return last !== undefined && words.every((matches, step) => matches(tokens[at + step]?.text ?? ''))
        ? [{ kind, start: token.start, end: last.end }]
        : [];
    });
  });
}

/** Words in small letters; `n't` is a word of its own, a genitive is part of its word. */
function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(WORD)].map((match) => ({
    text: match[0].toLowerCase().replaceAll('’', "'"),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Phrases are found by their first word, those that begin with a stem by its first three signs. */
const STEM = 3;

function compile(): Map<string, Entry[]> {
  const { classes } = readData('claim-terms', schema);
  const byHead = new Map<string, Entry[]>();
  for (const [kind, list] of Object.entries(classes))
    for (const phrase of list.split('|')) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      const head = /[~*]$/u.test(first) ? `${first.replace(/[~*]$/u, '').slice(0, STEM)}~` : first;
      const entries = byHead.get(head);
      const entry = { kind, words: words.map(matcherOf) };
      if (entries === undefined) byHead.set(head, [entry]);
      else entries.push(entry);
    }
  return byHead;
}

/** `lock~` is the verb in its forms, `server*` a word with any ending, `~` any word. */
function matcherOf(spelt: string): Matcher {
  if (spelt === '~') return () => true;
  const stem = spelt.replace(/[~*]$/u, '');
  if (spelt.endsWith('*')) return (word) => word.startsWith(stem);
  if (!spelt.endsWith('~')) return (word) => word === stem || word === `${stem}'s`;
  const short = stem.length > STEM ? stem.replace(/[ey]$/u, '') : stem;
  return (word) => word === stem || (word.startsWith(short) && ENDING.test(word.slice(short.length)));
}
