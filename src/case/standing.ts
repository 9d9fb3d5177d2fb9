import {
  PAYLOADS,
  isEventKind,
  payloadOf,
  type CaseEvent,
  type EventKind,
  type JsonValue,
  type Payload,
} from '../model/case.js';
import { withIdentity } from './identity.js';
import { privilegedIn } from './privileged.js';

/** An event as it is to be read now, and the event that corrected it, if any did. */
export type StandingEvent = {
  readonly event: CaseEvent;
  readonly payload: JsonValue | null;
  readonly corrected_by: number | null;
};

/** Events as they stand after all corrections, withdrawn ones left out. The last correction of an event counts. */
export function standing(events: readonly CaseEvent[]): StandingEvent[] {
  const corrections = correctionsOf(events);
  return events.flatMap((event): StandingEvent[] => {
    const correction = corrections.get(event.seq);
    if (correction === undefined) return [{ event, payload: event.payload, corrected_by: null }];
    return correction.replacement === undefined
      ? []
      : [{ event, payload: correction.replacement, corrected_by: correction.by }];
  });
}

export type Correction = { readonly by: number; readonly replacement: JsonValue | undefined };

/**
 * What corrects which event. A correction can itself be corrected; what follows is read first. One that not all may see corrects
 * only what not all may see: a case adds up to the same for everybody. Whatever one says, an event stays about the same file or text.
 */
export function correctionsOf(events: readonly CaseEvent[]): ReadonlyMap<number, Correction> {
  const found = new Map<number, Correction>();
  const privileged = privilegedIn(events);
  const originals = new Map(events.map((event) => [event.seq, event]));
  for (const event of events.toReversed()) {
    if (event.kind !== 'correction') continue;
    const own = found.get(event.seq);
    const payload = own === undefined ? event.payload : own.replacement;
    const parsed = PAYLOADS.correction.safeParse(payload);
    if (!parsed.success || found.has(parsed.data.of) || parsed.data.of >= event.seq) continue;
    const { of, replacement } = parsed.data;
    const by = own?.by ?? event.seq;
    if (privileged.has(by) && !privileged.has(of)) continue;
    const original = originals.get(of);
    if (original === undefined) continue;
    found.set(of, { by, replacement: replacement === undefined ? undefined : withIdentity(original, replacement) });
  }
  return found;
}

/** Standing events of one kind with what they hold, in their order. */
export function standingOf<Kind extends EventKind>(
  events: readonly StandingEvent[],
  kind: Kind,
): { readonly event: CaseEvent; readonly payload: Payload<Kind> }[] {
  return events.flatMap(({ event, payload }) => {
    if (event.kind !== kind) return [];
    const read = payloadOf({ ...event, payload }, kind);
    return read === null ? [] : [{ event, payload: read }];
  });
}

/** Whether a payload is one of that kind. */
export function isReplacement(kind: string, payload: unknown): boolean {
  return isEventKind(kind) && PAYLOADS[kind].safeParse(payload).success;
}
