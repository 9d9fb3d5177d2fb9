/** A date as it is written: full, or with what is missing. Weekdays count from Sunday, months from 1, `years` from this one. */
export type Written = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'full'; readonly value: string }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'month'; readonly month: number; readonly year: number | null }
  | { readonly kind: 'day'; readonly month: number; readonly day: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly which: 'last' | 'next' | null }
  | { readonly kind: 'monthday'; readonly day: number }
  | { readonly kind: 'season'; readonly years: number }
  | { readonly kind: 'shift'; readonly amount: number; readonly unit: 'day' | 'week' | 'month' | 'year' }
);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

const SHIFTS: Readonly<Record<string, number>> = { yesterday: -1, tomorrow: 1 };

const MONTH = String.raw`(jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)`;
const WEEKDAY = String.raw`(sunday|monday|tuesday|wednesday|thursday|friday|saturday)`;
const YEAR = String.raw`((?:19|20)\d{2})`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;

type Make = (match: readonly (string | undefined)[]) => DistributiveOmit<Written, 'start' | 'end'> | null;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const monthOf = (word = ''): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const weekdayOf = (word = ''): number => DAYS.indexOf(word.slice(0, 3).toLowerCase());
const two = (word: string | number = ''): string => String(word).padStart(2, '0');

function full(year = '', month: number | string = '', day = ''): ReturnType<Make> {
  const value = `${year}-${two(month)}-${two(day)}`;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? { kind: 'full', value } : null;
}

/** `11/02/2022` can be read in two ways, `25/02/2022` in one. */
function slashed(first = '', second = '', year = ''): ReturnType<Make> {
  const [one, other] = [Number(first), Number(second)];
  if (one === other) return full(year, one, second);
  if (one > 12) return full(year, other, first);
  return other > 12 ? full(year, one, second) : { kind: 'ambiguous' };
}

const NTH = String.raw`(\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)`;

/** Earlier rules win where two read the same place. A bare `may` is a verb: it needs a year, a day or a word before it. */
const RULES: readonly (readonly [RegExp, Make])[] = [
  [new RegExp(String.raw`\b${YEAR}-(\d{2})-(\d{2})\b`, 'giu'), ([, year, month, day]) => full(year, month, day)],
  [
    new RegExp(String.raw`\b${DAY}\s+(?:of\s+)?${MONTH},?\s+${YEAR}\b`, 'giu'),
    ([, day, month, year]) => full(year, monthOf(month), day),
  ],
  [
    new RegExp(String.raw`\b${MONTH}\s+${DAY},?\s+${YEAR}\b`, 'giu'),
    ([, month, day, year]) => full(year, monthOf(month), day),
  ],
  [/\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})\b/gu, ([, day, month, year]) => full(year, month, day)],
  [/(?<![\d-])(\d{1,2})-(\d{1,2})-((?:19|20)\d{2})\b/gu, ([, first, second, year]) => slashed(first, second, year)],
  [/\b(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2})\b/gu, ([, first, second, year]) => slashed(first, second, year)],
  [
    new RegExp(String.raw`\b${MONTH},?\s+(?:of\s+)?(last|this)\s+year\b`, 'giu'),
    ([, month, which]) => ({ kind: 'month', month: monthOf(month), year: which?.toLowerCase() === 'last' ? -1 : 0 }),
  ],
  [
    new RegExp(String.raw`\b${MONTH},?\s+(?:of\s+)?${YEAR}\b`, 'giu'),
    ([, month, year]) => ({ kind: 'full', value: `${year ?? ''}-${two(monthOf(month))}` }),
  ],
  [new RegExp(String.raw`\b${MONTH}\s+${DAY}(?![\d.,]\d)\b`, 'giu'), ([, month, day]) => dayOf(month, day)],
  [new RegExp(String.raw`\b${DAY}\s+(?:of\s+)?${MONTH}(?=[\s,.;:)]|$)`, 'giu'), ([, day, month]) => dayOf(month, day)],
  [
    new RegExp(
      String.raw`(?<=\b(?:by|until|on|before|till)\s)the\s+${NTH}(?!\s+(?:day|of|time|hour|floor|street|century|week|month|amendment|anniversary|\p{Lu}))\b`,
      'giu',
    ),
    ([, day]) => monthday(day),
  ],
  [
    new RegExp(String.raw`\b(?:(last|this|next|this\s+past|this\s+coming)\s+)?${WEEKDAY}\b`, 'giu'),
    ([, which, day]) => ({ kind: 'weekday', weekday: weekdayOf(day), which: whichOf(which) }),
  ],
  [
    new RegExp(String.raw`\b(?:in|since|this\s+past|last|this|early|late|mid-?)\s+${MONTH}(?![\w-])`, 'giu'),
    ([, month]) => ({ kind: 'month', month: monthOf(month), year: null }),
  ],
  [
    new RegExp(String.raw`\b(?:the\s+)?(?:spring|summer|autumn|fall|winter|end|beginning)\s+of\s+${YEAR}\b`, 'giu'),
    ([, year]) => ({ kind: 'full', value: year ?? '' }),
  ],
  [
    /\b(?:in|since|of|from|back in|during)\s+((?:19|20)\d{2})(?![\d-]|[.,]\d)/giu,
    ([, year]) => ({ kind: 'full', value: year ?? '' }),
  ],
  [
    /\b(today|tonight|yesterday|tomorrow)\b/giu,
    ([, word]) => ({ kind: 'shift', amount: SHIFTS[(word ?? '').toLowerCase()] ?? 0, unit: 'day' }),
  ],
  [/\blast\s+(week|month|year)\b/giu, ([, unit]) => ({ kind: 'shift', amount: -1, unit: unitOf(unit) })],
  [
    /\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?)\s+(day|week|month|year)s?\s+ago\b/giu,
    ([, amount, unit]) => ({ kind: 'shift', amount: -amountOf(amount), unit: unitOf(unit) }),
  ],
];

