import type { Facet, Family } from './schema.js';
import { toTokens } from './text.js';

/** Facet -> values that the text says; a facet of which it says nothing is not there. */
export type Said = ReadonlyMap<string, readonly string[]>;

const phrases = new WeakMap<Facet, { value: string; tokens: string[] }[]>();

/** What the words say of edition, release and the like. Longer phrases use up their words: `iot enterprise` does not say enterprise. */
export function saidOf(family: Family, scope: readonly string[]): Said {
  const said = new Map<string, readonly string[]>();
  for (const [name, facet] of Object.entries(family.facets)) {
    const values = valuesIn(facet, scope);
    if (values.length > 0) said.set(name, values);
  }
  return said;
}

function valuesIn(facet: Facet, scope: readonly string[]): string[] {
  const used = new Set<number>();
  const values = new Set<string>();
  for (const { value, tokens } of phrasesOf(facet)) {
    for (let at = 0; at + tokens.length <= scope.length; at += 1) {
      const fits = tokens.every((token, i) => says(scope[at + i], token) && !used.has(at + i));
      if (!fits) continue;
      for (let i = 0; i < tokens.length; i += 1) used.add(at + i);
      values.add(value);
    }
  }
  if (facet.other === true) {
    for (const [at, token] of scope.entries()) if (/^\d\dh[12]$/u.test(token) && !used.has(at)) values.add(token);
  }
  const over = new Set([...values].flatMap((value) => facet.values[value]?.over ?? []));
  return [...values].filter((value) => !over.has(value));
}

/** `13.0` is said by 13.0.5026 too. */
function says(word: string | undefined, token: string): boolean {
  return word === token || (/^\d+\.\d+$/u.test(token) && word?.startsWith(`${token}.`) === true);
}

function phrasesOf(facet: Facet): { value: string; tokens: string[] }[] {
  const known = phrases.get(facet);
  if (known !== undefined) return known;
  const made = Object.entries(facet.values)
    .flatMap(([value, { phrases: all }]) => all.map((phrase) => ({ value, tokens: toTokens(phrase) })))
    .sort((a, b) => b.tokens.length - a.tokens.length);
  phrases.set(facet, made);
  return made;
}
