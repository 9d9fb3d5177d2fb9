import { earlierIncidents } from '../../case/earlier.js';
import { elementsOf } from '../../case/facts.js';
import { timelineOf, type TimelineWords } from '../../case/timeline.js';
import type { AsOf } from '../../model/clock.js';
import type { Timeline } from '../../model/timeline.js';
import { findDuties } from '../duties.js';
import { exposureText, factsOfCase, factsText } from './case-facts.js';
import { documentOf } from './read.js';
import { readChain, withCases, type CaseContext } from './open.js';
import { knownNow } from './statements.js';

/** What was known, not known, said and due. `words` and `besideWords` put events and what is known beside a claim into words. */
export async function timelineOfCase(
  dir: string,
  caseId: string,
  { asOf, ...shown }: { readonly asOf: AsOf } & Pick<TimelineWords, 'words' | 'besideWords'>,
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
      ...timelineOf(events, duties, {
        ...shown,
        ...knownNow(opened, events),
      }),
      earlier: earlierIncidents(events, elementsOf(facts)),
      warnings: [...warnings, ...facts.warnings, ...duties.warnings],
    };
  });
}
