import { asOfFrom, type AsOf } from '../../model/clock.js';
import { badOption } from '../error.js';

/** A day stands for all of itself; without one, it is now. */
export function parseAsOf(text: string | undefined, now: Date): AsOf {
  const asOf = asOfFrom(text, now);
  if (asOf !== null) return asOf;
  throw badOption('--as-of is no day', 'Write for example --as-of 2021-08-20, or 2021-08-20T12:00-07:00.');
}
