import { reading, percent, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { cleanedTexts, isSequence, shareOf, shareWeight, shareWhere, type ColumnSample } from '../sample.js';

// Areas 000, 666 and 9xx, group 00 and serial 0000 were never issued: https://www.ssa.gov/employer/randomizationfaqs.html
const NEVER = '^000[0-9]{6}$|^666[0-9]{6}$|^9[0-9]{8}$|00[0-9]{4}$|0000$';
const PLAIN: Rule = { clean: 'compact', pattern: '[0-9]{9}', not: NEVER };
const SHORTENED: Rule = { clean: 'compact', pattern: '[0-9]{7,9}', not: NEVER };
const WRITTEN: Rule = { clean: 'text', pattern: '[0-9]{3}[- .][0-9]{2}[- .][0-9]{4}' };
const NINE: Rule = { clean: 'compact', pattern: '[0-9]{9}' };
const EIGHT: Rule = { clean: 'compact', pattern: '[0-9]{7,8}' };
const MASK = '[X*#•]';
const MASKED: Rule = { clean: 'text', pattern: `(?:${MASK}{3}[- ]?${MASK}{2}[- ]?|${MASK}{5})[0-9]{4}` };
const MASKED_APART: Rule = { clean: 'text', pattern: `${MASK}{3}[- ]${MASK}{2}[- ][0-9]{4}` };
const MASKED_END: Rule = { clean: 'text', pattern: `[0-9]{3}[- ]?(?:[0-9]{2}|${MASK}{2})[- ]?${MASK}{4}` };
const LAST4: Rule = { clean: 'compact', pattern: '[0-9]{4}' };

export const ssn: Recogniser = {
  id: 'ssn',
  recognise(column) {
    return [...plain(column), ...masked(column), ...last4(column)];
  },
};

function plain(column: ColumnSample): readonly Reading[] {
  const nine = shareOf(column, NINE);
  const written = shareOf(column, WRITTEN);
  const eight = shareOf(column, EIGHT);
  const rule = eight > 0.01 && nine + eight > 0.9 && nine > eight ? SHORTENED : PLAIN;
  const valid = shareOf(column, rule);
  const text = `${percent(valid)} of the values could have been issued as an SSN`;
  if (nine < 0.5) return [reading('ssn', PLAIN, -12, text)];
  if (written > 0.7) {
    return [
      reading(
        'ssn',
        PLAIN,
        6 + shareWeight(valid, column.texts.length, 0.7, 4),
        `${text}, and they are written as one`,
      ),
    ];
  }
  const weight = likeness(column) - (isSequence(column) ? 6 : 0) - (nine < 0.97 && rule === PLAIN ? 2 : 0);
  const found = reading('ssn', rule, Math.max(-3.5, Math.min(6.5, weight)), text);
  if (rule === PLAIN) return [found];
  return [{ ...found, reasons: [...found.reasons, { text: 'some values have lost leading zeros', weight: 0.1 }] }];
}

/** Classes of SSN by their leading digits, with their rough share of all numbers issued and of all that could be. */
const CLASSES: readonly { readonly from: number; readonly to: number; readonly held: number; readonly any: number }[] =
  [
    { from: 0, to: 99, held: 0.12, any: 99 / 898 },
    { from: 100, to: 699, held: 0.79, any: 599 / 898 },
    { from: 700, to: 733, held: 0.015, any: 34 / 898 },
    { from: 734, to: 749, held: 0.01, any: 16 / 898 },
    { from: 750, to: 772, held: 0.02, any: 23 / 898 },
    { from: 773, to: 899, held: 0.04, any: 127 / 898 },
  ];
const BROKEN = 0.005;

/** Log likelihood of SSNs as held, or dealt evenly, against nine digits dealt evenly or from a few leading digits. */
function likeness(column: ColumnSample): number {
  const digits = cleanedTexts(column, 'compact')
    .map((text) => text.padStart(9, '0'))
    .filter((d) => /^\d{9}$/u.test(d));
  const count = digits.length;
  if (count === 0) return -3.5;
  let held = 0;
  let any = 0;
  const leads = new Map<string, number>();
  for (const value of digits) {
    const area = Number(value.slice(0, 3));
    const broken = area === 0 || area === 666 || area >= 900 || value.slice(3, 5) === '00' || value.endsWith('0000');
    const group = CLASSES.find(({ from, to }) => area >= from && area <= to);
    const size = group === undefined ? 0 : group.to - group.from + 1;
    held += Math.log(broken || group === undefined ? BROKEN / 1000 : (group.held / size) * 1.011);
    any += Math.log(broken || group === undefined ? BROKEN / 1000 : (group.any / size) * 1.011);
    leads.set(value.slice(0, 1), (leads.get(value.slice(0, 1)) ?? 0) + 1);
  }
  const others = [count * Math.log(1 / 1000), ...fromLeads(leads, count)];
  const prefixes = new Set(digits.map((value) => value.slice(0, 3))).size;
  const narrow = count >= 20 && prefixes < Math.min(count, 900) * 0.2 ? 4 : 0;
  const difference = Math.max(held, any) - Math.max(...others);
  return (difference * Math.min(count, 300)) / count - narrow;
}

/** Numbers dealt evenly over a range of leading digits, and over any set of them, each with the price of its choice. */
function fromLeads(leads: ReadonlyMap<string, number>, count: number): readonly number[] {
  const seen = [...leads.keys()].map(Number);
  const width = Math.max(...seen) - Math.min(...seen) + 1;
  const range = count * Math.log(1 / width / 100) - Math.log(45);
  let any = -4.5 * Math.log(count);
  for (const times of leads.values()) any += times * Math.log(times / count / 100);
  return [range, any];
}

function masked(column: ColumnSample): readonly Reading[] {
  const share = shareOf(column, MASKED);
  const end = shareOf(column, MASKED_END);
  const weigh = (part: number): number => shareWeight(part, column.texts.length, 0.002, 9);
  // Five signs and four digits can be any number of nine; only the dashes are an SSN's own.
  const apart = shareOf(column, MASKED_APART) > 0.5;
  return [
    reading(
      'ssn',
      MASKED,
      apart ? weigh(share) : Math.min(4, weigh(share)),
      `${percent(share)} of the values are masked down to the last four digits of an SSN`,
      {
        shape: 'masked',
        part: 'ssn_last4',
      },
    ),
    reading(
      'ssn',
      MASKED_END,
      weigh(end) - 1,
      `${percent(end)} of the values are SSNs with the last four digits masked`,
      {
        shape: 'masked',
        part: 'none',
      },
    ),
  ];
}

function last4(column: ColumnSample): readonly Reading[] {
  const share = shareWhere(column.texts, (text) => /^\d{4}$/u.test(text));
  const weight = share > 0.8 ? -1.5 : -12;
  const text = `${percent(share)} of the values have four digits`;
  const more = { shape: 'truncated', part: 'ssn_last4' } as const;
  return [reading('ssn_last4', LAST4, weight, text, more), reading('ssn', LAST4, weight - 0.5, text, more)];
}
