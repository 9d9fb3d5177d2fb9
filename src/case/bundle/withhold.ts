import { payloadOf, type CaseEvent, type EventKind } from '../../model/case.js';
import type { Audience } from '../../model/case-bundle.js';
import { isFor } from './audiences.js';

export type Withholding = {
  readonly audience: Audience;
  /** Kinds and events to leave out beyond the audience's table, and events to give all the same. */
  readonly kinds: readonly EventKind[];
  readonly events: readonly number[];
  readonly give: readonly number[];
};

/**
 * Which events of a case are left out, by number. A correction goes where the event goes that it corrects: it holds what is
 * to be read in its place. What a person names counts over the table; of two that name the same, leaving out.
 */
export function withheldOf(events: readonly CaseEvent[], wish: Withholding): number[] {
  const out = new Set<number>();
  for (const event of events) if (!isGiven(event, events, out, wish)) out.add(event.seq);
  return [...out];
}

function isGiven(
  event: CaseEvent,
  events: readonly CaseEvent[],
  out: ReadonlySet<number>,
  { audience, kinds, events: left, give }: Withholding,
): boolean {
  const { seq, kind, payload } = event;
  if (payload === null || left.includes(seq)) return false;
  if (give.includes(seq)) return true;
  const corrected = correctedBy(event, events, out);
  if (corrected === 'withheld' || kinds.some((each) => each === kind)) return false;
  if (corrected === null) return isFor(audience, kind, payload);
  return kinds.every((each) => each !== corrected.kind) && corrected.fits(audience);
}

/** What a correction puts in place of which kind of event; null for what is no correction. Events are seen in their order. */
function correctedBy(
  event: CaseEvent,
  events: readonly CaseEvent[],
  out: ReadonlySet<number>,
): 'withheld' | { readonly kind: string; readonly fits: (audience: Audience) => boolean } | null {
  if (event.kind !== 'correction') return null;
  const correction = payloadOf(event, 'correction');
  const of = events.find(({ seq }) => seq === correction?.of);
  if (correction === null || of === undefined || of.seq >= event.seq || out.has(of.seq)) return 'withheld';
  const { replacement } = correction;
  const inner = of.kind === 'correction' ? null : of.kind;
  if (replacement === undefined) return { kind: of.kind, fits: () => true };
  if (inner !== null) return { kind: inner, fits: (audience) => isFor(audience, inner, replacement) };
  return correctedBy({ ...of, payload: replacement }, events, out);
}
