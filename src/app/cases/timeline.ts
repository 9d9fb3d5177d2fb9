import { earlierIncidents } from '../../case/earlier.js';
import { elementsOf } from '../../case/facts.js';
import { timelineOf, type TimelineWords } from '../../case/timeline.js';
import type { AsOf } from '../../model/clock.js';
import type { Timeline } from '../../model/timeline.js';
import { findDuties } from '../duties.js';
import { exposureText, factsOfCase, factsText } from './case-facts.js';
import { documentOf } from './read.js';
import { readChain, withCases, type CaseContext, type OpenedCases } from './open.js';
import { knownNow } from './statements.js';

type TimelineRequest = { readonly asOf: AsOf } & Pick<TimelineWords, 'words' | 'besideWords'>;

/** What was known, not known, said and due. `words` and `besideWords` put events and what is known beside a claim into words. */
export async function timelineOfCase(
  dir: string,
  caseId: string,
  request: TimelineRequest,
  context: CaseContext,
): Promise<Timeline> {
  return withCases(dir, context, async (opened) =>
    timelineIn(opened, await readChain(opened, caseId), caseId, request),
  );
}

/** The same of a case as it was up to event `last`, for whoever reads a long one in parts; null is now. */
export async function timelineUpTo(
  dir: string,
  caseId: string,
  { last, ...request }: TimelineRequest & { readonly last: number | null },
  context: CaseContext,
): Promise<{ readonly timeline: Timeline; readonly last: number }> {
  return withCases(dir, context, async (opened) => {
    const { events, warnings } = await readChain(opened, caseId);
    const read = last === null ? events : events.filter(({ seq }) => seq <= last);
    const timeline = timelineIn(opened, { events: read, warnings }, caseId, request);
    return { timeline, last: read.at(-1)?.seq ?? 0 };
  });
}

type Read = Pick<Awaited<ReturnType<typeof readChain>>, 'events' | 'warnings'>;

function timelineIn(
  opened: OpenedCases,
  { events, warnings }: Read,
  caseId: string,
  { asOf, ...shown }: TimelineRequest,
): Timeline {
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
    ...timelineOf(events, duties, { ...shown, ...knownNow(opened, events) }),
    earlier: earlierIncidents(events, elementsOf(facts)),
    warnings: [...warnings, ...facts.warnings, ...duties.warnings],
  };
}
