import { reading, percent, type Reading, type Recogniser } from '../reading.js';
import type { Rule } from '../rule.js';
import { isSequence, shareOf, shareWeight, type ColumnSample } from '../sample.js';

// Reporting bodies that allocate now or did (GSMA TS.06), test ranges included.
const BODY = '(?:0[0-9]|10|30|33|35|44|45|49|5[0-4]|86|91|98|99)';
const FIFTEEN: Rule = { clean: 'compact', pattern: '[0-9]{15}' };
const IMEI: Rule = { clean: 'compact', pattern: `${BODY}[0-9]{13}`, luhn: true };
const IMEI_BODY: Rule = { clean: 'compact', pattern: `${BODY}[0-9]{13}` };
const LONG: Rule = { clean: 'compact', pattern: `${BODY}[0-9]{12,14}` };
const MEID: Rule = { clean: 'compact', pattern: '[A-F][0-9A-F]{13,14}|99[0-9]{12}' };
const ESN: Rule = { clean: 'compact', pattern: '[0-9A-F]{8}|[0-9]{11}' };
const EXPONENT: Rule = { clean: 'text', pattern: '[0-9](?:[.,][0-9]+)?E\\+1[345]' };
const EXPONENT_BODY: Rule = { clean: 'text', pattern: '(?:3[.,][05]|8[.,]6|9[.,]9|1[.,]0)[0-9]*E\\+1[345]' };
const IMSI_US: Rule = { clean: 'compact', pattern: '31[0-6][0-9]{12}' };
const IMSI_CHECKED: Rule = { clean: 'compact', pattern: '31[0-6][0-9]{12}', luhn: true };
const IMSI: Rule = { clean: 'compact', pattern: '[2-7][0-9]{13,14}' };
const ICCID: Rule = { clean: 'compact', pattern: '89[0-9]{16,18}F?' };
const ICCID_EXPONENT: Rule = { clean: 'text', pattern: '8[.,]9[0-9]*E\\+1[789]' };
const MANGLED = { shape: 'mangled' } as const;

export const handset: Recogniser = {
  id: 'handset',
  recognise(column) {
    return [...imei(column), ...imeiOther(column), ...imsi(column), ...iccid(column)];
  },
};

function imei(column: ColumnSample): readonly Reading[] {
  const fifteen = shareOf(column, FIFTEEN);
  const valid = shareOf(column, IMEI);
  const body = shareOf(column, IMEI_BODY);
  const text = `${percent(valid)} of the values have 15 digits, a reporting body's prefix and the right check digit`;
  if (fifteen < 0.5) return [reading('imei', IMEI, -12, text)];
  const check = shareWeight(valid, column.texts.length, 0.025, 11);
  return [reading('imei', IMEI, valid < 0.5 ? (body > 0.9 ? -3 : -5) : check, text)];
}

function imeiOther(column: ColumnSample): readonly Reading[] {
  const long = shareOf(column, LONG);
  const meid = shareOf(column, MEID);
  const exponent = shareOf(column, EXPONENT);
  const leading = shareOf(column, EXPONENT_BODY);
  return [
    reading(
      'imei',
      LONG,
      long > 0.8 ? -2.5 : -12,
      `${percent(long)} of the values are 14 to 16 digits long with a reporting body's prefix`,
    ),
    reading('imei', MEID, meid > 0.8 ? 0 : -12, `${percent(meid)} of the values have the form of an MEID`),
    reading('imei', ESN, shareOf(column, ESN) > 0.9 ? -4 : -12, 'the values could be electronic serial numbers'),
    reading(
      'imei',
      EXPONENT,
      exponent < 0.5 ? -12 : leading > 0.7 ? 3.5 : -2,
      'a spreadsheet has turned the values into powers of ten; only the leading digits are left',
      {
        ...MANGLED,
        part: 'imei_leading',
      },
    ),
  ];
}

function imsi(column: ColumnSample): readonly Reading[] {
  const us = shareOf(column, IMSI_US);
  const any = shareOf(column, IMSI);
  if (us < 0.8) {
    return [reading('imsi', IMSI, any > 0.8 ? -3 : -12, `${percent(any)} of the values have the length of an IMSI`)];
  }
  const checked = shareOf(column, IMSI_CHECKED);
  const weight =
    shareWeight(us, column.texts.length, 0.02, 4) + (checked < 0.3 ? 0.5 : -2) - (isSequence(column) ? 3 : 0);
  return [reading('imsi', IMSI_US, weight, `${percent(us)} of the values have 15 digits and a US network's prefix`)];
}

function iccid(column: ColumnSample): readonly Reading[] {
  const share = shareOf(column, ICCID);
  const exponent = shareOf(column, ICCID_EXPONENT);
  return [
    reading(
      'iccid',
      ICCID,
      shareWeight(share, column.texts.length, 0.005, 9),
      `${percent(share)} of the values have the form of an ICCID`,
    ),
    reading(
      'iccid',
      ICCID_EXPONENT,
      exponent > 0.8 ? 2 : -12,
      'a spreadsheet has turned the values into powers of ten',
      {
        ...MANGLED,
        part: 'none',
      },
    ),
  ];
}
