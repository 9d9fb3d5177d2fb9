import { bindAll, replaced, textMacro, type Macro } from '../macro.js';

const CODES = ['1', '2', '3', '4', '5'];
const bare = `replace(ph3, '0', '')`;
/** Runs told once: in pairs, twice, which reaches runs of four; longer ones, which no name has, by expressions. */
const byPairs = CODES.reduce(
  (text, code) => `replace(replace(${text}, '${code}${code}', '${code}'), '${code}${code}', '${code}')`,
  bare,
);
const byRegex = CODES.reduce((text, code) => replaced(text, `${code}+`, code), bare);
const LONG_RUN = `regexp_matches(${bare}, '${CODES.map((code) => `${code}{5}`).join('|')}')`;

/** Surname key: a folded beginning, then the Soundex codes of the consonants, runs told once, five characters at most. */
export const phoneticMacro: Macro = textMacro(
  'assay_phonetic',
  'ph',
  bindAll(
    [
      [
        'ph1',
        `CASE WHEN strlen(ph) < 4 THEN ph WHEN starts_with(ph, 'MAC') THEN 'MC' || substr(ph, 4)
              WHEN substr(ph, 1, 2) IN ('KN', 'GN', 'PN') THEN 'N' || substr(ph, 3) WHEN starts_with(ph, 'WR') THEN 'R' || substr(ph, 3)
              ELSE ph END`,
      ],
      ['ph2', `replace(replace(replace(replace(ph1, 'PH', 'F'), 'CK', 'K'), 'SCH', 'S'), 'GH', 'H')`],
      ['ph3', `translate(ph2, 'BFPVCGJKQSXZDTLMNRHW', '11112222222233455600')`],
      ['ph4', `translate(CASE WHEN ${LONG_RUN} THEN ${byRegex} ELSE ${byPairs} END, 'AEIOUY', '')`],
    ],
    `CASE WHEN ph1 IS NULL OR ph1 = '' THEN NULL ELSE substr(ph2, 1, 1) || substr(ph4 , CASE WHEN substr(ph2, 1, 1) IN ('A','E','I','O','U','Y','H','W') THEN 1 ELSE 2 END, 4) END`,
  ),
);
