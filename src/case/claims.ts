import { unreachable } from '../base/errors.js';
import type { Payload } from '../model/case.js';
import { claimSchema, type Claim, type NumberLeaf } from '../model/claim.js';
import { FACT_ELEMENTS } from '../model/facts-words.js';
import type { StatedClaim, StatedCount } from '../model/statement.js';
import type { StandingEvent } from './standing.js';

type ClaimEvent = { readonly event: StandingEvent['event']; readonly payload: Payload<'claim'> };

/** The claim of an event; null where another version of this program read it, and its fields are others. */
export function claimIn({ document }: Payload<'claim'>): Claim | null {
  return claimSchema.safeParse(document).data ?? null;
}

/** The day of a claim as far as its text tells it, else when it was kept. */
export function claimedAt(payload: Payload<'claim'>, kept: string): string {
  const day = claimIn(payload)?.claimed_on?.value;
  return day?.length === 10 ? day : `${kept.slice(0, 19)}Z`;
}

/** What a third party claims of people and elements, to be held beside what is known. */
export function statedClaimOf({ event, payload }: ClaimEvent): StatedClaim[] {
  const document = claimIn(payload);
  if (document === null) return [];
  const { actor, reported_by: reporters, people, elements, denied_elements: denied } = document;
  const named = (leaves: Claim['elements']) =>
    FACT_ELEMENTS.filter((element) => leaves.some(({ value }) => value === element));
  const claim = {
    id: `e${event.seq}`,
    at: claimedAt(payload, event.at),
    by: actor?.value ?? reporters[0]?.value ?? 'somebody',
    says: {
      ...(people === null ? {} : { people: countOf(people) }),
      ...(elements.length === 0 ? {} : { confirmed: named(elements) }),
      ...(denied.length === 0 ? {} : { ruled_out: named(denied) }),
    },
  };
  return [claim];
}

function countOf({ value, bound, high }: NumberLeaf): StatedCount {
  switch (bound) {
    case 'at_least':
      return { at_least: value };
    case 'at_most':
      return { at_most: value };
    case 'between':
      return { low: value, high: high ?? value };
    case 'about':
      return { about: value };
    case undefined:
      return value;
    default:
      return unreachable(bound);
  }
}
