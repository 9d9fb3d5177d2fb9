import type { AsOf } from '../../model/clock.js';
import type { Duties } from '../../model/duty.js';
import { findDuties } from '../duties.js';
import { exposureText, factsOfCase, factsText } from './case-facts.js';
import { readChain, withCases, type CaseContext } from './open.js';

/** Who must be told by when, on the facts that a case adds up to. */
export async function dutiesOfCase(dir: string, caseId: string, asOf: AsOf, context: CaseContext): Promise<Duties> {
  return withCases(dir, context, async (opened) => {
    const { events, warnings } = await readChain(opened, caseId);
    const facts = factsOfCase(opened.settings, events);
    const answer = findDuties(factsText(facts, caseId), asOf, exposureText(facts, caseId));
    return { ...answer, warnings: [...warnings, ...facts.warnings, ...answer.warnings] };
  });
}
