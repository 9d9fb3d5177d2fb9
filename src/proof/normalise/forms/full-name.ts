import { literals } from '../../../engine/sql.js';
import {
  anyOf,
  bind,
  bindAll,
  captured,
  joined,
  matches,
  quick,
  replaced,
  textMacro,
  without,
  type Macro,
} from '../macro.js';
import { NOBODY, SUFFIXES, TITLES } from './name.js';

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

/** One part of a name between commas: its words without titles and suffixes, joined by single blanks. */
const segment: Macro = textMacro(
  'assay_name_segment',
  'sg',
  joined(
    `list_filter(string_split(sg, ' '), lambda word: word <> '' AND word NOT IN ${literals([...SUFFIXES, ...TITLES])})`,
  ),
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

/** Words that make a name more than given names and a surname. */
const SPECIAL = `\\b${anyOf([...SUFFIXES, ...TITLES, ...COMPANIES, ...NOBODY, 'V', 'NOT'])}\\b`;
const FIRST_LAST = '[A-Z]{2,}(?: [A-Z]\\.?)? [A-Z]{2,}';
const LAST_FIRST = '[A-Z]{2,}, ?[A-Z]+(?: [A-Z]+\\.?)?';

/** Tells most names without looking at them closely. */
export function usualFullName(cell: string): string {
  return `${matches(cell, `(?i)${FIRST_LAST}|${LAST_FIRST}`)} AND NOT regexp_matches(${cell}, '(?i)${SPECIAL}')`;
}

const unusual: Macro = textMacro(
  'assay_name_unusual',
  'nu',
  bindAll(
    [
      ['nu2', 'assay_name_plain(nu)'],
      [
        'nu3',
        `CASE WHEN contains(nu2, '<') THEN replace(replace(nu2, '<<', ', '), '<', ' ')
              WHEN contains(nu2, '/') AND NOT contains(nu2, ',') THEN replace(nu2, '/', ', ') ELSE nu2 END`,
      ],
      ['nu4', `replace(${without('nu3', '\\b(?:M\\.D|PH\\.D|D\\.D\\.S)\\b\\.?')}, '.', ' ')`],
      ['nu5', `translate(${without('nu4', '[^\\p{L}0-9,&\\s]')}, chr(9) || chr(10) || chr(13), '   ')`],
      [
        'nu6',
        `list_filter(list_transform(string_split(nu5, ','), lambda part: assay_name_segment(part)), lambda part: part IS NOT NULL)`,
      ],
    ],
    `CASE WHEN regexp_matches(nu5, '\\b${anyOf(COMPANIES)}\\b') THEN NULL ELSE assay_name_parse(nu6) END`,
  ),
);

/**
 * `assay_name_pair(x)`: STRUCT(first, last). Read are `LAST, FIRST M`, `LAST SUFFIX, FIRST`, `FIRST M LAST SUFFIX`, `LAST/FIRST`,
 * `LAST<<FIRST` and, told by its final initial, `LAST FIRST M`. Without a comma the last word is the surname, with the
 * particles before it. Companies are nobody.
 */
const namePair: Macro = textMacro(
  'assay_name_pair',
  'fu',
  quick(
    'fu',
    usualFullName('fu'),
    `CASE WHEN contains(fu, ',') THEN {'first': split_part(ltrim(split_part(upper(fu), ',', 2)), ' ', 1), 'last': split_part(upper(fu), ',', 1)}
          ELSE {'first': split_part(upper(fu), ' ', 1), 'last': split_part(upper(fu), ' ', -1)} END`,
    bind('fu1', 'assay_clean(fu)', `CASE WHEN fu1 NOT IN ${literals(NOBODY)} THEN assay_name_unusual(fu1) END`),
  ),
);

export const fullNameMacros: readonly Macro[] = [segment, pairOfSegments, unusual, namePair];
