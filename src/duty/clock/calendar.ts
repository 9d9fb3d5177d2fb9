import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** `data/holidays.json`: the days that are no business days beside weekends, as they were reviewed, per calendar. */
export const calendarsSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  /** First and last year that the calendars cover. */
  years: z.tuple([z.int(), z.int()]),
  calendars: z.record(z.string(), z.object({ about: z.string(), holidays: z.array(z.iso.date()) })),
});
export type Calendars = z.infer<typeof calendarsSchema>;

/**
 * The n-th business day after a day, which is not itself counted: a weekend or holiday as the first day changes nothing.
 * A calendar that is not there, or a year it does not cover, is a fault of the caller: both are checked where rules and
 * facts are read.
 */
export function addBusinessDays(
  day: Temporal.PlainDate,
  amount: number,
  calendars: Calendars,
  name: string,
): Temporal.PlainDate {
  const closed = holidaysOf(calendars, name);
  let reached = day;
  for (let left = amount; left > 0;) {
    reached = reached.add({ days: 1 });
    if (reached.dayOfWeek <= 5 && !closed.has(reached.toString())) left -= 1;
  }
  const [first, last] = calendars.years;
  if (day.year < first || reached.year > last) throw new RangeError(`${name} does not cover ${reached.toString()}`);
  return reached;
}

const sets = new WeakMap<Calendars, Map<string, ReadonlySet<string>>>();

function holidaysOf(calendars: Calendars, name: string): ReadonlySet<string> {
  const known = sets.get(calendars) ?? new Map<string, ReadonlySet<string>>();
  sets.set(calendars, known);
  const found = known.get(name);
  if (found !== undefined) return found;
  const calendar = calendars.calendars[name];
  if (calendar === undefined) throw new RangeError(`there is no calendar ${name}`);
  const set = new Set(calendar.holidays);
  known.set(name, set);
  return set;
}
