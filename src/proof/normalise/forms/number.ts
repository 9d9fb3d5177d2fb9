import { literals } from '../../../engine/sql.js';
import { bind, bindAll, matches, quick, textMacro, without, type Macro } from '../macro.js';
import { PLACEHOLDERS } from './text.js';

/** Numbers printed in wallets, leaflets and forms; sources: Social Security Administration, and what people type. */
const SSN_DUMMIES = [
  '078051120',
  '219099999',
  '457555462',
  '123456789',
  '012345678',
  '111223333',
  '123121234',
  '111111111',
  '222222222',
  '333333333',
  '444444444',
  '555555555',
  '777777777',
  '888888888',
];

const AREA = '(?:00[1-9]|0[1-9][0-9]|[1-57-8][0-9]{2}|6[0-57-9][0-9]|66[0-57-9])';
const ISSUED_SSN = `${AREA}[-. ]?(?:0[1-9]|[1-9][0-9])[-. ]?(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})`;

function printedSsn(text: string): string {
  return `CASE WHEN ${text} NOT IN ${literals(SSN_DUMMIES)} THEN ${text} END`;
}

function dashed(text: string): string {
  return `${text.slice(0, 3)}-${text.slice(3, 5)}-${text.slice(5)}`;
}

/** Nine digits that can have been issued. Separators are dropped; seven or eight bare digits have lost their zeros. */
const ssn: Macro = textMacro(
  'assay_ssn',
  'sn',
  quick(
    'sn',
    matches('sn', ISSUED_SSN),
    `CASE WHEN strlen(sn) = 9 THEN ${printedSsn('sn')}
          WHEN ${matches('sn', '.{3}-..-.{4}')} THEN CASE WHEN sn NOT IN ${literals(SSN_DUMMIES.map(dashed))} THEN replace(sn, '-', '') END
          ELSE ${printedSsn(`translate(sn, '-. ', '')`)} END`,
    bindAll(
      [
        [
          'sn2',
          `CASE WHEN ${matches('sn', '[0-9]{3}[-. ]?[0-9]{2}[-. ]?[0-9]{4}')} THEN translate(sn, '0-. ', '0') ELSE assay_ssn_unusual(sn) END`,
        ],
      ],
      `CASE WHEN substr(sn2, 1, 3) IN ('000', '666') OR sn2 >= '9' OR substr(sn2, 4, 2) = '00' OR substr(sn2, 6, 4) = '0000' THEN NULL
          ELSE ${printedSsn('sn2')} END`,
    ),
  ),
);

const ssnUnusual: Macro = textMacro(
  'assay_ssn_unusual',
  'su',
  bindAll(
    [
      ['su1', without('assay_clean(su)', '\\.0+$')],
      ['su2', `translate(su1, '0-. /', '0')`],
    ],
    `CASE WHEN ${matches('su2', '[0-9]{9}')} THEN su2 WHEN ${matches('su1', '[0-9]{7,8}')} THEN lpad(su1, 9, '0') END`,
  ),
);

/** Letters and digits in upper case; nothing else counts. NULL where all is zero or masked. */
const identifier: Macro = textMacro(
  'assay_identifier',
  'id',
  quick(
    'id',
    matches('id', '[A-Z]{0,4}[0-9]*[1-9][0-9]*[A-Z]?'),
    'id',
    bindAll(
      [
        ['id1', `CASE WHEN ${matches('id', '[A-Z]{0,4}[0-9]+[A-Z]?')} THEN id ELSE assay_clean(id) END`],
        [
          'id2',
          `CASE WHEN ${matches('id1', '[A-Z0-9]+')} THEN id1 WHEN regexp_matches(id1, '[*]{2}|^[0-9.,]+E\\+[0-9]+$') THEN NULL
              WHEN ${matches('id1', '[0-9]+\\.0+')} THEN split_part(id1, '.', 1) ELSE ${bind('id3', without('id1', '[^\\p{L}\\p{N}]'), `CASE WHEN id3 NOT IN ${literals(PLACEHOLDERS)} THEN id3 END`)} END`,
        ],
      ],
      `CASE WHEN ltrim(id2, '0') = '' THEN NULL ELSE id2 END`,
    ),
  ),
);

/** A number that systems pad with zeros: those before it do not count. */
const padded: Macro = textMacro(
  'assay_padded',
  'pd',
  `CASE WHEN ${matches('pd', '[1-9][0-9]+')} THEN pd ELSE ltrim(assay_identifier(pd), '0') END`,
);

