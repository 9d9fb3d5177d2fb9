import { payloadOf, type CaseEvent, type EventKind } from '../../model/case.js';
import type { Audience } from '../../model/case-bundle.js';
import { privilegedIn } from '../privileged.js';
import { OWN_COUNSEL, isFor, reasonFor } from './audiences.js';

export type Withholding = {
  readonly audience: Audience;
  /** Kinds and events to leave out beyond the audience's table, and events to give all the same. */
  readonly kinds: readonly EventKind[];
  readonly events: readonly number[];
  readonly give: readonly number[];
};

/** Which events of a case are left out, by number. */
export function withheldOf(events: readonly CaseEvent[], wish: Withholding): number[] {
  return [...reasonsToWithhold(events, wish).keys()].toSorted((one, other) => one - other);
}

/**
 * Why each event is left out, of those that are. What was corrected and its correction go together or not at all: the one
 * alone would be read wrong, the other holds what was left out. What a person names counts over this; of two that name the
 * same, leaving out.
 */
export function reasonsToWithhold(events: readonly CaseEvent[], wish: Withholding): ReadonlyMap<number, string> {
  const out = new Map(reasonsToLack(events, false));
  for (const event of events.filter(({ seq }) => !out.has(seq))) {
    const reason = reasonIn(event, wish);
    if (reason !== null) out.set(event.seq, reason);
  }
  const pairs = events.flatMap((event) => {
    const correction = payloadOf(event, 'correction');
    return correction === null ? [] : [[event.seq, correction.of] as const];
  });
  const follow = (seq: number, other: number, because: string): void => {
    if (out.has(other) && !out.has(seq) && !wish.give.includes(seq)) out.set(seq, because);
  };
  for (let before = -1; before !== out.size;) {
    before = out.size;
    for (const [correction, of] of pairs) {
      follow(correction, of, `it corrects event ${of}, which is withheld`);
      follow(of, correction, `event ${correction} corrects it and is withheld; it alone would be read wrong`);
    }
  }
  return out;
}

/** Why events are left out whatever is wished: what is privileged, unless that goes along, and what is not there. */
export function reasonsToLack(events: readonly CaseEvent[], withPrivileged: boolean): ReadonlyMap<number, string> {
  const out = new Map(events.filter(({ payload }) => payload === null).map(({ seq }) => [seq, NOT_HELD]));
  if (!withPrivileged) for (const seq of privilegedIn(events)) out.set(seq, OWN_COUNSEL);
  return out;
}

const NOT_HELD = 'this copy does not hold it';

/** Null where it is given. */
function reasonIn({ seq, kind, payload }: CaseEvent, { audience, kinds, events, give }: Withholding): string | null {
  if (events.includes(seq)) return 'left out as you asked';
  if (give.includes(seq)) return null;
  if (kinds.some((each) => each === kind)) return 'left out as you asked';
  return isFor(audience, kind, payload) ? null : reasonFor(audience, kind);
}
