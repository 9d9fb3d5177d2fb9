import { withholdableIn } from '../model/case-privileged.js';
import type { CaseEvent, JsonValue } from '../model/case.js';
import { isTree } from './tree.js';

/**
 * Numbers of the events that are for counsel only: privileged notes, and whatever corrects one, or a correction of one, at any
 * remove: what it puts in their place would tell the words. A correction that cannot be read is taken for one.
 */
export function privilegedIn(events: readonly CaseEvent[]): ReadonlySet<number> {
  const found = new Set(withholdableIn(events));
  if (found.size === 0) return found;
  for (const { seq, kind, payload } of events) {
    if (kind !== 'correction' || payload === null || found.has(seq)) continue;
    const named = correctedBy(payload);
    if (named.length === 0 || named.some((of) => found.has(of))) found.add(seq);
  }
  return found;
}

/** The events that a correction names: what it corrects, and what the correction that it puts in its place corrects. */
export function correctedBy(correction: JsonValue): number[] {
  const named: number[] = [];
  for (let each: JsonValue | undefined = correction; isTree(each); each = each['replacement']) {
    const { of } = each;
    if (typeof of !== 'number') break;
    named.push(of);
  }
  return named;
}

type Kept<Payload> = Omit<CaseEvent, 'payload'> & { readonly payload: Payload };

/** Events without the words of some of them. Salts go, too: with them the words could be guessed. */
export function withholding<Payload>(
  events: readonly Kept<Payload>[],
  withheld: ReadonlySet<number>,
): Kept<Payload | null>[] {
  return events.map((event) => (withheld.has(event.seq) ? { ...event, payload: null, salt: null } : event));
}
