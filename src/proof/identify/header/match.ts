import type { Element } from '../../../model/element.js';
import { dictionary, type Entry } from './dictionary.js';
import { isGeneric, normaliseHeader, withoutMarks } from './normalise.js';
import { strip, type Stripped } from './strip.js';

/** What a column's name says, in natural log odds per element. */
export type HeaderReading = {
  readonly votes: readonly Vote[];
  /** Nothing can be made of the name: none was given, or it is a mere number. */
  readonly generic: boolean;
  readonly hashed: boolean;
  readonly partial: boolean;
};
export type Vote = {
  readonly element: Element;
  readonly weight: number;
  /** False for a name with several meanings. */
  readonly strong: boolean;
  readonly part: string | null;
  readonly text: string;
};

const STRONG = 7;
const AFFIX = 6;
const INSIDE = 4;
const WEAK = 2.5;

export const NO_HEADER: HeaderReading = { votes: [], generic: true, hashed: false, partial: false };

/** Parts that carry no value of the element which can be compared: such a column is left alone. */
const CARRIES_NOTHING = new Set(
  `aamva_other age area birth_place card_meta country_code county day death delivery_point device_meta directional dl_class
  domain exchange extension group hash_or_meta house_number initial issuing_state line2 maiden middle month month_day
  mothers_maiden_name network other_attribute other_country other_state particle passport_dates patronymic po_box provider_id routing
  second_surname security_answer serial area_code street_name street_suffix suffix tac title token unit zip3 zip4 dl_dates first5`.split(
    /\s+/u,
  ),
);
/** Parts whose names have no second meaning, though the whole element is not there. */
const CLEAR_PARTS = new Set([
  'year',
  'middle',
  'house_number',
  'maiden',
  'other_state',
  'issuing_state',
  'area_code',
  'zip4',
  'unit',
  'line2',
]);
const DATES = new Set(['death', 'dl_dates', 'passport_dates']);

export function readHeader(name: string): HeaderReading {
  const normal = normaliseHeader(name);
  if (isGeneric(normal)) return NO_HEADER;
  const whole = matchName(normal);
  if (whole.votes.some((vote) => vote.weight > 0)) return whole;
  const leaf = normaliseHeader(name.replaceAll(/\[\d*\]/gu, '').replace(/^.*\./u, ''));
  return leaf === normal || isGeneric(leaf) ? whole : matchName(leaf);
}

function matchName(normal: string): HeaderReading {
  const exact = lookup(normal);
  if (exact !== null) {
    const other = normal.match(OTHERS)?.[1] ?? null;
    return fromEntries(normal, exact, { kind: 'exact', hashed: false, partial: false, other, flag: null });
  }
  const stripped = strip(normal.split('_'), lookup);
  if (stripped !== null) return fromEntries(normal, stripped.entries, { kind: 'affix', ...stripped });
  return fromWords(normal);
}

const OTHERS =
  /^(spouse|emergency|beneficiary|mother|father|guardian|dependent|child|parent|employer|company|next_of_kin|guarantor|cosigner)_/u;

export function lookup(name: string): readonly Entry[] | null {
  const { exact, collapsed } = dictionary();
  return exact.get(name) ?? exact.get(withoutMarks(name)) ?? collapsed.get(name.replaceAll('_', '')) ?? null;
}

type How = Pick<Stripped, 'hashed' | 'partial' | 'other' | 'flag'> & { readonly kind: 'exact' | 'affix' | 'inside' };

function fromEntries(normal: string, entries: readonly Entry[], how: How): HeaderReading {
  const votes = entries.flatMap((entry) => votesOf(entry, how));
  const hashed = how.hashed || entries.some(({ part }) => part === 'hash');
  return { votes: [...votes, ...negatives(normal, votes, how)], generic: false, hashed, partial: how.partial };
}

function votesOf(entry: Entry, how: How): readonly Vote[] {
  const strength = { exact: STRONG, affix: AFFIX, inside: INSIDE }[how.kind];
  const weight = entry.strong || CLEAR_PARTS.has(entry.part ?? '') ? strength : Math.min(strength, WEAK);
  const vote = (element: Element, text: string, part = entry.part): Vote => ({
    element,
    weight,
    strong: entry.strong,
    part,
    text,
  });
  const { element, part } = entry;
  if (element === 'unknown') return [];
  if (how.flag === 'date') return [vote('date', `the name is that of a date about ${element}`)];
  if (how.flag === 'flag') return [vote('ignore', `the name is that of a mark or a count about ${element}`)];
  if (how.other !== null && element !== 'ignore' && element !== 'date' && part !== 'mothers_maiden_name') {
    const text = `the name says ${element} of another: ${words(how.other)}`;
    return [vote('ignore', text), { element, weight: -9, strong: true, part: null, text }];
  }
  if (part !== null && DATES.has(part)) return [vote('date', `the name is that of a date (${words(part)})`)];
  if (part !== null && CARRIES_NOTHING.has(part)) {
    const text = `the name is that of ${words(part)}, which is not compared`;
    return element === 'ignore'
      ? [vote('ignore', text)]
      : [vote('ignore', text), { element, weight: -6, strong: true, part: null, text }];
  }
  const kind = { exact: 'is', affix: 'comes down to', inside: 'holds' }[how.kind];
  return [vote(element, `the name ${kind} one of ${entry.strong ? '' : 'those sometimes used for '}${element}`)];
}

function words(part: string): string {
  return part.replaceAll('_', ' ');
}

/** Words that speak against an element. A strong name is not cancelled by a word that it holds. */
function negatives(normal: string, votes: readonly Vote[], how: How): readonly Vote[] {
  const { against, traps } = dictionary();
  const strong = new Set(
    how.kind === 'inside' ? [] : votes.filter(({ weight }) => weight > WEAK).map((v) => v.element),
  );
  const found = new Map<Element, number>();
  for (const piece of pieces(normal)) {
    for (const { elements, strong: hard, whole } of against.get(piece) ?? []) {
      if (whole && piece !== normal) continue;
      for (const element of elements) {
        if (!strong.has(element)) found.set(element, Math.min(found.get(element) ?? 0, hard ? -4 : -2));
      }
    }
  }
  for (const element of traps.get(normal) ?? []) if (!strong.has(element)) found.set(element, -8);
  return [...found].map(([element, weight]) => ({
    element,
    weight,
    strong: weight < -3,
    part: null,
    text: `a word of the name speaks against ${element}`,
  }));
}

function pieces(normal: string): readonly string[] {
  const list = normal.split('_');
  const pairs = list.slice(1).map((word, index) => `${list[index] ?? ''}_${word}`);
  return [...new Set([...list, ...pairs, normal])];
}

function fromWords(normal: string): HeaderReading {
  const list = normal.split('_');
  const hit = dictionary().inside.find(({ words: inner }) =>
    list.some((_, start) => inner.every((word, at) => list[start + at] === word)),
  );
  const how: How = {
    kind: 'inside',
    hashed: list.some((word) => dictionary().affixes.suffix_hash.has(word)),
    partial: list.some((word) => dictionary().affixes.suffix_partial.has(word)),
    other: normal.match(OTHERS)?.[1] ?? null,
    flag: null,
  };
  return fromEntries(normal, hit === undefined ? [] : [hit.entry], how);
}
