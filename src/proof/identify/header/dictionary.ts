import { z } from 'zod';
import { readData } from '../../../base/data.js';
import { elementSchema, type Element } from '../../../model/element.js';
import { normaliseHeader, withoutMarks } from './normalise.js';

const words = z.array(z.string());
const headersSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  names: z.partialRecord(
    elementSchema,
    z.object({ strong: words.optional(), weak: words.optional(), word: words.optional() }),
  ),
  parts: z.record(z.string(), z.partialRecord(elementSchema, words)),
  traps: z.partialRecord(elementSchema, words),
  against: z.array(
    z.object({ elements: z.array(elementSchema), weight: z.enum(['strong', 'weak']), whole: z.boolean(), words }),
  ),
  affixes: z.object({
    role_prefix: words,
    other_person_prefix: words,
    org_prefix: words,
    address_role_prefix: words,
    type_prefix: words,
    suffix_drop: words,
    suffix_hash: words,
    suffix_partial: words,
    suffix_flag: words,
  }),
  abbreviations: z.record(z.string(), z.string()),
});

export type Entry = { readonly element: Element; readonly strong: boolean; readonly part: string | null };
type Against = { readonly elements: readonly Element[]; readonly strong: boolean; readonly whole: boolean };

export type Dictionary = {
  readonly exact: ReadonlyMap<string, readonly Entry[]>;
  /** The same with all `_` removed. */
  readonly collapsed: ReadonlyMap<string, readonly Entry[]>;
  /** Names that count inside a longer name, as their words. */
  readonly inside: readonly { readonly words: readonly string[]; readonly entry: Entry }[];
  readonly traps: ReadonlyMap<string, ReadonlySet<Element>>;
  readonly against: ReadonlyMap<string, readonly Against[]>;
  readonly affixes: Readonly<Record<keyof z.infer<typeof headersSchema>['affixes'], ReadonlySet<string>>>;
  readonly abbreviations: ReadonlyMap<string, string>;
};

let made: Dictionary | undefined;

export function dictionary(): Dictionary {
  made ??= makeDictionary(readData('headers', headersSchema));
  return made;
}

function makeDictionary(data: z.infer<typeof headersSchema>): Dictionary {
  const parts = partsOf(data);
  const exact = new Map<string, Entry[]>();
  const collapsed = new Map<string, Entry[]>();
  const inside: { words: readonly string[]; entry: Entry }[] = [];
  for (const element of elementSchema.options) {
    const names = data.names[element];
    for (const strong of [true, false]) {
      for (const name of (strong ? names?.strong : names?.weak) ?? []) {
        const entry = { element, strong, part: parts.get(`${element}/${name}`) ?? null };
        for (const spelling of new Set([name, withoutMarks(name), normaliseHeader(name)])) {
          push(exact, spelling, entry);
          push(collapsed, spelling.replaceAll('_', ''), entry);
        }
        if (names?.word?.includes(name) === true) inside.push({ words: name.split('_'), entry });
      }
    }
  }
  inside.sort((left, right) => right.words.length - left.words.length);
  return {
    exact,
    collapsed,
    inside,
    traps: trapsOf(data),
    against: againstOf(data),
    affixes: affixesOf(data),
    abbreviations: new Map(Object.entries(data.abbreviations)),
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function partsOf(data: z.infer<typeof headersSchema>): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [part, elements] of Object.entries(data.parts)) {
    for (const [element, names] of Object.entries(elements)) {
      for (const name of names ?? []) parts.set(`${element}/${name}`, part);
    }
  }
  return parts;
}

function trapsOf(data: z.infer<typeof headersSchema>): ReadonlyMap<string, ReadonlySet<Element>> {
  const traps = new Map<string, Set<Element>>();
  for (const element of elementSchema.options) {
    for (const name of data.traps[element] ?? []) {
      traps.set(name, (traps.get(name) ?? new Set<Element>()).add(element));
    }
  }
  return traps;
}

function againstOf(data: z.infer<typeof headersSchema>): ReadonlyMap<string, readonly Against[]> {
  const against = new Map<string, Against[]>();
  for (const { elements, weight, whole, words: list } of data.against) {
    for (const word of list) push(against, word, { elements, strong: weight === 'strong', whole });
  }
  return against;
}

function affixesOf(data: z.infer<typeof headersSchema>): Dictionary['affixes'] {
  const { affixes } = data;
  return {
    role_prefix: new Set(affixes.role_prefix),
    other_person_prefix: new Set(affixes.other_person_prefix),
    org_prefix: new Set(affixes.org_prefix),
    address_role_prefix: new Set(affixes.address_role_prefix),
    type_prefix: new Set(affixes.type_prefix),
    suffix_drop: new Set(affixes.suffix_drop),
    suffix_hash: new Set(affixes.suffix_hash),
    suffix_partial: new Set(affixes.suffix_partial),
    suffix_flag: new Set(affixes.suffix_flag),
  };
}
