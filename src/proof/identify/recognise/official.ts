import { percent, reading, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { cleanedTexts, shareOf, shareWeight, shareWhere, type ColumnSample } from '../sample.js';

const NINE: Rule = { clean: 'compact', pattern: '[0-9]{9}' };
const EIN: Rule = { clean: 'text', pattern: '[0-9]{2}-[0-9]{7}' };
const ITIN: Rule = { clean: 'compact', pattern: '9[0-9]{2}(?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9])[0-9]{4}' };
const PASSPORT: Rule = { clean: 'compact', pattern: '[A-Z]{0,2}[0-9]{6,9}[A-Z]?' };
// Medicare beneficiary identifier: https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi.pdf
const LETTER = '[AC-HJKMNP-RT-Y]';
const MBI: Rule = {
  clean: 'compact',
  pattern: `[1-9]${LETTER}[0-9AC-HJKMNP-RT-Y][0-9]${LETTER}[0-9AC-HJKMNP-RT-Y][0-9]${LETTER}{2}[0-9]{2}`,
};
const MEMBER: Rule = { clean: 'compact', pattern: '[0-9A-Z]{6,20}' };
const IBAN: Rule = { clean: 'compact', pattern: '[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}' };
const BANK: Rule = { clean: 'compact', pattern: '[0-9]{4,17}|[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}' };
const ROUTING: Rule = { clean: 'compact', pattern: '(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)[0-9]{7}' };

export const official: Recogniser = {
  id: 'official',
  recognise(column) {
    return [...tax(column), ...health(column), ...bank(column), passport(column)];
  },
};

function tax(column: ColumnSample): readonly Reading[] {
  const ein = shareOf(column, EIN);
  const itin = shareOf(column, ITIN);
  const nine = shareOf(column, NINE);
  const count = column.texts.length;
  return [
    reading(
      'tax_id',
      { anyOf: [EIN, NINE] },
      ein > 0.7 ? 3 : nine > 0.8 ? -1.5 : -12,
      `${percent(ein)} of the values are written as an employer's number`,
    ),
    reading(
      'tax_id',
      ITIN,
      shareWeight(itin, count, 0.05, 4),
      `${percent(itin)} of the values are in the range of individual taxpayer numbers`,
    ),
  ];
}

function health(column: ColumnSample): readonly Reading[] {
  const mbi = shareOf(column, MBI);
  const member = shareOf(column, MEMBER);
  return [
    reading(
      'health_insurance_id',
      MBI,
      shareWeight(mbi, column.texts.length, 0.001, 9),
      `${percent(mbi)} of the values have the form of a Medicare number`,
    ),
    reading('health_insurance_id', MEMBER, member > 0.7 ? -1 : -5, 'the values could be a member number'),
  ];
}

function bank(column: ColumnSample): readonly Reading[] {
  const iban = shareOf(column, IBAN);
  const any = shareOf(column, BANK);
  const routing = shareOf(column, ROUTING);
  const checked = shareWhere(cleanedTexts(column, 'compact'), abaCheck);
  const found = [
    reading(
      'bank_account',
      IBAN,
      shareWeight(iban, column.texts.length, 0.05, 4),
      `${percent(iban)} of the values have the form of an IBAN`,
    ),
    reading(
      'bank_account',
      BANK,
      any > 0.8 ? -1.2 : -6,
      `${percent(any)} of the values have the length of a bank account number`,
    ),
  ];
  if (routing < 0.8 || checked < 0.8) return found;
  return [
    ...found,
    reading(
      'ignore',
      ROUTING,
      shareWeight(checked, column.texts.length, 0.06, 9),
      `${percent(checked)} of the values are routing numbers of banks`,
    ),
  ];
}

/** The check of a bank's routing number: digits weighed 3, 7, 1 add up to a multiple of ten (ABA). */
function abaCheck(digits: string): boolean {
  if (!/^\d{9}$/u.test(digits)) return false;
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * ([3, 7, 1][index % 3] ?? 0),
    0,
  );
  return sum % 10 === 0;
}

function passport(column: ColumnSample): Reading {
  const share = shareOf(column, PASSPORT);
  return reading(
    'passport',
    PASSPORT,
    share > 0.7 ? -1 : -6,
    `${percent(share)} of the values have the form of a passport number`,
  );
}
