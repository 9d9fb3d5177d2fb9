import { bind, bindAll, captured, filled, textMacro, without, type Macro } from '../macro.js';

const ends: Macro = textMacro(
  'assay_last4',
  'l4',
  bindAll(
    [
      ['l41', captured('assay_ascii(l4)', '([0-9]+)\\W*$')],
      [
        'l42',
        `CASE WHEN length(l41) BETWEEN 1 AND 3 AND assay_ascii(l4) = l41 THEN lpad(l41, 4, '0') ELSE right(l41, 4) END`,
      ],
    ],
    `CASE WHEN length(l42) = 4 THEN l42 END`,
  ),
);

/** Partial forms as a masked or truncated column holds them. */
export const partialMacros: readonly Macro[] = [
  ends,
  textMacro('assay_ssn4', 's4', bind('s41', 'assay_last4(s4)', `CASE WHEN s41 <> '0000' THEN s41 END`)),
  textMacro(
    'assay_exchange',
    'ex',
    bindAll(
      [
        ['ex1', captured('assay_ascii(ex)', '^[^0-9*xX#]*((?:[0-9][^0-9*xX#]*)+)')],
        ['ex2', without('ex1', '[^0-9]')],
        ['ex3', `CASE WHEN starts_with(ex2, '1') THEN substr(ex2, 2, 6) ELSE substr(ex2, 1, 6) END`],
      ],
      `CASE WHEN length(ex3) = 6 AND ex3 >= '2' THEN ex3 END`,
    ),
  ),
  textMacro(
    'assay_year',
    'yr',
    filled('yr1', captured('assay_ascii(yr)', '(?:^|[^0-9])((?:18[89]|19[0-9]|20[0-4])[0-9])(?:[^0-9]|$)')),
  ),
  textMacro(
    'assay_alnum4',
    'a4',
    bindAll(
      [['a41', captured('assay_clean(a4)', '([A-Z0-9]{4})[^A-Z0-9]*$')]],
      `CASE WHEN a41 NOT IN ('', '0000') THEN a41 END`,
    ),
  ),
  textMacro('assay_initial', 'fi', filled('fi1', captured('assay_clean(fi)', '^\\P{L}*(\\p{L})'))),
  textMacro('assay_tac', 'tc', filled('tc1', captured('assay_ascii(tc)', '^([0-9]{8})'))),
  textMacro('assay_postal3', 'p3', filled('p31', captured('assay_clean(p3)', '^([0-9]{3})'))),
];
