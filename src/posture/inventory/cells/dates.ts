import { isAbsent } from './absent.js';
import { notRead, nothing, type Read } from './numbers.js';

/** Which number comes first where a date is written in numbers alone, told by the other dates of the column. */
export type DayOrder = 'month_first' | 'day_first' | null;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/u;
const WORDS_DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\.?,?[ -]+(\d{4}|\d{2})$/u;
const WORDS_MONTH_FIRST = /^([a-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})$/u;
const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2}|\d{1,2}(?=[-/.]))\2(\d{1,2})$/u;
const NEVER = /^(?:never|not yet|not patched|no updates?|none|no)$/u;
const ITSELF = /^(?:auto|automatic|automatically|current|up to date|yes|monthly|weekly|daily|ongoing)$/u;

/**
 * What the dates of one column say of its order: a number above 12 decides, by its place. Null where none does, or where two
 * contradict each other. Dates with dots are day first everywhere and decide nothing.
 */
export function dayOrderOf(column: readonly string[]): DayOrder {
  let [monthFirst, dayFirst] = [false, false];
  for (const cell of column) {
    const parts = NUMBERS.exec(bare(cell));
    if (parts === null || parts[2] === '.') continue;
    if (Number(parts[1]) > 12) dayFirst = true;
    if (Number(parts[3]) > 12) monthFirst = true;
  }
  return monthFirst === dayFirst ? null : monthFirst ? 'month_first' : 'day_first';
}

/** The day, YYYY-MM-DD. A month or a year is no day; `03/04/2019` is one only where its column tells the order. */
export function dateOf(text: string, order: DayOrder): Read<string> {
  if (isAbsent(text)) return nothing;
  const plain = bare(text);
  if (NEVER.test(plain)) return notRead('no day: it says that there was none');
  if (ITSELF.test(plain)) return notRead('no day');
  const year = YEAR_FIRST.exec(plain);
  if (year !== null) return dayOf(year[1], Number(year[3]), year[4]);
  const words = WORDS_DAY_FIRST.exec(plain);
  if (words !== null) return dayOf(words[3], monthOf(words[2]), words[1]);
  const american = WORDS_MONTH_FIRST.exec(plain);
  if (american !== null) return dayOf(american[3], monthOf(american[1]), american[2]);
  const numbers = NUMBERS.exec(plain);
  if (numbers !== null) return inNumbers(numbers, order);
  return notRead(isMonth(plain) ? 'a month or a year, not a day' : 'not a date');
}

function bare(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*,?\s+/u, '')
    .replace(/[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/u, '')
    .replace(/\s+/gu, ' ');
}

function inNumbers(parts: RegExpExecArray, order: DayOrder): Read<string> {
  const [, first = '', mark, second = '', year] = parts;
  const [a, b] = [Number(first), Number(second)];
  if (mark === '.') return dayOf(year, b, first);
  if (a > 12 && b > 12) return notRead('not a date');
  if (a > 12) return dayOf(year, b, first);
  if (b > 12 || a === b || order === 'month_first') return dayOf(year, a, second);
  if (order === 'day_first') return dayOf(year, b, first);
  return notRead('day and month can be either: write it as YYYY-MM-DD');
}

function dayOf(yearText: string | undefined, month: number, dayText: string | undefined): Read<string> {
  const year = Number(yearText) + (yearText?.length === 2 ? 2000 : 0);
  const day = Number(dayText);
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || year < 1970 || year > 2100) return notRead('not a day of the calendar');
  return { value: date.toISOString().slice(0, 10), why: null };
}

function monthOf(word: string | undefined): number {
  return MONTHS.indexOf((word ?? '').slice(0, 3)) + 1;
}

function isMonth(plain: string): boolean {
  return /^(?:[a-z]{3,9}\.?[ ,'-]*)?(?:\d{4}|'?\d{2})$|^\d{1,2}\/\d{4}$|^\d{4}-\d{1,2}$|^(?:q[1-4]|spring|summer|fall|autumn|winter)\b/u.test(
    plain,
  );
}
