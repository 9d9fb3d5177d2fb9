import { Temporal } from 'temporal-polyfill';
import type { AsOf, Clock, Instant } from '../../model/clock.js';
import type { Term } from '../../model/rule.js';
import { addBusinessDays, type Calendars } from './calendar.js';
import { addMonths } from './months.js';
import { endOfDay, offsetZone, startOfDay, toText } from './zoned.js';

export { calendarsSchema, type Calendars } from './calendar.js';

/** The clock with its holiday calendars. Pure: what day it is comes with every question. */
export function makeClock(calendars: Calendars): Clock {
  const known = new Map<string, Instant>();
  return {
    due: (anchor, term, zone) => {
      // A nationwide leak asks for the same few deadlines a hundred times.
      const key = `${anchor} ${term.amount} ${term.unit} ${term.calendar} ${term.rounding} ${zone}`;
      const due = known.get(key) ?? dueOf(anchor, term, zone, calendars);
      known.set(key, due);
      return due;
    },
    notBefore: (anchor, term, zone) => notBeforeOf(anchor, term, zone, calendars),
    endOfYear: (anchor, zone) => {
      const [earlier] = daysOf(anchor, zone);
      return endOfDay(earlier.with({ month: 12, day: 31 }), zone);
    },
    compare: (left, right) => Temporal.Instant.compare(instantOf(left), instantOf(right)),
    inZone: (instant, zone) => toText(instantOf(instant).toZonedDateTimeISO(zone)),
    hasCome: (instant, asOf) => (asOf.instant === null ? dayAsWritten(instant) <= asOf.day : !isLater(instant, asOf)),
    hasPassed: (deadline, asOf) =>
      asOf.instant === null ? dayAsWritten(deadline) < asOf.day : isLater(asOf.instant, { ...asOf, instant: deadline }),
  };
}

function dueOf(anchor: Instant, term: Term, zone: string, calendars: Calendars): Instant {
  if (term.unit === 'hours') return afterHours(anchor, term.amount, zone);
  const [earlier] = daysOf(anchor, zone);
  return endOfDay(addTerm(earlier, term, calendars), zone);
}

function notBeforeOf(anchor: Instant, term: Term, zone: string, calendars: Calendars): Instant {
  if (term.unit === 'hours') return afterHours(anchor, term.amount, zone);
  const [, later] = daysOf(anchor, zone);
  return startOfDay(addTerm(later, term, calendars).add({ days: 1 }), zone);
}

function addTerm(day: Temporal.PlainDate, term: Term, calendars: Calendars): Temporal.PlainDate {
  switch (term.unit) {
    case 'business_days':
      return addBusinessDays(day, term.amount, calendars, term.calendar ?? '');
    case 'months':
      return addMonths(day, term.amount, term.rounding ?? 'last_day');
    default:
      return day.add({ days: term.amount });
  }
}

function afterHours(anchor: Instant, hours: number, zone: string): Instant {
  return toText(instantOf(anchor).add({ hours }).toZonedDateTimeISO(zone));
}

/** The day of an instant as it was written, and in the zone, the earlier first. */
function daysOf(anchor: Instant, zone: string): [Temporal.PlainDate, Temporal.PlainDate] {
  const written = instantOf(anchor).toZonedDateTimeISO(offsetZone(anchor)).toPlainDate();
  const there = instantOf(anchor).toZonedDateTimeISO(zone).toPlainDate();
  return Temporal.PlainDate.compare(written, there) <= 0 ? [written, there] : [there, written];
}

function isLater(instant: Instant, asOf: AsOf): boolean {
  return Temporal.Instant.compare(instantOf(instant), instantOf(asOf.instant ?? instant)) > 0;
}

function dayAsWritten(instant: Instant): string {
  return instant.slice(0, 10);
}

function instantOf(text: Instant): Temporal.Instant {
  return Temporal.Instant.from(text);
}
