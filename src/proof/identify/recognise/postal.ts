import { percent, reading, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { cleanedTexts, isSequence, shareOf, shareWeight, type ColumnSample } from '../sample.js';
import { codesPattern, tables } from './tables.js';

const FIVE: Rule = { clean: 'compact', pattern: '[0-9]{5}' };
const SHORT: Rule = { clean: 'compact', pattern: '[0-9]{3,4}' };
const PLUS_FOUR: Rule = { clean: 'text', pattern: '[0-9]{5}-[0-9]{4}' };
const NINE: Rule = { clean: 'compact', pattern: '[0-9]{9}' };
const ABROAD: Rule = {
  clean: 'compact',
  pattern: '[A-Z][0-9][A-Z][0-9][A-Z][0-9]|[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}',
};

let rules: { readonly full: Rule; readonly shortened: Rule } | undefined;

function postalRules(): { readonly full: Rule; readonly shortened: Rule } {
  rules ??= made();
  return rules;
}

function made(): { readonly full: Rule; readonly shortened: Rule } {
  const full: Rule = {
    clean: 'compact',
    pattern: `${codesPattern(tables().zip3)}[0-9]{2}(?:[0-9]{4})?`,
  };
  return { full, shortened: { anyOf: [full, SHORT] } };
}

export const postal: Recogniser = {
  id: 'postal',
  recognise(column) {
    const abroad = shareOf(column, ABROAD);
    return [
      domestic(column),
      reading(
        'postal_code',
        ABROAD,
        shareWeight(abroad, column.texts.length, 0.01, 4),
        `${percent(abroad)} of the values have the form of a Canadian or British postal code`,
      ),
    ];
  },
};

function domestic(column: ColumnSample): Reading {
  const five = shareOf(column, FIVE);
  const short = shareOf(column, SHORT);
  const nine = shareOf(column, NINE);
  const plus = shareOf(column, PLUS_FOUR);
  const shortened = short > 0.005 && short < 0.3 && five > short;
  const rule = shortened ? postalRules().shortened : postalRules().full;
  const valid = shareOf(column, rule);
  const text = `${percent(valid)} of the values are postal codes of a region in use`;
  if (five + nine + (shortened ? short : 0) < 0.6) return reading('postal_code', rule, -12, text);
  if (plus > 0.5) return reading('postal_code', rule, 5 + shareWeight(valid, column.texts.length, 0.9, 3), text);
  if (nine > 0.5) return reading('postal_code', rule, shareWeight(valid, column.texts.length, 0.93, 1) - 2, text);
  const repeats =
    column.filled > column.distinct * 1.1 ? 1 : column.filled > 400 && column.distinct === column.filled ? -3 : 0;
  const weight = likeness(column) + repeats - (isSequence(column) ? 5 : 0);
  const found = reading('postal_code', rule, Math.max(-3.5, Math.min(5, weight)), text);
  if (!shortened) return found;
  return { ...found, reasons: [...found.reasons, { text: 'some values have lost leading zeros', weight: 0.1 }] };
}

const UNUSED = Math.log(1e-7);

/** People by first digit of their postal code, roughly, 2020 census. */
const FIRST = [0.08, 0.105, 0.125, 0.135, 0.115, 0.06, 0.075, 0.115, 0.055, 0.135];

/** Log likelihood as postal codes of people all over the country, or of a region, against five digits of any kind. */
function likeness(column: ColumnSample): number {
  const digits = cleanedTexts(column, 'compact')
    .map((text) => text.slice(0, 5))
    .filter((value) => /^\d{3,5}$/u.test(value));
  const count = digits.length;
  if (count === 0) return 0;
  const known = tables().zip3;
  let people = 0;
  let any = 0;
  const leads = new Map<string, number>();
  for (const value of digits) {
    const padded = value.padStart(5, '0');
    const used = known.has(padded.slice(0, 3));
    people += used ? Math.log((FIRST[Number(padded[0])] ?? 0) / 9310) : UNUSED;
    any += used ? Math.log(1 / 100 / known.size) : UNUSED;
    leads.set(padded.slice(0, 1), (leads.get(padded.slice(0, 1)) ?? 0) + 1);
  }
  let few = -4.5 * Math.log(count);
  for (const times of leads.values()) few += times * Math.log(times / count / 10_000);
  const valid = digits.filter((value) => known.has(value.padStart(5, '0').slice(0, 3))).length;
  const region = few + valid * Math.log(1 / 0.97) + (count - valid) * Math.log(0.03) - 1;
  const even = count * Math.log(digits.some((value) => value.startsWith('0') || value.length < 5) ? 1e-5 : 1 / 90_000);
  const difference = Math.max(people, any, region) - Math.max(even, few, asDays(digits));
  return (difference * Math.min(count, 150)) / count;
}

/** Days of a spreadsheet, if all values can be: those of 1924 to 2006, in which people are born. Their choice has its price. */
function asDays(digits: readonly string[]): number {
  const [from, to] = [9000, 39_000];
  const inside = digits.every((value) => Number(value) >= from && Number(value) <= to);
  return inside ? -digits.length * Math.log(to - from) - 3 : -Infinity;
}
