import { inertText } from '../../base/text.js';
import { CASE_ID, eventId, type CaseEvent, type EventKind, type NewEvent, type Payload } from '../../model/case.js';
import { CaseError } from '../error.js';
import { readRuleBook } from '../rule-book.js';
import { namesOf } from '../duties.js';
import { requireFacts } from './case-facts.js';
import { basisWithRight } from './right.js';
import { requireUndisputed } from './undisputed.js';
import { wholeCase, withCases, type CaseContext, type OpenedCases } from './open.js';

/** Who writes into which case, and what it rests on: numbers or ids of events, or SHA-256 digests. */
export type Entry = {
  readonly caseId: string;
  readonly who: string;
  readonly basis: readonly string[];
  /** Number of the last event that the writer saw, where the event is to be kept on that only. Throws `case_moved` otherwise. */
  readonly after?: number;
};

/** Adds an event whose payload is at hand. What would make the facts of the case contradict themselves is refused. */
export async function addEvent<Kind extends EventKind>(
  dir: string,
  entry: Entry,
  kind: Kind,
  payload: Payload<Kind>,
  context: CaseContext,
): Promise<CaseEvent> {
  return withCases(dir, context, (opened) => append(opened, entry, { kind, payload }));
}

type Content<Kind extends EventKind> = { readonly kind: Kind; readonly payload: Payload<Kind> };

/** Throws `not_whole` where the chain is broken: what is written on to it would seem to rest on all of it; and `privileged`. */
export async function append<Kind extends EventKind>(
  opened: OpenedCases,
  { caseId, who, basis, after: seen }: Entry,
  { kind, payload }: Content<Kind>,
): Promise<CaseEvent> {
  const isFactual = FACTUAL.includes(kind);
  const events = await wholeCase(opened, caseId);
  const asked = [...new Set(basis.map((each) => basisOf(each, caseId, events)))];
  const restsOn = basisWithRight(opened, events, { kind, basis: asked, payload });
  const event: NewEvent<Kind> = { kind, who, basis: restsOn, payload, ...(seen === undefined ? {} : { after: seen }) };
  if (isFactual) {
    requireDuty(payload);
    const after = [...events, preview(opened, caseId, events.length + 1, event)];
    requireUndisputed(after);
    requireFacts(opened.settings, after, caseId);
  }
  return opened.store.append(caseId, event);
}

/** Kinds that change what the facts of the case are. */
const FACTUAL: readonly EventKind[] = ['facts', 'anchor', 'done', 'decision', 'correction'];

/** The event as it will stand, for looking at what it would do. */
export function preview({ now }: OpenedCases, caseId: string, seq: number, event: NewEvent): CaseEvent {
  const none = '0'.repeat(64);
  const open = { case: caseId, seq, id: eventId(caseId, seq), at: now().toISOString(), who: event.who };
  const payload: CaseEvent['payload'] = JSON.parse(JSON.stringify(event.payload));
  return { ...open, kind: event.kind, basis: [], payload, salt: null, payload_sha256: none, prev: none, hash: none };
}

function requireDuty(payload: object): void {
  if (!('duty' in payload) || typeof payload.duty !== 'string') return;
  if (namesOf(readRuleBook()).includes(payload.duty)) return;
  throw new CaseError('unknown_duty', 'there is no such duty', {
    hint: '`assay duties --all` lists the ids of all duties.',
  });
}

/** `12` is event 12 of this case. */
function basisOf(given: string, caseId: string, events: readonly CaseEvent[]): string {
  if (/^[0-9a-f]{64}$/u.test(given)) return given;
  const [number = '', other] = given.split('/').toReversed();
  if (other !== undefined && other !== caseId && CASE_ID.test(other) && /^[1-9]\d{0,8}$/u.test(number)) return given;
  return eventId(caseId, eventNumber(given, caseId, events));
}

/** The number of an event that is there, written as `12` or `case/12`. */
export function eventNumber(given: string, caseId: string, events: readonly CaseEvent[]): number {
  const number = given.startsWith(`${caseId}/`) ? given.slice(caseId.length + 1) : given;
  if (!/^[1-9]\d{0,8}$/u.test(number)) {
    throw new CaseError('not_an_event', `${inertText(given, 80)} is no event`, {
      hint: 'Write its number, for example 12; `assay case show` lists them.',
    });
  }
  if (events.some(({ seq }) => seq === Number(number))) return Number(number);
  throw new CaseError('no_such_event', `there is no event ${number} in ${caseId}`, {
    hint: '`assay case show` lists the events.',
  });
}
