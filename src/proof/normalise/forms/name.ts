import { literals } from '../../../engine/sql.js';
import { anyOf, bindAll, matches, quick, replaced, textMacro, without, type Macro } from '../macro.js';
import { PLACEHOLDERS } from './text.js';

export const NOBODY = [
  'FNU',
  'LNU',
  'NMN',
  'NMI',
  'NFN',
  'NLN',
  'TEST',
  'TEST USER',
  'JOHN DOE',
  'JANE DOE',
  'ASDF',
  'CUSTOMER',
  'VALUED CUSTOMER',
  'OCCUPANT',
  'RESIDENT',
  'CURRENT RESIDENT',
  'BABY BOY',
  'BABY GIRL',
  'WIRELESS CUSTOMER',
  'PREPAID CUSTOMER',
];

/** Dropped wherever they stand behind another word. MA, DO, PA, PE and DC stay: they are names as well. */
export const SUFFIXES = [
  'JR',
  'SR',
  'JNR',
  'SNR',
  'JUNIOR',
  'SENIOR',
  'II',
  'III',
  'IV',
  'VI',
  'VII',
  '2ND',
  '3RD',
  '4TH',
  '5TH',
  'MD',
  'DDS',
  'DMD',
  'DVM',
  'PHD',
  'EDD',
  'JD',
  'ESQ',
  'ESQUIRE',
  'CPA',
  'CFP',
  'MBA',
  'PHARMD',
  'LCSW',
  'RN',
  'USN',
  'USAF',
  'USMC',
  'RET',
];
export const TITLES = [
  'MR',
  'MRS',
  'MS',
  'MISS',
  'MX',
  'DR',
  'PROF',
  'REV',
  'HON',
  'SIR',
  'CAPT',
  'CPT',
  'LT',
  'LTC',
  'LCDR',
  'CDR',
  'MAJ',
  'SGT',
  'SSG',
  'CPL',
  'PFC',
];

const TRAILING = `[\\s,.]+(?:${anyOf(SUFFIXES)}|M\\.D|PH\\.D|D\\.D\\.S)\\.?$`;
const LEADING = `^${anyOf(TITLES)}\\.?\\s+`;
const NICKNAME = `["(\\[][^")\\]]*(?:["\\])]|$)`;

/** Entities of HTML, apostrophes and nicknames in quotes or brackets taken out. */
const plainWords: Macro = textMacro(
  'assay_name_plain',
  'np',
  bindAll(
    [
      [
        'np1',
        `CASE WHEN contains(np, '&') THEN replace(replace(replace(np, '&#39;', ''), '&APOS;', ''), '&AMP;', '&') ELSE np END`,
      ],
    ],
    replaced(`translate(np1, '''\`', '')`, NICKNAME, ' '),
  ),
);

/** One word of plain letters, as most names are. */
export const plainName = (cell: string): string => matches(cell, '[A-Za-z]+');

const somebody = (text: string): string =>
  `CASE WHEN ${text} NOT IN ${literals([...PLACEHOLDERS, ...NOBODY])} THEN ${text} END`;

/** Letters alone, NULL where they are nobody's name. */
const lettersOnly: Macro = textMacro(
  'assay_letters',
  'al',
  bindAll(
    [
      ['al1', 'al'],
      ['al2', `CASE WHEN ${matches('al1', '[A-Z]+')} THEN al1 ELSE ${without('al1', '[^\\p{L}]')} END`],
    ],
    somebody('al2'),
  ),
);

const lastName: Macro = textMacro(
  'assay_last_name',
  'ln',
  quick(
    'ln',
    plainName('ln'),
    somebody('upper(ln)'),
    bindAll(
      [['ln1', 'assay_clean(ln)']],
      `CASE WHEN ln1 IN ${literals(NOBODY)} THEN NULL WHEN ${matches('ln1', '[A-Z]+')} THEN ln1 ELSE ${bindAll(
        [
          ['ln2', replaced(`trim(assay_name_plain(ln1))`, LEADING, '')],
          ['ln3', replaced(replaced('ln2', TRAILING, ''), TRAILING, '')],
        ],
        `assay_letters(${replaced('ln3', '(\\p{L}{2}) V$', '\\1')})`,
      )} END`,
    ),
  ),
);

const firstName: Macro = textMacro(
  'assay_first_name',
  'fn',
  quick(
    'fn',
    plainName('fn'),
    somebody('upper(fn)'),
    bindAll(
      [['fn1', 'assay_clean(fn)']],
      `CASE WHEN fn1 IN ${literals(NOBODY)} THEN NULL WHEN ${matches('fn1', '[A-Z]+')} THEN fn1 ELSE ${bindAll(
        [
          ['fn2', replaced(`trim(assay_name_plain(fn1))`, LEADING, '')],
          ['fn3', `trim(replace(${replaced('fn2', TRAILING, '')}, '.', ' '))`],
        ],
        `assay_letters(${replaced('fn3', '(?:\\s+\\p{L})+$', '')})`,
      )} END`,
    ),
  ),
);

export const nameMacros: readonly Macro[] = [plainWords, lettersOnly, lastName, firstName];
