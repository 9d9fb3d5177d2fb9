import type { AsOf } from '../model/clock.js';
import type { Duties } from '../model/duty.js';
import type { RuleBook } from '../model/rule.js';
import { makeClock } from '../duty/clock/clock.js';
import { evaluate } from '../duty/evaluate/evaluate.js';
import { knownBy, readFacts, readFactsWith, withPosture, type PostureFile } from '../duty/facts/facts.js';
import type { Exposure } from '../model/exposure.js';
import type { Facts } from '../model/facts.js';
import type { Beside } from '../model/report.js';
import { readCalendars, readRuleBook } from './rule-book.js';

/** The facts file as it was read: its path as errors shall show it, and its text. */
export type FactsText = { readonly file: string; readonly text: string };

/** The document of `assay exposure --json`, from which people and elements are taken where the facts do not say them. */
export type ExposureText = { readonly file: string; readonly exposure: Exposure };

/** The document of `assay posture check --json`, for what facts do not say of an operator and its machines. */
export type PostureText = PostureFile;

/** Who must be told by when, on these facts, under the law of that day. Reads the rules that came with the program. */
export function findDuties(given: FactsText, asOf: AsOf, exposure: ExposureText | null = null): Duties {
  const { facts, remarks, book, clock } = factsOn(given, asOf, exposure);
  const answer = evaluate(facts, book, asOf, clock);
  return { ...answer, warnings: [...answer.warnings, ...remarks] };
}

/** The facts as they were known on that day, with what was taken or left out, and the law and clock to hold them against. */
export function factsOn(
  { file, text }: FactsText,
  asOf: AsOf,
  exposure: ExposureText | null,
  posture: PostureText | null = null,
): {
  readonly facts: Facts;
  readonly beside: readonly Beside[];
  readonly bases: Readonly<Record<string, string>>;
  readonly remarks: readonly string[];
  readonly book: RuleBook;
  readonly clock: ReturnType<typeof makeClock>;
} {
  const book = readRuleBook();
  const clock = makeClock(readCalendars());
  const duties = namesOf(book);
  const read =
    exposure === null
      ? { facts: readFacts(text, file, duties), taken: [] }
      : readFactsWith(exposure, { text, file, duties });
  const { facts, later } = knownBy(read.facts, asOf, clock);
  const own = [...read.taken, ...later];
  if (posture === null) return { facts, beside: [], bases: {}, remarks: own, book, clock };
  const { remarks, ...joined } = withPosture(facts, posture, asOf);
  return { ...joined, remarks: [...own, ...remarks], book, clock };
}

/** The id of the rule that has this name; the name itself where none has. */
export function ruleNamed(name: string): string {
  const { rules } = readRuleBook();
  return [...rules.values()].find(({ id, names }) => id === name || names.includes(name))?.id ?? name;
}

/** Whether an instant lies within that day, or before that moment. */
export function hasComeBy(asOf: AsOf): (instant: string) => boolean {
  const clock = makeClock(readCalendars());
  return (instant) => clock.hasCome(instant, asOf);
}

/** Every name that `done` may use. */
export function namesOf({ rules }: RuleBook): string[] {
  return [...rules.values()].flatMap(({ id, names }) => [id, ...names]);
}
