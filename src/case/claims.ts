import { unreachable } from '../base/errors.js';
import type { Payload } from '../model/case.js';
import type { Claim, NumberLeaf } from '../model/claim.js';
import { FACT_ELEMENTS } from '../model/facts-words.js';
import type { StatedClaim, StatedCount } from '../model/statement.js';
import type { StandingEvent } from './standing.js';

type ClaimEvent = { readonly event: StandingEvent['event']; readonly payload: Payload<'claim'> };

/** The day of a claim as far as its text tells it, else when it was kept. */
export function claimedAt({ claimed_on: day }: Claim, kept: string): string {
  return day?.value.length === 10 ? day.value : `${kept.slice(0, 19)}Z`;
}

/** What a third party claims of people and elements, to be held beside what is known. */
export function statedClaimOf({ event, payload: { document } }: ClaimEvent): StatedClaim {
  const { actor, reported_by: reporters, people, elements, denied_elements: denied } = document;
  const named = (leaves: Claim['elements']) =>
    FACT_ELEMENTS.filter((element) => leaves.some(({ value }) => value === element));
  return {
    id: `e${event.seq}`,
    at: claimedAt(document, event.at),
    by: actor?.value ?? reporters[0]?.value ?? 'somebody',
    says: {
      ...(people === null ? {} : { people: countOf(people) }),
      ...(elements.length === 0 ? {} : { confirmed: named(elements) }),
      ...(denied.length === 0 ? {} : { ruled_out: named(denied) }),
    },
  };
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
