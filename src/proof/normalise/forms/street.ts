import { bindAll, captured, matches, replaced, textMacro, type Macro } from '../macro.js';

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

/**
 * `assay_street(x)`: words in the USPS's standard, punctuation gone, the unit last as `# 4B`. Suffixes are put to their
 * standard wherever they stand, so that AVENUE B and AVE B meet too.
 */
export const streetMacros: readonly Macro[] = [
  textMacro(
    'assay_street',
    'sr',
    bindAll(
      [
        ['sr1', `translate(assay_clean(sr), '.''\`,;' || chr(9) || chr(10) || chr(13), '     ')`],
        [
          'sr2',
          `trim(${replaced(`CASE WHEN contains(sr1, '#') THEN ${replaced('sr1', `(?:\\b${UNIT} ?)?# ?`, ' # ')} ELSE sr1 END`, '[^\\p{L}\\p{N}#/ -]+| {2,}', ' ')})`,
        ],
        [
          'sr3',
          `CASE WHEN regexp_matches(sr2, '\\b(?:N|S|NORTH|SOUTH)[- ](?:E|W|EAST|WEST)\\b') THEN ${replaced('sr2', '\\b(N|S|NORTH|SOUTH)[- ](E|W|EAST|WEST)\\b', '\\1\\2')} ELSE sr2 END`,
        ],
        [
          'sr4',
          `CASE WHEN ${matches('sr3', `.* ${UNIT}[0-9]+[A-Z]?|${UNIT}[0-9]+[A-Z]? .*`)} THEN ${replaced('sr3', `\\b${UNIT}([0-9]+[A-Z]?)\\b`, '# \\1')} ELSE sr3 END`,
        ],
        ['sr5', `CASE WHEN ${matches('sr4', '[PRHS].*[0-9]')} THEN ${box('sr4')} ELSE sr4 END`],
        ['sr6', `array_to_string(list_transform(string_split(sr5, ' '), lambda word: assay_street_word(word)), ' ')`],
        [
          'sr7',
          `CASE WHEN starts_with(sr6, '# ') THEN ${replaced('sr6', '^# ([^ ]+) (.*)$', '\\2 # \\1')} ELSE sr6 END`,
        ],
      ],
      `nullif(sr7, '')`,
    ),
  ),
  textMacro('assay_street_number', 'sx', `nullif(${captured('sx', '^([0-9][0-9A-Z-]*)')}, '')`),
];
