import { cleaned, matchesCleaned, type Clean, type Rule } from './rule.js';

/** A distinct value of a column: how many cells hold it (in the part of the column that was read) and the first row. */
export type SampleValue = { readonly text: string; readonly cells: number; readonly row: number };

/** What is known of one column before it is judged. */
export type ColumnSample = {
  readonly name: string;
  readonly index: number;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly minLength: number;
  readonly maxLength: number;
  /** Distinct values in order of their first row, placeholders left out. */
  readonly values: readonly SampleValue[];
  /** The same, space trimmed, as text alone. */
  readonly texts: readonly string[];
  readonly cache: Cache;
};
type Cache = {
  readonly shares: Map<Rule, number>;
  readonly cleaned: Map<Clean, readonly string[]>;
};

/** Words that stand for nothing (`N/A`); they say nothing about the element. */
const PLACEHOLDERS = new Set(
  'N/A|NA|NULL|NONE|NIL|UNKNOWN|UNK|-|--|---|.|?|0|00000|000000000|0000000000|NOT AVAILABLE|NOT PROVIDED|\\N|NAN|<NULL>|TBD|EMPTY|MISSING|#N/A|UNDEFINED'.split(
    '|',
  ),
);

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(text.toUpperCase());
}

/** Share of the sample's distinct values that the rule accepts; 0 for an empty sample. */
export function shareOf(column: ColumnSample, rule: Rule): number {
  const { shares } = column.cache;
  const known = shares.get(rule);
  if (known !== undefined) return known;
  const share = shareAt(column, (at) => matchesAt(column, rule, at));
  shares.set(rule, share);
  return share;
}

/** The sample's values as the given cleaning leaves them. */
export function cleanedTexts(column: ColumnSample, clean: Clean): readonly string[] {
  const known = column.cache.cleaned.get(clean);
  if (known !== undefined) return known;
  const made = column.texts.map((text) => cleaned(clean, text));
  column.cache.cleaned.set(clean, made);
  return made;
}

export function matchesAt(column: ColumnSample, rule: Rule, at: number): boolean {
  return matchesCleaned(rule, (clean) => cleanedTexts(column, clean)[at] ?? '');
}

function shareAt({ texts }: ColumnSample, test: (at: number) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter((_, at) => test(at)).length / texts.length;
}

export function shareWhere(texts: readonly string[], test: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

/** True for numbers that count up with the rows, or lie so close together that they were dealt out in order. */
export function isSequence(column: ColumnSample): boolean {
  const numbers = column.values.map(({ text }) => Number(text.replaceAll(/\D/gu, '')));
  if (numbers.length < 4) return false;
  const sorted = numbers.toSorted((left, right) => left - right);
  const spread = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1;
  const rising = numbers.filter((value, index) => index > 0 && value > (numbers[index - 1] ?? 0)).length;
  const ordered = rising / (numbers.length - 1);
  return spread <= 3 * column.distinct || (numbers.length >= 8 && (ordered > 0.98 || ordered < 0.02));
}

/** Natural log odds of a share of valid values against chance, worth at most a hundred independent values. */
export function shareWeight(share: number, count: number, chance: number, cap: number): number {
  if (count === 0) return 0;
  if (share < 0.5) return -12;
  const model = Math.min(0.995, Math.max(0.75, share));
  const each = share * Math.log(model / chance) + (1 - share) * Math.log((1 - model) / (1 - chance));
  return Math.max(-3.5, Math.min(cap, each * Math.min(count, 100)));
}
