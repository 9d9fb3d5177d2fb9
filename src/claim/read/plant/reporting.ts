import type { ANCHORS, Leaf, Reporting, UNITS } from '../../../model/claim.js';
import { numbersIn } from '../../quantity/numbers.js';
import type { Line } from '../../annotate/annotate.js';
import type { Scene } from '../../parties/scene.js';
import { leaf, leafAt, numberLeaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import { recipientsIn } from './agencies.js';

const WITHIN =
  /\b(?:within|no\s+later\s+than|not\s+later\s+than|in\s+(?:under|less\s+than)|inside|(?:gives?|gave|grants?|allows?|ha(?:s|ve))(?:\s+(?:companies|firms|businesses|them|utilities|operators|hospitals|organi[sz]ations|agencies|schools|districts|counties|banks|only|just)){0,2})\s+(?=[\w-]+\s+(?:business\s+|working\s+|calendar\s+)?(?:hours?|days?|weeks?|months?)\b)/giu;
const UNIT = /^\s*(business\s+|working\s+|calendar\s+)?(hour|day|week|month)s?\b/iu;
const OBLIGES =
  /\b(?:must|requir(?:e|es|ed|ing)|ha(?:s|ve|d)\s+to|need(?:s|ed)?\s+to|shall|oblig(?:e|es|ed|ing)|would\s+make|makes?\s+\w+\s+report|would\s+have|gives?|allows?|grants?|ha(?:s|ve)\s+(?:only\s+)?[\w-]+\s+(?:hours|days)\b[^.]{0,60}\bto\s+(?:report|notify|inform|tell|disclose)|discovery)\b/iu;
const REPORTS = /\b(?:report(?:s|ed|ing)?|notif(?:y|ies|ied)|inform(?:ed|s)?|told|tell|disclose|Agency|discovery)\b/iu;
const ANCHOR: readonly (readonly [(typeof ANCHORS)[number], RegExp])[] = [
  [
    'discovery',
    /\b(?:discover\w*|finding|finds?|found|detect\w*|notic(?:e|es|ed|ing)|identif\w+|spot(?:s|ted|ting)?)\b/iu,
  ],
  [
    'awareness',
    /\b(?:becom(?:e|es|ing)\s+aware|awareness|learn(?:s|ed|ing)?\s+(?:of|about|that)|(?:being|is|are|made)\s+aware|aware\s+of|know(?:s|ing)?\s+(?:of|about))\b/iu,
  ],
  [
    'determination',
    /\b(?:determin(?:e|ing|ation|es|ed)|conclud(?:es?|ing|ed)|decid(?:es?|ing|ed)|establish(?:es|ing|ed)|confirm(?:s|ing|ed|ation))\b/iu,
  ],
  ['payment', /\b(?:payment|paying|pays?|paid)\b/iu],
  [
    'occurrence',
    /\b(?:(?:the|an?)\s+)?(?:(?:cyber|security|data|ransomware)\s*)?(?:incident|attack|breach|happens?|happening|occurr?(?:s|ed|ing|ence)?|event)\b/iu,
  ],
];
const PROTECTION =
  /\b(?:(?:limited\s+)?(?:legal\s+)?immunity|safe\s+harbou?r|liability\s+protections?|protection\s+from\s+(?:liability|lawsuits)|(?:shielded|protected)\s+from\s+(?:lawsuits|liability|suits)|exempt\s+from\s+public\s+records(?:\s+requests)?|kept\s+confidential)\b/iu;
const BILL = /\b(?:bill|legislation|measure|draft\s+law|proposal|would\s+(?:also\s+)?(?:require|grant))\b/iu;
const LAW = /\b(?:laws?|Act|statutes?|GDPR|regulations?|Article\s+\d+|signed|directive|rules?)\b/u;
const CLOSE = 2;

/** Duties to report that a text tells of: to whom, within what, from when, with what protection, as law or as a bill. */
export const readReporting: Reader = (scene) => ({
  reporting: scene.lines.flatMap((line) => dutiesIn(scene, line)),
});

function dutiesIn(scene: Scene, line: Line): Reporting[] {
  if (!OBLIGES.test(line.text) || !REPORTS.test(line.text)) return [];
  const terms = [...line.text.matchAll(WITHIN)];
  const withins = terms.map((term, at) => termOf(line, term, terms[at + 1]?.index ?? line.text.length));
  const named = recipientsIn(line.text);
  const { protection, status } = around(scene, line);
  const to = named.length > 0 ? named : [null];
  return withins
    .filter((within) => within !== null)
    .flatMap((within) =>
      to.map((each) => ({
        to: each === null ? null : leaf(each.value, [line.start + each.start, line.start + each.end], 0.85),
        within,
        protection,
        status,
      })),
    );
}

function termOf(line: Line, term: RegExpExecArray, to: number): Reporting['within'] | null {
  const from = line.start + term.index + term[0].length;
  const rest = line.text.slice(term.index + term[0].length, to);
  const [quantity] = numbersIn(
    line.text,
    term.index + term[0].length,
    Math.min(line.text.length, term.index + term[0].length + 24),
  );
  const unit = quantity === undefined ? null : UNIT.exec(rest.slice(quantity.end - term.index - term[0].length));
  if (quantity === undefined || unit === null) return null;
  const at = line.start + quantity.end;
  const business = /business|working/iu.test(unit[1] ?? '');
  const word = (unit[2] ?? '').toLowerCase();
  const value: (typeof UNITS)[number] =
    word === 'day' && business
      ? 'business_day'
      : word === 'hour'
        ? 'hour'
        : word === 'day'
          ? 'day'
          : word === 'week'
            ? 'week'
            : 'month';
  const number = numberLeaf(quantity, 0.92);
  return {
    amount: { ...number, span: [number.span[0] + line.start, number.span[1] + line.start] },
    unit: leaf(value, [at + unit[0].length - unit[0].trimStart().length, at + unit[0].length], 0.92),
    from: anchorIn(rest, from),
  };
}

function anchorIn(rest: string, from: number): Leaf<(typeof ANCHORS)[number]> | null {
  const near = rest.slice(0, 110);
  for (const [anchor, pattern] of ANCHOR) {
    const match = new RegExp(
      String.raw`(?<=\b(?:of|after|from|upon|following|once|when)\s+(?:[\w'’]+\s+){0,3})${pattern.source}`,
      'iu',
    ).exec(near);
    if (match !== null) return leaf(anchor, [from + match.index, from + match.index + match[0].length], 0.88);
  }
  return null;
}

/** What protects those who report, and whether it is law: said in the sentence or in the ones beside it. */
function around({ lines }: Scene, line: Line): Pick<Reporting, 'protection' | 'status'> {
  const near = [line, ...lines.slice(Math.max(0, line.index - CLOSE), line.index + CLOSE + 1)];
  const bill = find(near, BILL);
  const law = find(near, LAW);
  const protection = find(near, PROTECTION);
  const own = law !== null && law.line.index === line.index;
  const status =
    bill !== null && !own
      ? leafAt('bill' as const, bill.line, bill.match, 0.85)
      : law !== null
        ? leafAt('law' as const, law.line, law.match, 0.85)
        : leaf('unknown' as const, [line.start, line.end], 0.6);
  return {
    protection: protection === null ? null : leafAt(protection.match[0], protection.line, protection.match, 0.88),
    status,
  };
}

function find(lines: readonly Line[], pattern: RegExp): { line: Line; match: RegExpExecArray } | null {
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (match !== null) return { line, match };
  }
  return null;
}
