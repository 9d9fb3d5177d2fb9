import { literals } from '../../../engine/sql.js';
import { anyOf, bindAll, captured, matches, replaced, textMacro, without, type Macro } from '../macro.js';

const NOBODY = [
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
const SUFFIXES = [
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
const TITLES = [
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

/** Words that belong to the surname behind them. BEN, AP and Y are left out: they are given names, or join two surnames. */
const PARTICLES = [
  'ABU',
  'AL',
  'BIN',
  'BINT',
  'DA',
  'DAL',
  'DAS',
  'DE',
  'DEGLI',
  'DEI',
  'DEL',
  'DELA',
  'DELLA',
  'DELLE',
  'DEN',
  'DER',
  'DI',
  'DO',
  'DOS',
  'DU',
  'EL',
  'FITZ',
  'IBN',
  'LA',
  'LAS',
  'LE',
  'LO',
  'LOS',
  'MAC',
  'MC',
  'SAN',
  'SANTA',
  'SANTO',
  'ST',
  'STE',
  'TER',
  'VAN',
  'VANDER',
  'VOM',
  'VON',
  'ZU',
  'ZUR',
];
const COMPANIES = ['LLC', 'INC', 'CORP', 'LTD', 'TRUST', 'TTEE', 'ESTATE', 'DBA'];

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

const lettersOnly: Macro = textMacro('assay_letters', 'al', `nullif(${without('al', '[^\\p{L}]')}, '')`);

const lastName: Macro = textMacro(
  'assay_last_name',
  'ln',
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
);

const firstName: Macro = textMacro(
  'assay_first_name',
  'fn',
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
);

/** One part of a name between commas: its words without titles and suffixes, joined by single blanks. */
const segment: Macro = textMacro(
  'assay_name_segment',
  'sg',
  `array_to_string(list_filter(string_split(sg, ' '), lambda word: word <> '' AND word NOT IN ${literals([...SUFFIXES, ...TITLES])}), ' ')`,
);

const PARTICLE = anyOf(PARTICLES);
const parted = (first: string, last: string): string =>
  `{'first': assay_letters(${first}), 'last': assay_letters(${last})}`;

const pairOfSegments: Macro = {
  name: 'assay_name_parse',
  params: ['given'],
  body: bindAll(
    [
      ['segs', 'given::VARCHAR[]'],
      ['whole', `coalesce(segs[1], '')`],
    ],
    `CASE WHEN len(segs) >= 2 THEN ${parted(`string_split(segs[2], ' ')[1]`, replaced('whole', ' V$', ''))}
          WHEN NOT contains(whole, ' ') THEN ${parted('NULL', 'whole')}
          WHEN ${matches('whole', '\\S{2,} \\S{2,}(?: \\S+)* \\p{L}')} AND NOT ${matches('whole', '\\S+ \\S+(?: \\S+)* V')}
            THEN ${parted(`string_split(whole, ' ')[2]`, `string_split(whole, ' ')[1]`)}
          ELSE ${parted(
            `string_split(whole, ' ')[1]`,
            captured(replaced('whole', '(\\S \\S+) V$', '\\1'), `^\\S+(?: \\S+)*? ((?:${PARTICLE} )*\\S+)$`),
          )} END`,
  ),
};

const WORDS = literals([...SUFFIXES, ...TITLES]);

/**
 * `assay_name_pair(x)`: STRUCT(first, last). Read are `LAST, FIRST M`, `LAST SUFFIX, FIRST`, `FIRST M LAST SUFFIX`, `LAST/FIRST`,
 * `LAST<<FIRST` and, told by its final initial, `LAST FIRST M`. Without a comma the last word is the surname, with the
 * particles before it. Companies are nobody.
 */
const namePair: Macro = textMacro(
  'assay_name_pair',
  'fu',
  bindAll(
    [['fu1', 'assay_clean(fu)']],
    `CASE WHEN fu1 IS NULL OR fu1 IN ${literals(NOBODY)} THEN NULL
          WHEN ${matches('fu1', '[A-Z]{2,} [A-Z]{2,}')} AND split_part(fu1, ' ', 1) NOT IN ${WORDS} AND split_part(fu1, ' ', 2) NOT IN ${WORDS}
            THEN {'first': split_part(fu1, ' ', 1), 'last': split_part(fu1, ' ', 2)}
          ELSE ${bindAll(
            [
              ['fu2', 'assay_name_plain(fu1)'],
              [
                'fu3',
                `CASE WHEN contains(fu2, '<') THEN replace(replace(fu2, '<<', ', '), '<', ' ')
                      WHEN contains(fu2, '/') AND NOT contains(fu2, ',') THEN replace(fu2, '/', ', ') ELSE fu2 END`,
              ],
              ['fu4', `replace(${without('fu3', '\\b(?:M\\.D|PH\\.D|D\\.D\\.S)\\b\\.?')}, '.', ' ')`],
              ['fu5', `translate(${without('fu4', '[^\\p{L}0-9,&\\s]')}, chr(9) || chr(10) || chr(13), '   ')`],
              [
                'fu6',
                `list_filter(list_transform(string_split(fu5, ','), lambda part: assay_name_segment(part)), lambda part: part <> '')`,
              ],
            ],
            `CASE WHEN regexp_matches(fu5, '\\b${anyOf(COMPANIES)}\\b') THEN NULL ELSE assay_name_parse(fu6) END`,
          )} END`,
  ),
);

/** Surname key: a folded beginning, then the Soundex codes of the consonants, runs told once, five characters at most. */
const phonetic: Macro = textMacro(
  'assay_phonetic',
  'ph',
  bindAll(
    [
      [
        'ph1',
        `CASE WHEN strlen(ph) < 4 THEN ph ELSE ${replaced(replaced(replaced('ph', '^MAC', 'MC'), '^(?:KN|GN|PN)', 'N'), '^WR', 'R')} END`,
      ],
      ['ph2', `replace(replace(replace(replace(ph1, 'PH', 'F'), 'CK', 'K'), 'SCH', 'S'), 'GH', 'H')`],
      ['ph3', `translate(ph2, 'BFPVCGJKQSXZDTLMNRHW', '11112222222233455600')`],
      [
        'ph4',
        `translate(${replaced(replaced(replaced(replaced(replaced(replaced('ph3', '0', ''), '1+', '1'), '2+', '2'), '3+', '3'), '4+', '4'), '5+', '5')}, 'AEIOUY', '')`,
      ],
    ],
    `CASE WHEN ph1 IS NULL OR ph1 = '' THEN NULL ELSE substr(ph2, 1, 1) || substr(ph4 , CASE WHEN substr(ph2, 1, 1) IN ('A','E','I','O','U','Y','H','W') THEN 1 ELSE 2 END, 4) END`,
  ),
);

export const nameMacros: readonly Macro[] = [
  plainWords,
  lettersOnly,
  lastName,
  firstName,
  segment,
  pairOfSegments,
  namePair,
  phonetic,
];
