import { countOf } from './numbers.js';

const [HOUR, DAY] = [3_600_000, 86_400_000];

/**
 * How long until a moment, or how long ago it was, seen from a day or an instant: `in 3 hours`, `today`, `2 days late`. Days are
 * those of the calendar where the moment is; under two days from an instant, hours are told, and a part of one counts as none.
 */
export function countdownWords(at: string, asOf: string): string {
  const late = (words: string, is: boolean): string => (is ? `${words} late` : `in ${words}`);
  if (asOf.length > 10) {
    const left = Date.parse(at) - Date.parse(asOf);
    const hours = Math.floor(Math.abs(left) / HOUR);
    if (Math.abs(left) < 2 * DAY) return hours === 0 ? soon(left) : late(countOf(hours, 'hour'), left < 0);
  }
  const days = Math.round((Date.parse(at.slice(0, 10)) - Date.parse(dayWhere(at, asOf))) / DAY);
  return days === 0 ? 'today' : late(countOf(Math.abs(days), 'day'), days < 0);
}

function soon(left: number): string {
  return left < 0 ? 'less than an hour late' : 'in less than an hour';
}

/** The day of an instant where a moment is; a day is a day everywhere. */
function dayWhere(at: string, asOf: string): string {
  if (asOf.length === 10) return asOf;
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})$/u.exec(at) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(Date.parse(asOf) + offset).toISOString().slice(0, 10);
}
