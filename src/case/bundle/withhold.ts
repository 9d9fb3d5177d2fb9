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
 * Which events of a case are left out, by number. What was corrected and its correction go together or not at all: the one
 * alone would be read wrong, the other holds what was left out. What a person names counts over this; of two that name the
 * same, leaving out.
 */
export function withheldOf(events: readonly CaseEvent[], wish: Withholding): number[] {
  const out = new Set(events.filter((event) => !isGiven(event, wish)).map(({ seq }) => seq));
  const pairs = events.flatMap((event) => {
    const correction = payloadOf(event, 'correction');
    return correction === null ? [] : [[event.seq, correction.of] as const];
  });
  const follow = (seq: number, other: number): void => {
    if (out.has(other) && !wish.give.includes(seq)) out.add(seq);
  };
  for (let before = -1; before !== out.size;) {
    before = out.size;
    for (const [one, other] of pairs) {
      follow(one, other);
      follow(other, one);
    }
  }
  return [...out].toSorted((one, other) => one - other);
}

function isGiven({ seq, kind, payload }: CaseEvent, { audience, kinds, events, give }: Withholding): boolean {
  if (payload === null || events.includes(seq)) return false;
  return give.includes(seq) || (isFor(audience, kind, payload) && kinds.every((each) => each !== kind));
}
