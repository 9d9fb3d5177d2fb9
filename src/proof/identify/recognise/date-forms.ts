import type { DateOrder } from '../reading.js';
import type { Rule } from '../rule.js';

/** A way to write a date. `read` gives year, month and day of a cleaned text that the rule accepts. */
export type DateForm = {
  readonly order: Exclude<DateOrder, null>;
  readonly rule: Rule;
  /** Log odds that a column of this form is one of dates at all. */
  readonly weight: number;
  readonly read: (text: string, now: Date) => Day;
};
export type Day = { readonly year: number; readonly month: number; readonly day: number; readonly timed: boolean };

const Y = '(?:1[89][0-9]{2}|20[0-9]{2}|9999)';
const M = '(?:0?[1-9]|1[0-2])';
const D = '(?:0?[1-9]|[12][0-9]|3[01])';
const MM = '(?:0[1-9]|1[0-2])';
const DD = '(?:0[1-9]|[12][0-9]|3[01])';
const SEPARATOR = '[-/. ]';
const CLOCK = '[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)? ?(?:[AP]M)?';
const TIME = `(?:[T ]+${CLOCK}(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{0,2}))?)?`;
const MONTH =
  '(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\\.?';
const YEAR = `(?:${Y}|[0-9]{2})`;

const text = (pattern: string): Rule => ({ clean: 'text', pattern });

export const DATE_FORMS: readonly DateForm[] = [
  { order: 'ymd', weight: 8, rule: text(`${Y}${SEPARATOR}${M}${SEPARATOR}${D}${TIME}`), read: parts(0, 1, 2) },
  { order: 'mdy', weight: 7, rule: text(`${M}[-/. ]${D}[-/. ]${YEAR}${TIME}`), read: parts(2, 0, 1) },
  { order: 'dmy', weight: 7, rule: text(`${D}[-/. ]${M}[-/. ]${YEAR}${TIME}`), read: parts(2, 1, 0) },
  {
    order: 'dmy',
    weight: 8,
    rule: text(`(?:[A-Z]{3,9}, ?)?${D}(?:ST|ND|RD|TH)?[-/ .]*${MONTH}[-/ ,]*${YEAR}${TIME}`),
    read: worded,
  },
  {
    order: 'mdy',
    weight: 8,
    rule: text(`(?:[A-Z]{3,9},? ?)?${MONTH}[-/ ]*${D}(?:ST|ND|RD|TH)?,?[-/ ]+${YEAR}${TIME}`),
    read: worded,
  },
  { order: 'ymd', weight: 3.5, rule: text(`(?:19[0-9]{2}|20[0-4][0-9])${MM}${DD}`), read: fixed(0, 4, 6) },
  { order: 'mdy', weight: 3, rule: text(`${MM}${DD}(?:19[0-9]{2}|20[0-4][0-9])`), read: fixed(4, 0, 2) },
  { order: 'dmy', weight: 3, rule: text(`${DD}${MM}(?:19[0-9]{2}|20[0-4][0-9])`), read: fixed(4, 2, 0) },
  { order: 'ymd', weight: 0.2, rule: text(`[0-9]{2}${MM}${DD}`), read: fixed(0, 2, 4, 2) },
  { order: 'mdy', weight: 0.2, rule: text(`${MM}${DD}[0-9]{2}`), read: fixed(4, 0, 2, 2) },
  { order: 'dmy', weight: 0.2, rule: text(`${DD}${MM}[0-9]{2}`), read: fixed(4, 2, 0, 2) },
  { order: 'excel_serial', weight: -0.5, rule: text('(?:[5-9][0-9]{3}|[1-4][0-9]{4})(?:\\.[0-9]+)?'), read: serial },
  {
    order: 'epoch',
    weight: 1,
    rule: text('-[0-9]{8,12}|[1-9][0-9]{8}|1[0-9]{9}|[1-9][0-9]{11}|1[0-9]{12}'),
    read: epoch,
  },
];

function parts(year: number, month: number, day: number): DateForm['read'] {
  return (value, now) => {
    const numbers = (value.match(/^\d+[-/. ]\d+[-/. ]\d+/u)?.[0] ?? '').split(/[-/. ]/u).map(Number);
    return made(numbers[year] ?? 0, numbers[month] ?? 0, numbers[day] ?? 0, timed(value), now);
  };
}

const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';

function worded(value: string, now: Date): Day {
  const month = value.match(/(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/u)?.[0] ?? 'JAN';
  const numbers = (value.replace(/\d{1,2}:.*$/u, '').match(/\d+/gu) ?? []).map(Number);
  return made(numbers[1] ?? 0, MONTHS.indexOf(month) / 3 + 1, numbers[0] ?? 0, timed(value), now);
}

function fixed(year: number, month: number, day: number, size = 4): DateForm['read'] {
  return (value, now) => {
    const pick = (at: number, length: number): number => Number(value.slice(at, at + length));
    return made(pick(year, size), pick(month, 2), pick(day, 2), false, now);
  };
}

/** Days since 1899-12-30, which is what serials above 60 count from (ECMA-376, 1900 base with its leap-year fault). */
function serial(value: string): Day {
  return fromMs(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000, value.includes('.'));
}

function epoch(value: string): Day {
  const number = Number(value);
  const ms = value.replace('-', '').length > 10 ? number : number * 1000;
  return fromMs(ms, ms % 86_400_000 !== 0);
}

function fromMs(ms: number, withTime: boolean): Day {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), timed: withTime };
}

/** A two-digit year is read as the latest one that is not in the future. */
function made(year: number, month: number, day: number, withTime: boolean, now: Date): Day {
  const century = year < 100 ? (year <= now.getUTCFullYear() % 100 ? 2000 : 1900) : 0;
  return { year: year + century, month, day, timed: withTime };
}

function timed(value: string): boolean {
  const clock = value.match(/(\d{1,2}):(\d{2})(?::(\d{2}))?/u);
  if (clock === null) return false;
  return !(['0', '00', '12'].includes(clock[1] ?? '') && clock[2] === '00' && (clock[3] ?? '00') === '00');
}
