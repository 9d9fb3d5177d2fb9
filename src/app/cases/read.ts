import { privilegedIn } from '../../case/privileged.js';
import { correctionsOf } from '../../case/standing.js';
import type { CaseDocument, CaseHead, Cases } from '../../model/case-documents.js';
import { payloadOf, type CaseEvent, type ChainBreak } from '../../model/case.js';
import { eventNumber } from './add.js';
import { placeWords, readChain, withCases, type CaseContext } from './open.js';

export { nextStep } from '../../case/next-step.js';

/** The cases of a store, by id. */
export async function listCases(dir: string, context: CaseContext): Promise<Cases> {
  return withCases(dir, context, async ({ store, place }) => {
    const cases: Cases['cases'] = [];
    for (const head of await store.heads()) {
      const first = await store.first(head.case);
      const { seq, at, hash } = head;
      cases.push({ case: head.case, name: nameOf(first), opened_at: first.at, events: seq, last_at: at, head: hash });
    }
    return { schema: 'assay.cases/1', store: placeWords(place), cases };
  });
}

/** A case with all its events. */
export async function readCase(dir: string, caseId: string, context: CaseContext): Promise<CaseDocument> {
  return withCases(dir, context, async (opened) => {
    const { events, broken } = await readChain(opened, caseId);
    return documentOf(caseId, events, broken);
  });
}

export function documentOf(caseId: string, events: CaseEvent[], broken: ChainBreak | null = null): CaseDocument {
  const [first] = events;
  const corrected = [...correctionsOf(events)].map(([event, { by }]) => ({ event, by }));
  return {
    schema: 'assay.case/1',
    case: caseId,
    name: first === undefined ? caseId : nameOf(first),
    first_break: broken,
    corrected: corrected.sort((left, right) => left.event - right.event),
    privileged: [...privilegedIn(events)].sort((one, other) => one - other),
    events,
  };
}

/** One event of a case, by its number. */
export async function readEvent(dir: string, caseId: string, given: string, context: CaseContext): Promise<CaseEvent> {
  return withCases(dir, context, async ({ store }) => {
    const events = await store.events(caseId);
    const number = eventNumber(given, caseId, events);
    return events.find(({ seq }) => seq === number) ?? Promise.reject(new RangeError('the event went away'));
  });
}

/** The last event of a case. */
export async function headOfCase(dir: string, caseId: string, context: CaseContext): Promise<CaseHead> {
  return withCases(dir, context, async ({ store }) => {
    const { seq, at, hash } = await store.last(caseId);
    return { schema: 'assay.case-head/1', case: caseId, seq, at, hash };
  });
}

function nameOf(first: CaseEvent): string {
  return payloadOf(first, 'opened')?.name ?? first.case;
}
