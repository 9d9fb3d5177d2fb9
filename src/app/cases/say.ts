import { eventId, type CaseEvent, type Payload } from '../../model/case.js';
import { againstIn, newlyOwed, owedIn, saidBy, type Against, type Owed } from '../../case/findings.js';
import type { Said } from '../../model/statement-check.js';
import { CaseError } from '../error.js';
import { append, eventNumber, preview, type Entry } from './add.js';
import { wholeCase, withCases, type CaseContext } from './open.js';
import { knownOtherwise, raiseOwed, statementsOf } from './statements.js';

export type SayRequest = Omit<Payload<'statement'>, 'restates'> & { readonly restates: string | null };
export type KeptStatement = {
  readonly event: CaseEvent;
  /** What the case held against it when it was said. */
  readonly against: readonly Against[];
  /** The restatements that are owed from now on, of this statement or of earlier ones. */
  readonly owed: readonly CaseEvent[];
};

export type CheckedSaid = {
  /** The event that it would be. */
  readonly seq: number;
  /** What would be kept of what the words say. */
  readonly says: readonly Said[];
  readonly against: readonly Against[];
  readonly owed: readonly Owed[];
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
    const payload = payloadFor(events, entry, request);
    const event = await append(opened, entry, { kind: 'statement', payload });
    const against = knownOtherwise(opened, [...events, event], event.seq);
    return { event, against, owed: await raiseOwed(opened, entry) };
  });
}

/** What the case knows otherwise than a statement says, and what would be owed for it, before it is kept. Nothing is written. */
export async function checkSaid(
  dir: string,
  entry: Entry,
  request: SayRequest,
  context: CaseContext,
): Promise<CheckedSaid> {
  return withCases(dir, context, async (opened) => {
    const events = await wholeCase(opened, entry.caseId);
    const said = {
      kind: 'statement',
      who: entry.who,
      basis: entry.basis,
      payload: payloadFor(events, entry, request),
    } as const;
    const event = preview(opened, entry.caseId, events.length + 1, said);
    const basis = entry.basis.map((each) => (/^\d+$/u.test(each) ? eventId(entry.caseId, Number(each)) : each));
    const after = [...events, { ...event, basis }];
    const checked = statementsOf(opened, after);
    return {
      seq: event.seq,
      says: saidBy(checked, event.seq),
      against: againstIn(checked, event.seq),
      owed: newlyOwed(owedIn(checked), after),
    };
  });
}

function payloadFor(
  events: readonly CaseEvent[],
  { caseId }: Entry,
  { restates, ...said }: SayRequest,
): Payload<'statement'> {
  if (restates === null) return said;
  const of = eventNumber(restates, caseId, events);
  if (events.find(({ seq }) => seq === of)?.kind === 'statement') return { ...said, restates: of };
  throw new CaseError('not_an_event', `event ${of} is no statement`, {
    hint: 'Name the statement that is restated.',
  });
}
