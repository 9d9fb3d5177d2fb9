import { literal, literals } from '../../../engine/sql.js';
import { bindAll, captured, filled, joined, matches, replaced, textMacro, type Macro } from '../macro.js';
import { PLACEHOLDERS } from './text.js';

const UNIT = '(?:APARTMENT|APT|APTMT|SUITE|STE|UNIT|ROOM|RM|SPACE|SPC|NUMBER|NUM|NO)';

/** Boxes, rural routes and highway contracts in the one way the USPS writes them; everything else as it is. */
const box = (text: string): string =>
  [
    ['^(?:POST OFFICE|P ?O|POB?) ?(?:BOX|BX|B)? ?# ?([0-9A-Z-]+)$', 'PO BOX \\1'],
    ['^(?:POST OFFICE BOX|P ?O ?BOX|P ?O ?BX|POB|P O B) ?#? ?([0-9A-Z-]+)$', 'PO BOX \\1'],
    ['^(?:R ?R|R ?F ?D|RURAL (?:ROUTE|RT|RTE)) ?#? ?([0-9A-Z]+) BOX ?#? ?([0-9A-Z-]+)$', 'RR \\1 BOX \\2'],
    [
      '^(?:H ?C ?R?|HIGHWAY CONTRACT(?: ROUTE)?|STAR (?:ROUTE|RT|RTE)) ?#? ?([0-9A-Z]+) BOX ?#? ?([0-9A-Z-]+)$',
      'HC \\1 BOX \\2',
    ],
  ].reduce((inner, [from = '', to = '']) => replaced(inner, from, to), text);

/** A number and plain words: nothing in it but the words has to change. */
const PLAIN = '[0-9]+[A-Z]?(?:[ .,]+[A-Z0-9]+)+[ .,]*';
const PAIR = '\\b(?:(N|S)[-., ]+(E|W)|(NORTH|SOUTH)[-., ]+(EAST|WEST))\\b';
const GLUED = `\\b${UNIT}([0-9]+[A-Z]?)\\b`;

/** Marks to blanks, units to `# 4B`, directions to one word, boxes to the standard. */
const unusual: Macro = textMacro(
  'assay_street_unusual',
  'su',
  bindAll(
    [
      ['su1', replaced(replaced('su', GLUED, '# \\1'), `(?:\\b${UNIT} *)?#`, ' # ')],
      ['su2', `trim(${replaced(replaced('su1', '[^\\p{L}\\p{N}#/ -]+', ' '), '\\B[-/]+\\B| {2,}', ' ')})`],
      ['su3', replaced('su2', PAIR, '\\1\\2\\3\\4')],
    ],
    `CASE WHEN ${matches('su3', '[PRHS].*[0-9]')} THEN ${box('su3')} ELSE su3 END`,
  ),
);

/**
 * `assay_street(x)`: words in the USPS's standard, punctuation gone, the unit last as `# 4B`. Suffixes are put to their
 * standard wherever they stand, so that AVENUE B and AVE B meet too.
 */
export const streetMacros: readonly Macro[] = [
  unusual,
  textMacro(
    'assay_street',
    'sr',
    bindAll(
      [
        ['sr1', 'assay_clean(sr)'],
        [
          'sr2',
          `CASE WHEN ${matches('sr1', PLAIN)} AND NOT regexp_matches(sr1, ${literal(`${PAIR}|${GLUED}`)}) THEN CASE WHEN contains(sr1, '.') OR contains(sr1, ',') THEN translate(sr1, '.,', '  ') ELSE sr1 END
                ELSE assay_street_unusual(translate(sr1, '.''\`,;' || chr(9) || chr(10) || chr(13), '     ')) END`,
        ],
        [
          'sr3',
          joined(
            `list_transform(list_filter(string_split(sr2, ' '), lambda word: word <> ''), lambda word: assay_street_word(word))`,
          ),
        ],
      ],
      `CASE WHEN sr3 IN ${literals(PLACEHOLDERS)} THEN NULL WHEN starts_with(sr3, '# ') THEN ${replaced('sr3', '^# ([^ #]+) ([^#]+)$', '\\2 # \\1')} ELSE sr3 END`,
    ),
  ),
  textMacro('assay_street_number', 'sx', filled('sx1', captured('sx', '^([0-9][0-9A-Z-]*)'))),
];
