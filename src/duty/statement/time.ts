import type { AsOf } from '../../model/clock.js';

/**
 * Which of two times comes first: below zero, above zero, or 0 where that is not known. Two instants are compared as
 * instants; a whole day is compared by the days as they were written, and leaves the order within the day open.
 */
export function compareTimes(left: string, right: string): number {
  if (isInstant(left) && isInstant(right)) return Date.parse(left) - Date.parse(right);
  const [one, other] = [left.slice(0, 10), right.slice(0, 10)];
  return one === other ? 0 : one < other ? -1 : 1;
}

/** A number to sort times by. A whole day comes after the instants of that day: what rests on them can lie on it. */
export function orderOf(at: string): number {
  return Date.parse(isInstant(at) ? at : `${at}T23:59:59Z`);
}

/** Whether it had come as of then. A day, here or there, stands for all of itself. */
export function hasCome(at: string, { day, instant }: AsOf): boolean {
  return instant !== null && isInstant(at) ? Date.parse(at) <= Date.parse(instant) : at.slice(0, 10) <= day;
}

function isInstant(text: string): boolean {
  return text.includes('T');
}
