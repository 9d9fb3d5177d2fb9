import type { Temporal } from 'temporal-polyfill';

/** The same day some months on; where that month lacks the day, its last day or the first of the next month. */
export function addMonths(
  day: Temporal.PlainDate,
  months: number,
  rounding: 'last_day' | 'next_month',
): Temporal.PlainDate {
  const cut = day.add({ months });
  return cut.day === day.day || rounding === 'last_day' ? cut : cut.add({ days: 1 });
}
