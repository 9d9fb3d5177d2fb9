import { literals } from '../../../engine/sql.js';
import { bind, bindAll, matches, quick, replaced, textMacro, without, type Macro } from '../macro.js';
import { PLACEHOLDERS } from './text.js';
import { stateCodes } from './words.js';

const said = (text: string): string => `CASE WHEN ${text} NOT IN ${literals(PLACEHOLDERS)} THEN ${text} END`;

const state: Macro = textMacro(
  'assay_state',
  'st',
  bindAll(
    [
      ['st1', without('assay_clean(st)', '[^A-Z]')],
      [
        'st2',
        `CASE WHEN length(st1) = 2 THEN st1 WHEN starts_with(st1, 'US') AND length(st1) = 4 THEN substr(st1, 3) ELSE assay_state_word(st1) END`,
      ],
    ],
    `CASE WHEN st2 IN ${literals(stateCodes())} THEN st2 END`,
  ),
);

/** Five digits for a US ZIP code, lost zeros put back; letters and digits for the codes of other countries. */
const postal: Macro = textMacro(
  'assay_postal',
  'pc',
  bindAll(
    [
      ['pc1', `CASE WHEN ${matches('pc', '[0-9]{5}')} THEN pc ELSE ${without('assay_clean(pc)', '\\.0+$')} END`],
      [
        'pc2',
        `CASE WHEN ${matches('pc1', '[0-9]{5}')} THEN pc1
              WHEN ${matches('pc1', '[0-9]{5}[- ]*(?:[0-9]{4}|[0-9]{6,7})?-?')} THEN substr(pc1, 1, 5)
              WHEN ${matches('pc1', '[0-9]{3,4}')} THEN lpad(pc1, 5, '0')
              WHEN ${matches('pc1', '[0-9]{3,4}-[0-9]{4}')} THEN lpad(split_part(pc1, '-', 1), 5, '0')
              WHEN ${matches('pc1', '[0-9]{8}')} THEN '0' || substr(pc1, 1, 4)
              ELSE ${bind('pc3', without('pc1', '[^A-Z0-9]'), `CASE WHEN ${matches('pc3', '[0-9]{6,7}|[0-9]{10}|[0-9]*[A-Z].*')} THEN pc3 END`)} END`,
      ],
    ],
    `CASE WHEN pc2 IN ('', '00000', '99999') OR NOT ${matches('pc2', '.*[0-9].*')} THEN NULL ELSE pc2 END`,
  ),
);

/** One word or two, too long for a word that stands for nothing, and none that is written short or long. */
const PLAIN_CITY = `${matches('ci', '[A-Za-z]{5,}(?: [A-Za-z]{4,})?')} AND NOT regexp_matches(ci, '(?i)\\b(?:SAINT|FORT|MOUNT|NORTH|SOUTH|EAST|WEST)\\b')`;

/** Letters alone; words that are written short or long brought to the short, unless one is the whole name (West, TX). */
const city: Macro = textMacro(
  'assay_city',
  'ci',
  quick(
    'ci',
    PLAIN_CITY,
    said(`replace(upper(ci), ' ', '')`),
    bindAll(
      [
        ['ci1', `' ' || ${replaced(`replace(assay_clean(ci), '''', '')`, '[^\\p{L}]+', ' ')} || ' '`],
        ['ci2', `replace(replace(replace(ci1, ' SAINT ', ' ST '), ' FORT ', ' FT '), ' MOUNT ', ' MT ')`],
        [
          'ci3',
          `replace(replace(replace(replace(ci2, ' NORTH ', ' N '), ' SOUTH ', ' S '), ' EAST ', ' E '), ' WEST ', ' W ')`,
        ],
      ],
      bind('ci4', `replace(CASE WHEN ${matches('ci1', ' [^ ]* ')} THEN ci1 ELSE ci3 END, ' ', '')`, said('ci4')),
    ),
  ),
);

const country: Macro = textMacro(
  'assay_country',
  'co',
  bindAll(
    [['co1', without('assay_clean(co)', '[^\\p{L}]')]],
    `CASE WHEN co1 IN ('USA', 'UNITEDSTATES', 'UNITEDSTATESOFAMERICA', 'US') THEN 'US' ELSE ${said('co1')} END`,
  ),
);

export const placeMacros: readonly Macro[] = [state, postal, city, country];
