import { fromDay, toDay } from '../../base/dates.js';
import { findDates, type Written } from './written-dates.js';

/** A date of a text. `value` is as fine as the text tells it, null with `why` where it cannot be told. */
export type DateMention = {
  readonly start: number;
  readonly end: number;
  readonly value: string | null;
  readonly why: string | null;
  readonly confidence: number;
  /** Whether it was read against the given day. */
  readonly relative: boolean;
};

const FORWARD =
  /(?:\b(?:by|until|till|before|towards?|due|deadline|no later than|expires?|through|on or before|next)(?:\s+(?:is|on|the|end\s+of))?[\s:]*)$/iu;

/** The dates within a span of a text, relative ones read against `today` (YYYY-MM-DD); they lie in the past unless words before them say otherwise. */
export function datesIn(text: string, from: number, to: number, today: string | null): DateMention[] {
  return findDates(text.slice(from, to)).map((written) => {
    const start = from + written.start;
    const before = text.slice(Math.max(from, start - 24), start);
    const read = valueOf(written, today, FORWARD.test(before));
    return { start, end: from + written.end, relative: written.kind !== 'full', ...read };
  });
}

type Read = Pick<DateMention, 'value' | 'why' | 'confidence'>;
const told = (value: string, confidence: number): Read => ({ value, why: null, confidence });
const untold = (why: string): Read => ({ value: null, why, confidence: 0 });
const NO_DAY = "it is relative, and the text's date is not given to read it against";

function valueOf(written: Written, today: string | null, forward: boolean): Read {
  switch (written.kind) {
    case 'full':
      return told(written.value, 0.95);
    case 'ambiguous':
      return untold('day and month could be exchanged');
    case 'month':
      return today === null ? untold(NO_DAY) : told(monthNear(written.month, written.year, today, forward), 0.85);
    case 'day':
      return today === null ? untold(NO_DAY) : dayNear(written.month, written.day, today, forward);
    case 'monthday':
      return today === null ? untold(NO_DAY) : monthdayNear(written.day, today, forward);
    case 'weekday':
      return today === null ? untold(NO_DAY) : weekdayNear(written.weekday, written.which, today, forward);
    case 'season':
      return today === null ? untold(NO_DAY) : told(String(Number(today.slice(0, 4)) + written.years), 0.8);
    default:
      return today === null ? untold(NO_DAY) : shifted(today, written.amount, written.unit);
  }
}

const two = (number: number): string => String(number).padStart(2, '0');

/** `year` is a number of years before this one where the text says so, null where it says none. */
function monthNear(month: number, years: number | null, today: string, forward: boolean): string {
  const [year = 0, now = 0] = today.split('-').map(Number);
  if (years !== null) return `${year + years}-${two(month)}`;
  if (forward) return `${month >= now ? year : year + 1}-${two(month)}`;
  return `${month <= now ? year : year - 1}-${two(month)}`;
}

/** A deadline that passed no longer ago than this is not next year's. */
const PASSED_DAYS = 120;

function dayNear(month: number, day: number, today: string, forward: boolean): Read {
  const year = Number(today.slice(0, 4));
  const same = `${year}-${two(month)}-${two(day)}`;
  const passed = forward && same < today && toDay(today) - toDay(same) < PASSED_DAYS;
  const near =
    same === today || passed || same > today === forward ? same : `${year + (forward ? 1 : -1)}${same.slice(4)}`;
  return fromDay(toDay(near)) === near ? told(near, 0.85) : untold('there is no such day');
}

/** The day of this month, or of the one before or after it. */
function monthdayNear(day: number, today: string, forward: boolean): Read {
  const [year = 0, month = 1, now = 1] = today.split('-').map(Number);
  const months = year * 12 + month - 1 + (day === now || day > now === forward ? 0 : forward ? 1 : -1);
  const near = `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(day)}`;
  return fromDay(toDay(near)) === near ? told(near, 0.7) : untold('there is no such day');
}

function weekdayNear(weekday: number, which: 'last' | 'next' | null, today: string, forward: boolean): Read {
  const now = toDay(today);
  // 1970-01-01 was a Thursday.
  const current = (((now + 4) % 7) + 7) % 7;
  const back = (current - weekday + 7) % 7;
  if (which === 'next' || forward)
    return told(fromDay(now + (back === 0 ? (which === 'next' ? 7 : 0) : 7 - back)), 0.75);
  if (which === 'last') return told(fromDay(now - (back === 0 ? 7 : back)), 0.65);
  return told(fromDay(now - back), 0.8);
}

function shifted(today: string, amount: number, unit: 'day' | 'week' | 'month' | 'year'): Read {
  if (unit === 'day') return told(fromDay(toDay(today) + amount), 0.85);
  if (unit === 'week' && amount === -1) return untold('it is a week, no day');
  if (unit === 'week') return told(fromDay(toDay(today) + amount * 7), 0.5);
  const [year = 0, month = 1] = today.split('-').map(Number);
  if (unit === 'year') return told(String(year + amount), 0.85);
  const months = year * 12 + month - 1 + amount;
  return told(`${Math.floor(months / 12)}-${two((((months % 12) + 12) % 12) + 1)}`, 0.8);
}
