import { valueAt } from '../base/at-path.js';
import type { CaseEvent, StandingDecision } from '../model/case.js';
import type { CaseFacts } from './facts.js';
import { standing, standingOf } from './standing.js';

export type AskedOfDecisions = {
  /** The rule that a decision names, by its id. */
  readonly idOf: (duty: string) => string;
  /** Whether an instant lies within the day that is asked for: what is decided later was not decided then. */
  readonly hasCome: (instant: string) => boolean;
};

/** The latest decision on each rule, corrections respected. One that facts contradict is left out: the facts count. */
export function decisionsIn(
  events: readonly CaseEvent[],
  { tree }: Pick<CaseFacts, 'tree'>,
  { idOf, hasCome }: AskedOfDecisions,
): ReadonlyMap<string, StandingDecision> {
  const latest = new Map<string, StandingDecision>();
  for (const { event, payload } of standingOf(standing(events), 'decision'))
    latest.set(idOf(payload.duty), { ...payload, event: event.seq });
  return new Map(
    [...latest].filter(([, { duty, follow, at }]) => {
      const isAgainst = valueAt(tree, ['decided_against', duty]) !== undefined;
      return follow !== isAgainst && hasCome(at);
    }),
  );
}
