import type { AsOf } from '../model/clock.js';
import type { Duties } from '../model/duty.js';
import type { RuleBook } from '../model/rule.js';
import { makeClock } from '../duty/clock/clock.js';
import { evaluate } from '../duty/evaluate/evaluate.js';
import { knownBy, readFacts } from '../duty/facts/facts.js';
import { readCalendars, readRuleBook } from './rule-book.js';

/** The facts file as it was read: its path as errors shall show it, and its text. */
export type FactsText = { readonly file: string; readonly text: string };

/** Who must be told by when, on these facts, under the law of that day. Reads the rules that came with the program. */
export function findDuties({ file, text }: FactsText, asOf: AsOf): Duties {
  const book = readRuleBook();
  const clock = makeClock(readCalendars());
  const { facts, later } = knownBy(readFacts(text, file, namesOf(book)), asOf, clock);
  const answer = evaluate(facts, book, asOf, clock);
  return { ...answer, warnings: [...answer.warnings, ...later] };
}

/** Every name that `done` may use. */
export function namesOf({ rules }: RuleBook): string[] {
  return [...rules.values()].flatMap(({ id, names }) => [id, ...names]);
}
