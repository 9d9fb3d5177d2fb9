import { bindAll, replaced, textMacro, type Macro } from '../macro.js';

/** Surname key: a folded beginning, then the Soundex codes of the consonants, runs told once, five characters at most. */
export const phoneticMacro: Macro = textMacro(
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
