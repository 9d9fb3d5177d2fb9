import type { Element } from '../../../model/element.js';
import { percent, reading, type Reading, type Reason, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { cleanedTexts, isSequence, matchesAt, shareOf, shareWhere, type ColumnSample } from '../sample.js';
import { DATE_FORMS, type DateForm, type Day } from './date-forms.js';

const YEAR: Rule = { clean: 'text', pattern: '1[89][0-9]{2}|20[0-2][0-9]' };
const NINE: Rule = { clean: 'text', pattern: '[0-9]{9}' };
const MASKED: Rule = {
  clean: 'text',
  pattern: '[*X#•]{2}[-/.][*X#•]{2}[-/.][0-9]{4}|[0-9]{4}[-/.][*X#•]{2}[-/.][*X#•]{2}',
};
/** Days that stand for nothing: zeros of systems and open ends. */
const SENTINELS = new Set([
  '1900-1-1',
  '1901-1-1',
  '1899-12-30',
  '1899-12-31',
  '1904-1-1',
  '1970-1-1',
  '9999-12-31',
  '2999-12-31',
]);

export const dates: Recogniser = {
  id: 'dates',
  recognise(column, now) {
    return [...whole(column, now), ...years(column)];
  },
};

function whole(column: ColumnSample, now: Date): readonly Reading[] {
  const { form, share, unsure } = bestForm(column);
  if (share < 0.5) return [reading('date', form.rule, -12, 'few of the values are dates')];
  const days = daysOf(column, form, now);
  const weight = Math.min(form.weight, form.weight * (2 * share - 1)) + calendar(column, form, days);
  const birth = birthLikeness(days, now);
  const written = {
    text: `${percent(share)} of the values are dates (${orderWords(form)}${unsure ? ', though nothing in them proves the order' : ''})`,
    weight,
  };
  const spread = birth > 0 ? 'they spread as birth dates do' : 'they do not spread as birth dates do';
  return [
    dateReading('date_of_birth', form, [written, { text: spread, weight: Math.min(1, birth) }]),
    dateReading('date', form, [written, { text: spread, weight: Math.min(1, -birth) }]),
  ];
}

function dateReading(element: Element, form: DateForm, reasons: readonly Reason[]): Reading {
  const weight = reasons.reduce((sum, reason) => sum + reason.weight, 0);
  return { ...reading(element, form.rule, weight, '', { dateOrder: form.order }), reasons };
}

type Best = { readonly form: DateForm; readonly share: number; readonly unsure: boolean };

/** One form for the whole column. Where day and month can be exchanged, dots put the day first and the rest the month. */
function bestForm(column: ColumnSample): Best {
  const shares = DATE_FORMS.map((form) => ({ form, share: shareOf(column, form.rule) }));
  const best = shares.reduce((left, right) => (right.share > left.share + 0.004 ? right : left));
  const twin = shares.find(
    ({ form, share }) => form.weight === best.form.weight && form.order !== best.form.order && share >= best.share,
  );
  const swappable = best.form.order === 'mdy' && twin?.form.order === 'dmy';
  const dotted = swappable && shareWhere(column.texts, (text) => /^\d+\.\d+\./u.test(text)) > 0.5;
  return { ...(dotted ? twin : best), unsure: swappable };
}

function orderWords(form: DateForm): string {
  return {
    ymd: 'year first',
    mdy: 'month first',
    dmy: 'day first',
    excel_serial: 'spreadsheet day numbers',
    epoch: 'seconds since 1970',
  }[form.order];
}

function daysOf(column: ColumnSample, form: DateForm, now: Date): readonly Day[] {
  return cleanedTexts(column, 'text')
    .filter((_, at) => matchesAt(column, form.rule, at))
    .map((text) => form.read(text, now))
    .filter((day) => !SENTINELS.has(`${day.year}-${day.month}-${day.day}`));
}

/** Bare digits are dates only when they behave: several months, no mere counting, not too far from today. */
function calendar(column: ColumnSample, form: DateForm, days: readonly Day[]): number {
  if (form.weight > 5 || days.length === 0) return 0;
  const months = new Set(days.map(({ month }) => month)).size;
  const sequence = isSequence(column) && form.order !== 'ymd' ? -4 : 0;
  if (form.order === 'excel_serial') return sequence;
  if (form.order === 'epoch') {
    const near = days.filter(({ year }) => year >= 1930 && year <= 2035).length / days.length;
    // Nine digits and no sign are seconds from 1973 to 2001, and much else.
    const bare = shareOf(column, NINE) > 0.3 ? -4 : 0;
    return sequence + bare + (near > 0.95 ? 1.5 : -3);
  }
  return sequence + (days.length >= 12 ? (months >= 9 ? 3 : -4) : 0);
}

/** Log odds that days are dates of birth rather than other dates. */
function birthLikeness(days: readonly Day[], now: Date): number {
  if (days.length === 0) return -1;
  const ages = days.map(({ year }) => now.getUTCFullYear() - year).toSorted((left, right) => left - right);
  const at = (share: number): number => ages[Math.min(ages.length - 1, Math.floor(share * ages.length))] ?? 0;
  const share = (test: (age: number) => boolean): number => ages.filter(test).length / ages.length;
  if (days.filter(({ timed }) => timed).length / days.length > 0.3) return -4;
  if (share((age) => age < 0) > 0.05 || share((age) => age > 120) > 0.1) return -4;
  if (at(0.5) < 13) return -3.5;
  if (share((age) => age < 14) > 0.15) return -2.5;
  const trust = Math.min(1, days.length / 20);
  if (at(0.5) >= 25 && at(0.9) - at(0.1) >= 18 && at(0.95) >= 50) return 0.5 + 3 * trust;
  return days.length < 8 && at(0.5) >= 18 ? 0.8 : -1;
}

function years(column: ColumnSample): readonly Reading[] {
  const masked = shareOf(column, MASKED);
  const year = shareOf(column, YEAR);
  return [
    reading(
      'date_of_birth',
      MASKED,
      masked > 0.7 ? 4 : -12,
      `${percent(masked)} of the values are dates masked down to the year`,
      {
        shape: 'masked',
        part: 'birth_year',
        dateOrder: null,
      },
    ),
    reading('date_of_birth', YEAR, year > 0.9 ? -1.5 : -12, `${percent(year)} of the values are years`, {
      shape: 'truncated',
      part: 'birth_year',
      dateOrder: null,
    }),
  ];
}
