import type { AsOf, Clock } from '../../model/clock.js';
import { DUTY_STATES, NOT_LEGAL_ADVICE, type Duties, type Duty } from '../../model/duty.js';
import type { Facts } from '../../model/facts.js';
import type { PlacedRule, RuleBook } from '../../model/rule.js';
import type { Timeline } from './anchor.js';
import { isNotDue, toAnswer, toUnknown } from './answer.js';
import { applicationOf, type Application } from './applies.js';
import { dutyOf } from './duty.js';
import { giveWay } from './precedence.js';
import { makeScopes } from './look/scope.js';
import { timingOf, type Timing } from './timing.js';
import { heldBack, warningsOf } from './warnings.js';

export { decideOn } from './decide.js';

/**
 * Applies every rule of the book to the facts as of a day: the duties with their clocks, what cannot be told and for lack of
 * which fact, what is not law, and every rule that asks for nothing with its reason. Pure: the clock and the day are arguments.
 */
export function evaluate(facts: Facts, book: RuleBook, asOf: AsOf, clock: Clock): Duties {
  const rules = [...book.rules.values()];
  const timeline: Timeline = {
    facts,
    done: byRule(facts.done ?? {}, rules),
    decided: byRule(facts.decided_against ?? {}, rules),
    asOf,
    clock,
  };
  const scopeOf = makeScopes(facts);
  const applications = giveWay(rules.map((rule) => applicationOf(rule, scopeOf(rule), asOf.day)));
  const timing = timings(applications, timeline);
  const duties = applications.flatMap((application) => toDuty(application, timing, timeline));
  const isLaw = ({ status }: Duty): boolean => status === 'law';
  return {
    schema: 'assay.duties/1',
    as_of: asOf.instant ?? asOf.day,
    law_reviewed_to: book.reviewed,
    notice: NOT_LEGAL_ADVICE,
    organisation: facts.organisation.name,
    began: facts.incident.started ?? facts.incident.discovered ?? null,
    duties: duties.filter(isLaw).sort((left, right) => order(left, right, clock)),
    cannot_tell: applications.filter(({ applies }) => applies === 'unknown').map(toUnknown),
    not_law: duties.filter((duty) => !isLaw(duty)),
    not_due: applications.filter(isNotDue).map(toAnswer),
    warnings: [...warningsOf(timeline, applications, book), ...duties.filter(isLaw).flatMap(heldBack)],
  };
}

/** What is said of duties, by the ids of their rules: a duty may be spoken of by another name. */
function byRule<Said>(given: Readonly<Record<string, Said>>, rules: readonly PlacedRule[]): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const { id, names } of rules) {
    const name = [id, ...names].find((each) => Object.hasOwn(given, each));
    const found = name === undefined ? undefined : given[name];
    if (found !== undefined) said.set(id, found);
  }
  return said;
}

/** The timing of each duty, told once; orders lead to others, and the rules were checked not to go round in circles. */
function timings(applications: readonly Application[], timeline: Timeline): (id: string) => Timing | null {
  const byId = new Map(applications.map((application) => [application.rule.id, application]));
  const known = new Map<string, Timing>();
  const timing = (id: string): Timing | null => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const application = byId.get(id);
    if (application === undefined || application.applies !== 'yes' || application.version === null) return null;
    const told = timingOf(id, application.version, timeline, timing);
    known.set(id, told);
    return told;
  };
  return timing;
}

function toDuty(application: Application, timing: (id: string) => Timing | null, timeline: Timeline): Duty[] {
  const { rule, version, applies } = application;
  const told = timing(rule.id);
  if (applies !== 'yes' || version === null || told === null) return [];
  return [dutyOf(application, version, told, timeline)];
}

/** By state, then by deadline, those without one last; equal ones by id. */
function order(left: Duty, right: Duty, clock: Clock): number {
  const state = DUTY_STATES.indexOf(left.state) - DUTY_STATES.indexOf(right.state);
  if (state !== 0) return state;
  const [first, second] = [left.due ?? left.not_before, right.due ?? right.not_before];
  if (first !== null && second !== null && clock.compare(first, second) !== 0) return clock.compare(first, second);
  if ((first === null) !== (second === null)) return first === null ? 1 : -1;
  return left.id < right.id ? -1 : 1;
}
