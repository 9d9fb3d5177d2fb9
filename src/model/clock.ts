import { INSTANT } from '../base/instants.js';
import type { Term } from './rule.js';

/** An instant as text with its offset from UTC: 2021-08-23T23:59:59-04:00. */
export type Instant = string;

/**
 * The day or the instant that the answer is for. A day stands for all of itself: what happens on it has happened, and what is
 * due on it is not overdue.
 */
export type AsOf = { readonly day: string; readonly instant: Instant | null };

/** Reckons deadlines. It reads no clock of its own: everything is an argument. */
export type Clock = {
  /**
   * The last instant of a term. Hours run on; days, business days and months are counted without the day of the anchor, and
   * end at 23:59:59 in the zone. Where the anchor's day differs between its own zone and this one, the earlier day counts.
   */
  readonly due: (anchor: Instant, term: Term, zone: string) => Instant;
  /** The first instant after a term has wholly passed; where two days could be the anchor's, the later one counts. */
  readonly notBefore: (anchor: Instant, term: Term, zone: string) => Instant;
  /** The last day of the anchor's calendar year in a zone, as an instant that a term can be counted from. */
  readonly endOfYear: (anchor: Instant, zone: string) => Instant;
  readonly compare: (left: Instant, right: Instant) => number;
  readonly inZone: (instant: Instant, zone: string) => Instant;
  /** Whether the moment has come as of then. */
  readonly hasCome: (instant: Instant, asOf: AsOf) => boolean;
  /** Whether a deadline has passed as of then. */
  readonly hasPassed: (deadline: Instant, asOf: AsOf) => boolean;
};

/** A day stands for all of itself; without a text, it is now. Null where the text is neither a day nor an instant with its zone. */
export function asOfFrom(text: string | undefined, now: Date): AsOf | null {
  if (text === undefined) {
    const instant = `${now.toISOString().slice(0, 19)}Z`;
    return { day: instant.slice(0, 10), instant };
  }
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
  if (isDay && text === day) return { day, instant: null };
  return isDay && INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? { day, instant: text } : null;
}
