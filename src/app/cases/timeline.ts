import { earlierIncidents } from '../../case/earlier.js';
import { elementsOf } from '../../case/facts.js';
import { timelineOf, type WordsOf } from '../../case/timeline.js';
import type { AsOf } from '../../model/clock.js';
import type { Timeline } from '../../model/timeline.js';
import { findDuties } from '../duties.js';
import { exposureText, factsOfCase, factsText } from './case-facts.js';
import { documentOf } from './read.js';
import { readChain, withCases, type CaseContext } from './open.js';
import { restatementsIn } from './statements.js';

/** What was known, not known, said and due. `words` says what an event says. */
export async function timelineOfCase(
  dir: string,
  caseId: string,
  { asOf, words }: { readonly asOf: AsOf; readonly words: WordsOf },
  context: CaseContext,
): Promise<Timeline> {
  return withCases(dir, context, async (opened) => {
    const { events, warnings } = await readChain(opened, caseId);
    const facts = factsOfCase(opened.settings, events);
    const duties = findDuties(factsText(facts, caseId), asOf, exposureText(facts, caseId));
    return {
      schema: 'assay.case-timeline/1',
      case: caseId,
      name: documentOf(caseId, events).name,
      organisation: duties.organisation,
      as_of: duties.as_of,
      law_reviewed_to: duties.law_reviewed_to,
      notice: duties.notice,
      ...timelineOf(events, duties, { words, restatement: restatementsIn(opened, events) }),
      earlier: earlierIncidents(events, elementsOf(facts)),
      warnings: [...warnings, ...facts.warnings, ...duties.warnings],
    };
  });
}
