import { reportedIn, type Reported } from '../../case/reported.js';
import { wayInOf } from '../../case/way-in.js';
import { standing, standingOf } from '../../case/standing.js';
import { eventId, type CaseEvent } from '../../model/case.js';
import type { Plan } from '../../model/plan.js';
import type { OrderedBy } from '../../model/shown-way.js';
import { readRuleBook } from '../rule-book.js';
import { append, type Entry } from './add.js';
import { factsOfCase } from './case-facts.js';
import { readChain, wholeCase, withCases, type CaseContext } from './open.js';

/** What a case says of the way in and of who was told, and what is wrong with it. */
export type CaseForPosture = {
  readonly ordered: OrderedBy;
  readonly reported: Reported;
  readonly warnings: readonly string[];
};

/** What of a case bears on the posture of a day. */
export async function caseForPosture(
  dir: string,
  caseId: string,
  asOf: string,
  context: CaseContext,
): Promise<CaseForPosture> {
  return withCases(dir, context, async (opened) => {
    const { events, warnings } = await readChain(opened, caseId);
    const facts = factsOfCase(opened.settings, events);
    return {
      ordered: { case: caseId, ...wayInOf(events, facts, asOf) },
      reported: reportedIn(events, facts, asOf, authorities()),
      warnings: warnings.map((warning) => `${caseId}: ${warning}`),
    };
  });
}

/** People, and those who keep credit files, are no authority. */
const NO_AUTHORITY = /affected|resident|individual|consumer reporting|media|covered entity|contractor/iu;

/** Whether a duty, by its id, is towards CISA or an agency of a state. */
function authorities(): (duty: string) => boolean {
  const rules = [...readRuleBook().rules.values()].filter(({ jurisdiction, versions }) => {
    const names = versions.flatMap(({ recipients }) => recipients.map(({ name }) => name));
    return jurisdiction.startsWith('US-')
      ? names.some((name) => !NO_AUTHORITY.test(name))
      : jurisdiction === 'US' && names.some((name) => /\bCISA\b/u.test(name));
  });
  const ids = new Set(rules.flatMap(({ id, names }) => [id, ...names]));
  return (duty) => ids.has(duty);
}

/**
 * Keeps the measures of a plan in a case, as planned, in their order. What stands there already, planned or taken, is not added again.
 * Gives the events that were added.
 */
export async function keepPlan(
  dir: string,
  entry: Entry,
  { plan, ordered }: { readonly plan: Plan; readonly ordered: OrderedBy | undefined },
  context: CaseContext,
): Promise<CaseEvent[]> {
  const { caseId } = entry;
  const shown = (ordered?.ways ?? []).flatMap(({ event }) => (event === null ? [] : [eventId(caseId, event)]));
  const basis = [...new Set([...entry.basis, ...shown])];
  return withCases(dir, context, async (opened) => {
    const before = standingOf(standing(await wholeCase(opened, caseId)), 'measure');
    const known = new Set(before.map(({ payload }) => payload.what));
    const added: CaseEvent[] = [];
    for (const { fix } of plan.steps) {
      if (known.has(fix)) continue;
      known.add(fix);
      const payload = { what: fix, state: 'planned' as const };
      added.push(await append(opened, { ...entry, basis }, { kind: 'measure', payload }));
    }
    return added;
  });
}
