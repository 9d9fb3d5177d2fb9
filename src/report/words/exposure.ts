import { inertText } from '../../base/text.js';
import {
  SHOWN,
  type Counted,
  type Estimated,
  type Exposure,
  type Residence,
  type Shown,
} from '../../model/exposure.js';
import { countOf, formatCount } from './numbers.js';
import { sentence, upper } from './verdict.js';

/** How an element is shown, as the head of a column. */
export const SHOWN_WORDS: Readonly<Record<Shown, string>> = {
  clear: 'clear',
  hashed: 'hashed',
  masked: 'masked',
  partly: 'partly',
  unchecked: 'unchecked',
  differs: 'differs',
};

/** What the columns mean, one sentence each. */
export const SHOWN_MEANING: Readonly<Record<Shown, string>> = {
  clear: 'clear: the whole value, as you hold it',
  hashed: 'hashed: an unsalted digest of the value, which opens',
  masked: 'masked: what is left of it, such as the last four, is of yours',
  partly: 'partly: a typo, a nickname, or only a part of a name or an address is right',
  unchecked: 'unchecked: a value stands there, and you hold none to compare',
  differs: 'differs: the value is not what you hold of the person',
};

export type Line = { readonly shown: Shown; readonly people: number; readonly former: number };

/** Those ways of showing that somebody is counted in. */
export function shownIn(lines: readonly Line[]): Shown[] {
  return SHOWN.filter((shown) => lines.some((line) => line.shown === shown));
}

export function peopleShown(lines: readonly Line[], shown: Shown): number {
  return lines.find((line) => line.shown === shown)?.people ?? 0;
}

/** Ids of combinations that somebody is counted in, in the order of the table. */
export function combinationsFound({ law }: Exposure, lines: readonly { readonly combination: string }[]): string[] {
  return law.combinations.map(({ id }) => id).filter((id) => lines.some(({ combination }) => combination === id));
}

export function combinationLabel({ law }: Exposure, id: string): string {
  return inertText(law.combinations.find((combination) => combination.id === id)?.label ?? id, 60);
}

/** Jurisdictions of both residences, most people first, unknown last. */
export function placesOf({ as_of: day, now }: Pick<Counted, 'as_of' | 'now'>): (string | null)[] {
  const people = new Map<string | null, number>();
  for (const { jurisdiction, people: count } of [...now.jurisdictions, ...day.jurisdictions])
    people.set(jurisdiction, Math.max(people.get(jurisdiction) ?? 0, count));
  const known = [...people.keys()].filter((code) => code !== null);
  known.sort((left, right) => (people.get(right) ?? 0) - (people.get(left) ?? 0) || (left < right ? -1 : 1));
  return people.has(null) ? [...known, null] : known;
}

export function placeIn(residence: Pick<Residence, 'jurisdictions'>, code: string | null) {
  return residence.jurisdictions.find(({ jurisdiction }) => jurisdiction === code);
}

/** How many people, and who of them is still there. */
export function peopleCounted({ people, former, rows, planted }: Counted): string {
  const still = people - former;
  return `${countOf(people, 'person', 'people')}: ${formatCount(still)} still in your systems of record, ${formatCount(former)} former. Counted from ${countOf(rows.about_a_person, 'row')}; ${countOf(rows.others, 'other')} ${rows.others === 1 ? 'is' : 'are'} not counted.${planted === 0 ? '' : ` ${countOf(planted, 'planted record')} ${planted === 1 ? 'is' : 'are'} left out.`}`;
}

export function scopeSentence({ scope, estimated, estimated_reason: reason }: Exposure): string {
  if (estimated !== null)
    return `The counts are of the people in this file. Estimates for ${inertText(estimated.population.name, 60)} stand apart; they are no counts.`;
  const none = sentence(reason ?? 'no more can be said');
  return scope === 'whole' ? none : `The counts are of the people in this file, and are not reckoned up. ${none}`;
}

export function estimateHeading({ population, condition, seen }: Estimated): string {
  const { estimate, low, high } = population;
  const span = low === high ? '' : ` (${formatCount(low)} to ${formatCount(high)})`;
  return `${countOf(estimate, 'person', 'people')}${span} ${sentence(condition).replace(/^If/u, 'if')} Reckoned from ${formatCount(seen)} counted.`;
}

/** What is said of a residence, its remarks with their numbers. */
export function residenceSentences({ basis, remarks }: Residence): string[] {
  return [
    sentence(basis),
    ...remarks.map(({ remark, people }) => `${upper(inertText(remark, 200))}: ${countOf(people, 'person', 'people')}.`),
  ];
}
