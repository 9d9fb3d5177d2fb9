import type { CaseEvent, Payload } from '../../model/case.js';
import type { Against } from '../../case/findings.js';
import { CaseError } from '../error.js';
import { append, eventNumber, type Entry } from './add.js';
import { withCases, type CaseContext } from './open.js';
import { knownOtherwise, raiseOwed } from './statements.js';

export type SayRequest = Omit<Payload<'statement'>, 'restates'> & { readonly restates: string | null };
export type KeptStatement = {
  readonly event: CaseEvent;
  /** What the case held against it when it was said. */
  readonly against: readonly Against[];
  /** The restatements that are owed from now on, of this statement or of earlier ones. */
  readonly owed: readonly CaseEvent[];
};

/** Keeps what was said outside, tells what of it is known otherwise, and raises what is owed for it at once. */
export async function say(
  dir: string,
  entry: Entry,
  request: SayRequest,
  context: CaseContext,
): Promise<KeptStatement> {
  return withCases(dir, context, async (opened) => {
    const events = await opened.store.events(entry.caseId);
    const { restates, ...said } = request;
    const of = restates === null ? null : eventNumber(restates, entry.caseId, events);
    if (of !== null && events.find(({ seq }) => seq === of)?.kind !== 'statement') {
      throw new CaseError('not_an_event', `event ${of} is no statement`, {
        hint: 'Name the statement that is restated.',
      });
    }
    const payload: Payload<'statement'> = { ...said, ...(of === null ? {} : { restates: of }) };
    const event = await append(opened, entry, { kind: 'statement', payload });
    const against = knownOtherwise(opened, [...events, event], event.seq);
    return { event, against, owed: await raiseOwed(opened, entry) };
  });
}
