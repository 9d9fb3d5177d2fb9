import { z } from 'zod';
import { readData } from '../../../base/data.js';
import { percent, reading, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { codesPattern } from './tables.js';
import { cleanedTexts, isSequence, shareOf, shareWeight, shareWhere, type ColumnSample } from '../sample.js';

const areaCodesSchema = z.object({ codes: z.record(z.string(), z.object({ country: z.string().nullable() })) });

const INTERNATIONAL = '\\+[2-9][0-9]{7,14}';
const WRITTEN: Rule = {
  clean: 'text',
  pattern:
    '(?:\\+?1[-. ]?)?(?:\\([0-9]{3}\\) ?|[0-9]{3}[-. ])[0-9]{3}[-. ][0-9]{4}(?: ?(?:X|EXT\\.?) ?[0-9]{1,6})?|\\+1[0-9]{10}',
};
const DIGITS: Rule = { clean: 'phone', pattern: '[0-9]{10}' };
const ABROAD: Rule = { clean: 'phone', pattern: INTERNATIONAL };
const LOCAL: Rule = { clean: 'phone', pattern: '[2-9][0-9]{6}' };
const EXPONENT: Rule = { clean: 'text', pattern: '[1-9](?:[.,][0-9]+)?E\\+(?:0?9|10)' };
const MASK = '[X*#•]';
const MASKED_END: Rule = {
  clean: 'text',
  pattern: `(?:\\+?1[-. ]?)?\\(?[2-9][0-9]{2}\\)?[-. ]?[2-9][0-9]{2}[-. ]?${MASK}{4}`,
};
const MASKED_START: Rule = {
  clean: 'text',
  pattern: `(?:\\+?1[-. ]?)?\\(?${MASK}{3}\\)?[-. ]?${MASK}{3}[-. ]?[0-9]{4}`,
};
const LAST4: Rule = { clean: 'compact', pattern: '[0-9]{4}' };
const SIX: Rule = { clean: 'compact', pattern: '[2-9][0-9]{2}[2-9][0-9]{2}' };

function areaCodes(): Readonly<Record<string, unknown>> {
  return readData('area-codes', areaCodesSchema).codes;
}

let plain: Rule | undefined;

/** Ten digits with an area code in service and an exchange that can be (NANP), or a number with another country's code. */
function plainRule(): Rule {
  plain ??= {
    clean: 'phone',
    pattern: `${codesPattern(Object.keys(areaCodes()))}[2-9][0-9]{6}|${INTERNATIONAL}`,
  };
  return plain;
}

export const phone: Recogniser = {
  id: 'phone',
  recognise(column) {
    return [whole(column), ...parts(column)];
  },
};

function whole(column: ColumnSample): Reading {
  const rule = plainRule();
  const valid = shareOf(column, rule);
  const written = shareOf(column, WRITTEN);
  const abroad = shareOf(column, ABROAD);
  const form = shareOf(column, DIGITS) + abroad;
  const text = `${percent(valid)} of the values are telephone numbers with an area code in service`;
  if (form < 0.5) return reading('phone', rule, -12, text);
  if (written + abroad > 0.7) {
    return reading(
      'phone',
      rule,
      5 + shareWeight(valid, column.texts.length, 0.5, 5),
      `${text}, and they are written as such`,
    );
  }
  const weight = valid < 0.75 ? -3 : Math.min(8, plausible(column));
  return reading('phone', rule, weight - (isSequence(column) ? 6 : 0), text);
}

/**
 * Ten bare digits: area codes in service are 435 of the 800 that could be, and count once each however often they stand;
 * exchanges begin with 2 to 9, as do eight of ten numbers that are no telephone's.
 */
function plausible(column: ColumnSample): number {
  const numbers = cleanedTexts(column, 'phone').filter((text) => /^[0-9]{10}$/u.test(text));
  const areas = [...new Set(numbers.map((text) => text.slice(0, 3)))];
  const known = shareWhere(areas, (area) => area in areaCodes());
  const exchanges = shareWhere(numbers, (text) => /^...[2-9]/u.test(text));
  return shareWeight(known, areas.length, 0.45, 8) + shareWeight(exchanges, numbers.length, 0.8, 5);
}

function parts(column: ColumnSample): readonly Reading[] {
  const count = column.texts.length;
  const start = shareOf(column, MASKED_START);
  const end = shareOf(column, MASKED_END);
  const either = (rule: Rule, weight: number): number => (shareOf(column, rule) > 0.8 ? weight : -12);
  return [
    reading(
      'phone',
      MASKED_END,
      shareWeight(end, count, 0.002, 9),
      `${percent(end)} of the values are telephone numbers with the last four digits masked`,
      {
        shape: 'masked',
        part: 'phone_exchange',
      },
    ),
    reading(
      'phone',
      MASKED_START,
      shareWeight(start, count, 0.002, 9),
      `${percent(start)} of the values are telephone numbers masked down to the last four digits`,
      {
        shape: 'masked',
        part: 'phone_last4',
      },
    ),
    reading('phone', LAST4, either(LAST4, -2), 'the values have four digits', {
      shape: 'truncated',
      part: 'phone_last4',
    }),
    reading('phone', SIX, either(SIX, -2.5), 'the values could be area code and exchange', {
      shape: 'truncated',
      part: 'phone_exchange',
    }),
    reading('phone', LOCAL, either(LOCAL, -2.5), 'the values could be telephone numbers without an area code', {
      shape: 'truncated',
      part: 'none',
    }),
    reading('phone', EXPONENT, either(EXPONENT, -1), 'a spreadsheet has turned the values into powers of ten', {
      shape: 'mangled',
      part: 'none',
    }),
  ];
}
