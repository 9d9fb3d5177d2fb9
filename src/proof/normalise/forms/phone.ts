import { literals } from '../../../engine/sql.js';
import { bindAll, matches, replaced, textMacro, type Macro } from '../macro.js';

/** Numbers typed to get past a field, and the two integer overflows. */
const DUMMIES = [
  '2222222222',
  '3333333333',
  '4444444444',
  '5555555555',
  '6666666666',
  '7777777777',
  '8888888888',
  '9999999999',
  '5551234567',
  '5555551212',
  '8005551212',
  '2147483647',
  '4294967295',
];

const nanp = (digits: string): string =>
  `CASE WHEN ${matches(digits, '[2-9][0-9]{9}')} AND substr(${digits}, 2, 2) <> '11' AND ${digits} NOT IN ${literals(DUMMIES)} THEN ${digits} END`;

const LETTERS = `'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '22233344455566677778889999'`;
const VANITY =
  '(?:\\+?1[-. ]?)?\\(?[0-9]{3}\\)?[-. ]?[A-Z0-9]{3}[-. ]?[A-Z0-9]{4}|(?:\\+?1[-. ]?)?\\(?[0-9]{3}\\)?[-. ]?[A-Z-]{7,8}';

const unusual: Macro = textMacro(
  'assay_phone_unusual',
  'pu',
  bindAll(
    [
      ['pu1', 'assay_clean(pu)'],
      [
        'pu2',
        `CASE WHEN ${matches('pu1', '[0-9]\\.[0-9]{9,10}E\\+?[0-9]{2}')} THEN try_cast(try_cast(pu1 AS DOUBLE) AS BIGINT)::VARCHAR ELSE pu1 END`,
      ],
      ['pu3', replaced(replaced('pu2', '^(?:TEL|PHONE|MOBILE|CELL|HOME|WORK)?[:. ]+|^TEL:', ''), '\\.0+$', '')],
      ['pu4', `string_split_regex(pu3, '[;,|]| OR | AND |  +')[1]`],
      ['pu5', `CASE WHEN length(${replaced('pu4', '[^0-9]', '')}) > 15 THEN split_part(pu4, '/', 1) ELSE pu4 END`],
      ['pu6', replaced(replaced('pu5', '\\s*(?:EXT(?:ENSION)?|X|#)[.: ]*[0-9]{1,6}\\s*$', ''), '\\(0\\)', '')],
      ['pu7', `CASE WHEN ${matches('pu6', VANITY)} THEN translate(pu6, ${LETTERS}) ELSE pu6 END`],
      ['pu8', replaced('pu7', '[^0-9]', '')],
      [
        'pu9',
        `CASE WHEN regexp_matches(pu7, '[A-Z*]') THEN NULL WHEN contains(split_part(pu7, ' ', 1), '+') THEN pu8
              WHEN starts_with(pu8, '011') AND length(pu8) > 11 THEN substr(pu8, 4) WHEN starts_with(pu8, '00') THEN substr(pu8, 3) END`,
      ],
    ],
    `CASE WHEN regexp_matches(pu7, '[A-Z*]') THEN NULL
          WHEN pu9 IS NULL THEN ${nanp(`CASE WHEN length(pu8) = 11 AND starts_with(pu8, '1') THEN substr(pu8, 2) ELSE pu8 END`)}
          WHEN starts_with(pu9, '1') THEN CASE WHEN length(pu9) = 11 THEN ${nanp('substr(pu9, 2)')} END
          WHEN ${matches('pu9', '[2-9][0-9]{7,14}')} THEN '+' || pu9 END`,
  ),
);

const USUAL = '(?:\\+?1[-. ]?)?\\(?[2-9][0-9]{2}\\)?[-. ]{0,2}[0-9]{3}[-. ]?[0-9]{4}';

/** `assay_phone(x)`: ten digits for a number of the North American plan, `+` and digits for any other, else NULL. */
export const phoneMacros: readonly Macro[] = [
  unusual,
  textMacro(
    'assay_phone',
    'po',
    `CASE WHEN ${matches('po', '[2-9][0-9]{9}')} THEN ${nanp('po')} WHEN ${matches('po', USUAL)}
       THEN ${bindAll([['po1', `right(translate(po, '0()-. +', '0'), 10)`]], nanp('po1'))} ELSE assay_phone_unusual(po) END`,
  ),
];
