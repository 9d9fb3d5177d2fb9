import { bindAll, captured, matches, quick, replaced, textMacro, type Macro } from '../macro.js';

/** As most are written, and as all come out. */
const PLAIN = '[a-z0-9._%+-]+@[a-z0-9-]+(?:[.][a-z0-9-]+)+';
const ADDRESS = '[^@\\s<>,;"*]+@[^@\\s<>,;"*]+\\.[^@\\s<>,;".*]+';

/** `assay_email(x)`: lower case, without `mailto:`, angle brackets and trailing dots; tags after + stay. */
export const emailMacros: readonly Macro[] = [
  textMacro(
    'assay_email',
    'em',
    quick(
      'em',
      matches('em', PLAIN),
      'em',
      bindAll(
        [['em1', 'lower(trim(em))']],
        `CASE WHEN ${matches('em1', ADDRESS)} AND NOT regexp_matches(em1, '^mailto:|^[''=]|''$') THEN nfc_normalize(em1) ELSE ${bindAll(
          [
            ['em2', `replace(lower(assay_ascii(em1)), 'mailto:', '')`],
            ['em3', `CASE WHEN contains(em2, '<') THEN ${captured('em2', '<([^<>]*)>')} ELSE em2 END`],
            ['em4', replaced('trim(em3)', '[.;,]+$', '')],
          ],
          `CASE WHEN ${matches('em4', ADDRESS)} THEN em4 END`,
        )} END`,
      ),
    ),
  ),
  textMacro(
    'assay_email_hint',
    'eh',
    bindAll(
      [['eh1', `replace(lower(assay_ascii(eh)), 'mailto:', '')`]],
      `CASE WHEN ${matches('eh1', '[^@\\s*].*@[^@\\s*]+\\.[^@\\s*]+')} THEN substr(eh1, 1, 1) || '@' || rtrim(split_part(eh1, '@', -1), '.') END`,
    ),
  ),
];
