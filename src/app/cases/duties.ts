import { decisionsIn } from '../../case/decisions.js';
import type { CaseFacts } from '../../case/facts.js';
import type { StandingDecision } from '../../model/case.js';
import type { AsOf } from '../../model/clock.js';
import type { Duties } from '../../model/duty.js';
import { findDuties, hasComeBy, ruleNamed } from '../duties.js';
import { exposureText, factsOfCase, factsText } from './case-facts.js';
import { readChain, withCases, type CaseContext, type OpenedCases } from './open.js';

/** The facts of a case, what the law makes of them on a day, and the last event that both rest on. */
export type CaseKnowledge = {
  readonly last: number;
  readonly facts: CaseFacts;
  readonly duties: Duties;
  /** What was decided on rules by that day, by their ids: to follow them, or not to. */
  readonly decisions: ReadonlyMap<string, StandingDecision>;
};

/** Who must be told by when, on the facts that a case adds up to. */
export async function dutiesOfCase(dir: string, caseId: string, asOf: AsOf, context: CaseContext): Promise<Duties> {
  return (await knowledgeOfCase(dir, caseId, asOf, context)).duties;
}

/** The same with the facts. */
export async function knowledgeOfCase(
  dir: string,
  caseId: string,
  asOf: AsOf,
  context: CaseContext,
): Promise<CaseKnowledge> {
  return withCases(dir, context, async (opened) => {
    return knowledgeIn(opened, caseId, await readChain(opened, caseId), asOf);
  });
}

type Chain = Pick<Awaited<ReturnType<typeof readChain>>, 'events' | 'warnings'>;

/** The same of a case that was read. */
export function knowledgeIn(
  { settings }: Pick<OpenedCases, 'settings'>,
  caseId: string,
  { events, warnings }: Chain,
  asOf: AsOf,
): CaseKnowledge {
  const facts = factsOfCase(settings, events);
  const answer = findDuties(factsText(facts, caseId), asOf, exposureText(facts, caseId));
  const duties = { ...answer, warnings: [...warnings, ...facts.warnings, ...answer.warnings] };
  const decisions = decisionsIn(events, facts, { idOf: ruleNamed, hasCome: hasComeBy(asOf) });
  return { last: events.at(-1)?.seq ?? 0, facts, duties, decisions };
}