const ORDINALS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|twenty-second|twenty-third|twenty-fourth|twenty-fifth|twenty-sixth|twenty-seventh|twenty-eighth|twenty-ninth|thirtieth|thirty-first'.split(
    '|',
  );

/** `by the thirtieth`, `on the 8th`: a day of the month next to the given one. */
function monthday(word = ''): ReturnType<Make> {
  const at = ORDINALS.indexOf(word.toLowerCase());
  const day = at >= 0 ? at + 1 : Number.parseInt(word, 10);
  return day >= 1 && day <= 31 ? { kind: 'monthday', day } : null;
}

function dayOf(month: string | undefined, day: string | undefined): ReturnType<Make> {
  const number = Number(day);
  return number >= 1 && number <= 31 ? { kind: 'day', month: monthOf(month), day: number } : null;
}

function whichOf(word: string | undefined): 'last' | 'next' | null {
  const first = word?.toLowerCase().split(/\s+/u)[0];
  return first === 'last' ? 'last' : first === 'next' ? 'next' : null;
}

function unitOf(word = ''): 'day' | 'week' | 'month' | 'year' {
  const lower = word.toLowerCase();
  return lower === 'day' || lower === 'week' || lower === 'month' ? lower : 'year';
}

function amountOf(word = ''): number {
  const at = WORDS.indexOf(word.toLowerCase());
  return at >= 0 ? at + 1 : /^an?$/iu.test(word) ? 1 : Number(word);
}

/** The dates of a text in order, none over another. */
export function findDates(text: string): Written[] {
  const found: Written[] = [];
  const taken: [number, number][] = [];
  for (const [pattern, make] of RULES)
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some(([from, to]) => from < end && start < to)) continue;
      taken.push([start, end]);
      const made = make(match);
      if (made !== null) found.push({ ...made, start, end });
    }
  found.sort((left, right) => left.start - right.start);
  return found.filter((date, at) => !isOfDateBeside(text, date, found[at - 1], found[at + 1]));
}

const BEFORE_DATE = /^\s*[,(–-]?\s*(?:the\s+|on\s+)?$/iu;
const AFTER_DATE = /^(?:\s*\(|,?\s+an?\s+)$/iu;

/** Whether it is the weekday of the date beside it: `Saturday 14 August 2021`, `14 August 2021 (Saturday)`. */
function isOfDateBeside(text: string, date: Written, last: Written | undefined, next: Written | undefined): boolean {
  if (date.kind !== 'weekday') return false;
  const isBefore = next !== undefined && isDay(next) && BEFORE_DATE.test(text.slice(date.end, next.start));
  return isBefore || (last !== undefined && isDay(last) && AFTER_DATE.test(text.slice(last.end, date.start)));
}

/** Whether it names a day of the calendar, be it without its year. */
function isDay(date: Written): boolean {
  return date.kind === 'full' ? date.value.length === '2021-08-14'.length : ['day', 'ambiguous'].includes(date.kind);
}
