import type { Family, Row } from './schema.js';
import type { Phrase, ProductTable } from './table.js';

/** A product named in a text: the words that name it, and the words up to the next product, which say edition and version. */
export type Mention = {
  family: Family;
  /** Rows that the words mean; null where they name the family only. */
  rows: readonly Row[] | null;
  start: number;
  end: number;
  scope: readonly string[];
  /** The same, with what of the name is a number: names may hold the version. */
  words: readonly string[];
  /** Words after the name, without those that name another product. */
  after: readonly string[];
};

type Hit = { phrase: Phrase; start: number; end: number };

/** Every product of the table that the words name; longer names before shorter ones, each word used once. */
export function findMentions(tokens: readonly string[], table: ProductTable): Mention[] {
  const hits = accepted(allHits(tokens, table));
  const families = new Map<string, Hit[]>();
  for (const hit of hits) {
    for (const { family } of hit.phrase.targets) families.set(family.key, [...(families.get(family.key) ?? []), hit]);
  }
  return [...families].flatMap(([key, of]) => {
    const family = table.families.get(key);
    return family === undefined ? [] : [mention(family, of, hits, tokens)];
  });
}

function allHits(tokens: readonly string[], table: ProductTable): Hit[] {
  return tokens.flatMap((token, start) =>
    (table.phrases.get(token) ?? [])
      .filter(
        ({ tokens: words, weak }) => words.every((word, i) => tokens[start + i] === word) && fits(weak, words, tokens),
      )
      .map((phrase) => ({ phrase, start, end: start + phrase.tokens.length })),
  );
}

function fits(weak: boolean, words: readonly string[], tokens: readonly string[]): boolean {
  return !weak || words.length === tokens.length;
}

function accepted(hits: Hit[]): Hit[] {
  const taken: Hit[] = [];
  const byLength = [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const hit of byLength) {
    if (taken.every(({ start, end }) => hit.end <= start || hit.start >= end)) taken.push(hit);
  }
  return taken.sort((a, b) => a.start - b.start);
}

function mention(family: Family, own: Hit[], all: Hit[], tokens: readonly string[]): Mention {
  const start = Math.min(...own.map((hit) => hit.start));
  const end = Math.max(...own.map((hit) => hit.end));
  const foreign = all.filter((hit) => !own.includes(hit));
  const before = Math.max(0, ...foreign.filter((hit) => hit.end <= start).map((hit) => hit.end));
  const next = Math.min(tokens.length, ...foreign.filter((hit) => hit.start >= end).map((hit) => hit.start));
  const first = before === 0 ? 0 : start;
  const firstEnd = Math.min(...own.map((hit) => hit.end));
  const numbers = tokens.slice(start, firstEnd).findIndex((token) => /^\d/u.test(token));
  return {
    family,
    rows: meant(family, own),
    start,
    end,
    scope: tokens.slice(first, next),
    words: tokens.slice(numbers === -1 ? firstEnd : start + numbers, next),
    after: tokens.slice(firstEnd, next),
  };
}

function meant(family: Family, own: Hit[]): readonly Row[] | null {
  const sets = own
    .map(({ phrase }) =>
      phrase.targets.flatMap((target) => (target.family === family && target.row !== null ? [target.row] : [])),
    )
    .filter((rows) => rows.length > 0);
  const [first, ...others] = sets;
  if (first === undefined) return null;
  const common = first.filter((row) => others.every((rows) => rows.includes(row)));
  return common.length > 0 ? common : sets.flat();
}
