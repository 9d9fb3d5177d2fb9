import type { AsOf } from '../../model/clock.js';
import { INSTANT } from '../../model/facts.js';
import { badOption } from '../error.js';

/** A day stands for all of itself; without one, it is now. */
export function parseAsOf(text: string | undefined, now: Date): AsOf {
  if (text === undefined) {
    const instant = `${now.toISOString().slice(0, 19)}Z`;
    return { day: instant.slice(0, 10), instant };
  }
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
  if (isDay && text === day) return { day, instant: null };
  if (isDay && INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return { day, instant: text };
  throw badOption('--as-of is no day', 'Write for example --as-of 2021-08-20, or 2021-08-20T12:00-07:00.');
}
