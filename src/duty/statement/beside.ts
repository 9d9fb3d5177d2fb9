import { grouped } from '../../base/numbers.js';
import type { Beside, Topic } from '../../model/statement-check.js';
import type { StatedClaim } from '../../model/statement.js';
import type { Span } from './compare/span.js';
import { compareValues, valueText, type Value } from './compare/values.js';
import { topicsOf, valueOf } from './content.js';
import { stepsOf, type Piece } from './known.js';

/** What a third party claims, beside what is known of the same. It contradicts nothing. */
export function besideOf({ says }: StatedClaim, knownOf: (topic: Topic) => readonly Piece[]): Beside[] {
  return topicsOf(says).flatMap((topic) => {
    const claimed = valueOf(says, topic);
    if (claimed === null) return [];
    const last = stepsOf(knownOf(topic), topic).at(-1);
    return [besideIn(topic, claimed, last !== undefined && last.rival === null ? last.value : null)];
  });
}

function besideIn(topic: Topic, claimed: Value, known: Value | null): Beside {
  const base = { ...topic, claimed: valueText(claimed), known: known === null ? null : valueText(known) };
  if (known === null) return { ...base, low: null, high: null, because: 'nothing is known of it here' };
  if (claimed.kind === 'count' && known.kind === 'count') return { ...base, ...range(claimed.span, known.span) };
  const stands = compareValues(claimed, known).kind;
  const because = stands === 'contradicts' ? 'what is known says otherwise' : 'what is known agrees';
  return {
    ...base,
    low: null,
    high: null,
    because: stands === 'cannot_tell' ? 'what is known leaves it open' : because,
  };
}

/** What is known is the least; what is claimed beyond it may be the same people twice, people of others, or not yet found. */
function range(claimed: Span, known: Span): Pick<Beside, 'low' | 'high' | 'because'> {
  const high = Math.max(known.high, claimed.nominal ?? claimed.high);
  const isMore = (claimed.nominal ?? claimed.low) > known.high;
  return {
    low: known.low,
    high: Number.isFinite(high) ? high : null,
    because: isMore
      ? `who is counted in both is not known: the ${grouped((claimed.nominal ?? claimed.low) - known.high)} beyond what is known can be the same people again, people of others, invented, or not found yet`
      : 'the claim is not above what is known',
  };
}
