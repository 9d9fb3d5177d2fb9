import { standing, standingOf } from '../../case/standing.js';
import { payloadOf } from '../../model/case.js';
import type { AsOf } from '../../model/clock.js';
import type { Report } from '../../model/report.js';
import { CaseError } from '../error.js';
import { knowledgeIn, type CaseKnowledge } from './duties.js';
import { readChain, withCases, type CaseContext } from './open.js';
import { readEvent } from './read.js';

/** A draft that the case keeps, with the event that keeps it. */
export type DraftLine = {
  readonly event: number;
  readonly at: string;
  readonly who: string;
  readonly report: Report;
};

/** The drafts that stand in a case, the newest first, and what the case knows on a day. */
export async function draftsOfCase(
  dir: string,
  caseId: string,
  asOf: AsOf,
  context: CaseContext,
): Promise<CaseKnowledge & { readonly drafts: readonly DraftLine[] }> {
  return withCases(dir, context, async (opened) => {
    const { events, warnings } = await readChain(opened, caseId);
    const drafts = standingOf(standing(events), 'draft')
      .map(({ event: { seq, at, who }, payload }) => ({ event: seq, at, who, report: payload.document }))
      .toReversed();
    return { ...knowledgeIn(opened, caseId, { events, warnings }, asOf), drafts };
  });
}

/** One draft as it was kept, also one that was withdrawn. Throws `not_an_event` where the event is none. */
export async function readDraft(dir: string, caseId: string, event: string, context: CaseContext): Promise<DraftLine> {
  const found = await readEvent(dir, caseId, event, context);
  const payload = payloadOf(found, 'draft');
  if (payload !== null) return { event: found.seq, at: found.at, who: found.who, report: payload.document };
  throw new CaseError('not_an_event', `event ${found.seq} is no draft`, { hint: 'The drafts of the case are listed.' });
}
