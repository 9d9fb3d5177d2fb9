import type { Dictionary } from '../../model/form.js';
import type { FieldAnswer } from '../../model/report.js';
import type { Lookup } from './lookup.js';

/** A fact as an answer. A bare yes or no, and a number among others, is told with what it is of; null where it is unknown. */
export function answerOf(
  fact: string,
  isAmongOthers: boolean,
  lookup: Lookup,
  dictionary: Dictionary,
): FieldAnswer | null {
  const answer = lookup.answer(fact);
  const value = lookup.value(fact);
  const isBare = typeof value === 'boolean' || (typeof value === 'number' && isAmongOthers);
  return answer === null || !isBare ? answer : { ...answer, text: `${dictionary[fact] ?? fact}: ${answer.text}` };
}