/** Digits alone of a cell that may carry a label, blanks, dashes, `.0` of a float; NULL for letters and exponents. */
const digits: Macro = textMacro(
  'assay_digits',
  'dc',
  bindAll(
    [['dc1', `CASE WHEN ${matches('dc', '[0-9]+')} THEN dc ELSE translate(dc, '0- ', '0') END`]],
    `CASE WHEN ${matches('dc1', '[0-9]+')} THEN dc1 ELSE ${bindAll(
      [
        ['dc2', without(without('assay_clean(dc)', '\\.0+$'), '^(?:IMEI(?:SV)?|MEID|IMSI|ICCID|SIM|CARD|#)[:.# ]*')],
        ['dc3', `translate(split_part(dc2, ',', 1), '0-. /', '0')`],
      ],
      `CASE WHEN ${matches('dc3', '[0-9]+F?')} THEN rtrim(dc3, 'F') END`,
    )} END`,
  ),
);

const TEN = Array.from({ length: 10 }, (_, digit) => String(digit));

const allSame = (text: string): string => `regexp_full_match(${text}, '${TEN.map((digit) => `${digit}+`).join('|')}')`;

/** Values of emulators, broken firmware and keyboards, without their check digit. */
const IMEI_DUMMIES = [
  ...TEN.map((digit) => digit.repeat(14)),
  '01234567891234',
  '01234567890123',
  '12345678901234',
  '00499901064000',
  '35200504824725',
];

function issuedImei(text: string): string {
  return `CASE WHEN substr(${text}, 1, 14) NOT IN ${literals(IMEI_DUMMIES)} THEN substr(${text}, 1, 14) END`;
}

/** The first fourteen digits: what IMEI, IMEI without check digit and IMEISV share. */
const imei: Macro = textMacro(
  'assay_imei',
  'im',
  quick(
    'im',
    matches('im', '[0-9]{14,16}'),
    issuedImei('im'),
    bind('im1', 'assay_digits(im)', `CASE WHEN length(im1) BETWEEN 14 AND 16 THEN ${issuedImei('im1')} END`),
  ),
);

const imsi: Macro = textMacro(
  'assay_imsi',
  'ms',
  quick(
    'ms',
    matches('ms', '[0-9]{14,15}'),
    `CASE WHEN NOT ${allSame('ms')} THEN ms END`,
    bind('ms1', 'assay_digits(ms)', `CASE WHEN length(ms1) IN (14, 15) AND NOT ${allSame('ms1')} THEN ms1 END`),
  ),
);

function issuedIccid(text: string): string {
  return `CASE WHEN length(${text}) NOT BETWEEN 18 AND 20 OR NOT starts_with(${text}, '89') OR ${matches(text, '.{15}0+')} THEN NULL
               WHEN length(${text}) = 18 THEN ${text} ELSE substr(${text}, 1, length(${text}) - 1) END`;
}

/** The check digit and the filler F dropped: eighteen digits of a number of nineteen, nineteen of one of twenty. */
const iccid: Macro = textMacro(
  'assay_iccid',
  'ic',
  quick('ic', matches('ic', '89[0-9]{16,18}'), issuedIccid('ic'), bind('ic1', 'assay_digits(ic)', issuedIccid('ic1'))),
);

/** Sum of Luhn (ISO/IEC 7812-1 annex B) over up to nineteen digits, computed from the right. */
const luhn: Macro = textMacro(
  'assay_luhn',
  'lu',
  bindAll(
    [['lu1', `list_reverse(string_split(lu, ''))`]],
    `list_sum(list_transform(lu1, lambda digit, place: CASE WHEN place % 2 = 1 THEN digit::INTEGER WHEN digit > '4' THEN digit::INTEGER * 2 - 9 ELSE digit::INTEGER * 2 END)) % 10 = 0`,
  ),
);

const card: Macro = textMacro(
  'assay_card',
  'ca',
  bindAll(
    [['ca1', 'assay_digits(ca)']],
    `CASE WHEN length(ca1) BETWEEN 13 AND 19 AND NOT ${allSame('ca1')} AND assay_luhn(ca1) THEN ca1 END`,
  ),
);

export const numberMacros: readonly Macro[] = [
  ssnUnusual,
  ssn,
  identifier,
  padded,
  digits,
  imei,
  imsi,
  iccid,
  luhn,
  card,
];
