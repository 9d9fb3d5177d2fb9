import { inertText } from '../../base/text.js';
import type { Due, Training } from '../../model/training.js';
import { countOf } from './numbers.js';

/** How many people are on record, and how much is due. */
export function trainingSummary({ people, due, as_of: asOf }: Training): string {
  const late = due.filter((each) => each.due <= asOf).length;
  return `${countOf(people.length, 'person', 'people')} on record; ${countOf(due.length, 'thing')} due, ${late} of them now.`;
}

type Person = Training['people'][number];

/** What is on record of somebody. */
export function recordWords({ last_basic: basic, last_control: control, courses }: Person): string {
  return `${countOf(courses, 'course')} on record; mail and passwords: ${basic ?? 'none'}; control systems: ${control ?? 'none'}`;
}

/** Hours of one licence in its period. */
export function licenceWords({
  kind,
  state,
  done,
  needed,
  needed_cyber: cyber,
  from,
  renewal,
}: Person['hours'][number]): string {
  return `${kind} licence of ${state}: ${done} of ${needed ?? cyber ?? 0} hours approved, from ${from} to ${renewal}`;
}

export type DueRule = { readonly words: string; readonly doubts: readonly string[]; readonly source: string };

/** Each rule that makes something due, once, with its day and doubts. */
export function dueRules(due: readonly Due[]): DueRule[] {
  const rules = new Map(due.map((each) => [`${each.citation} ${each.doubts.join(' ')}`, each]));
  return [...rules.values()].map(({ citation, source, as_of: asOf, confidence, doubts }) => ({
    words: `${citation}, as looked into on ${asOf}${confidence === 'high' ? '' : '; second hand: check it with the state'}`,
    doubts,
    source: inertText(source, 300),
  }));
}
