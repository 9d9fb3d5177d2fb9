import type { PlacedRule, RuleVersion } from '../../model/rule.js';

export type Chosen =
  | { readonly version: RuleVersion }
  | { readonly version: null; readonly outcome: 'no' | 'unknown'; readonly why: string };

/** The version that holds on a day, or why none does: not yet, no longer, or not looked into. */
export function versionOn(rule: PlacedRule, day: string): Chosen {
  const found = rule.versions.find(({ effective: { from, to } }) => from <= day && day <= (to ?? '9999-12-31'));
  if (found !== undefined) return { version: found };
  const starts = rule.versions.map(({ effective }) => effective.from).sort();
  const [first = ''] = starts;
  if (day < first) {
    return rule.before === 'no_duty'
      ? { version: null, outcome: 'no', why: `not in force on ${day}: the first version is of ${first}` }
      : { version: null, outcome: 'unknown', why: `the law before ${first} was not looked into` };
  }
  const next = starts.find((start) => start > day);
  return next === undefined
    ? { version: null, outcome: 'no', why: `no longer in force on ${day}` }
    : {
        version: null,
        outcome: 'unknown',
        why: `the law between two versions was not looked into; the next is of ${next}`,
      };
}
