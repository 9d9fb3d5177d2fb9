import type { Temporal } from 'temporal-polyfill';

/** A date-time with its offset and whole seconds, as results carry it: 2021-08-23T23:59:59-04:00. */
export function toText(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ timeZoneName: 'never', smallestUnit: 'second', roundingMode: 'floor' });
}

/** The last second of a day in a zone; a day that daylight saving makes shorter or longer still ends at 23:59:59. */
export function endOfDay(day: Temporal.PlainDate, zone: string): string {
  return toText(day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' }));
}

/** The first second of a day in a zone, which is not midnight where the clocks go forward at midnight. */
export function startOfDay(day: Temporal.PlainDate, zone: string): string {
  return toText(day.toZonedDateTime(zone));
}

/** The zone an instant was written in, as an offset. */
export function offsetZone(text: string): string {
  return text.endsWith('Z') ? 'UTC' : text.slice(-6);
}
