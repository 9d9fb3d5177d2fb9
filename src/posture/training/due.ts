import type { Due } from '../../model/training.js';
import type { Rule } from './rules.js';

/** A day by which something is due, with the rule that says so. A row of low confidence makes none: it counts as second hand. */
export function dueOf(
  rule: Rule,
  who: readonly string[],
  due: string,
  { what, yearly }: Pick<Due, 'what' | 'yearly'>,
): Due {
  const { citation, source, as_of, confidence, doubts } = rule;
  return {
    id: [rule.id, ...who].join('.'),
    what,
    who: [...who],
    due,
    yearly,
    citation,
    source,
    as_of,
    confidence: confidence === 'high' ? 'high' : 'medium',
    doubts: [...doubts],
  };
}
