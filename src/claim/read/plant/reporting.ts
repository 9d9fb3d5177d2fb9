import type { ANCHORS, Leaf, Reporting, UNITS } from '../../../model/claim.js';
import { numbersIn } from '../../quantity/numbers.js';
import type { Line } from '../../annotate/annotate.js';
import { mentions, type Scene } from '../../parties/scene.js';
import { leaf, leafAt, numberLeaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import { recipientsIn } from './agencies.js';

const WITHIN =
  /\b(?:within|no\s+(?:later|more)\s+than|not\s+(?:later|more)\s+than|in\s+(?:under|less\s+than)|inside|(?:gives?|gave|gets?|grants?|allows?|ha(?:s|ve|d))(?:\s+(?:\p{L}+\s+)?(?:companies|firms|businesses|them|us|you|we|they|utilities|operators|hospitals|organi[sz]ations|agencies|schools|districts|counties|banks|bod(?:y|ies)|owners|carriers|towns|cit(?:y|ies)|systems|plants|entit(?:y|ies)|providers|insurers|lenders|only|just|exactly|all\s+of)){0,3}|\b(?:clock|deadline|limit|window|term|period)\s+(?:is|of|was))\s+(?:up\s+to\s+)?(?=[\w-]+\s+(?:business\s+|working\s+|calendar\s+)?(?:hours?|days?|weeks?|months?)\b)/giu;
const UNIT = /^[\s-]*(business\s+|working\s+|calendar\s+)?(hour|day|week|month)s?\b/iu;
const OBLIGES =
  /\b(?:must|requir(?:e|es|ed|ing)|ha(?:s|ve|d)\s+to|need(?:s|ed)?\s+to|shall|oblig(?:e|es|ed|ing)|would\s+make|makes?\s+\w+\s+report|would\s+have|gives?|allows?|grants?|is\s+to\s+(?:go|be\s+made|follow)|as\s+(?:the\s+)?(?:law|rules?)\s+(?:demands|requires?|says)|by\s+law|under\s+(?:the|a|federal|state)\s+(?:\w+\s+)?(?:act|law|rule)|shall|ha(?:s|ve)\s+(?:only\s+)?[\w-]+\s+(?:hours|days)\b[^.]{0,60}\bto\s+(?:report|notify|inform|tell|disclose)|discovery)\b/iu;
const REPORTS =
  /\b(?:report(?:s|ed|ing)?|notice|account|call|hear|contact|alert(?:ed)?|own\s+up|disclosure|statement|notif(?:y|ies|ied)|inform(?:ed|s)?|told|tell|disclose|Agency|discovery)\b/iu;
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
  /\b(?:(?:limited\s+)?(?:legal\s+)?immunity|immune\s+from\s+(?:(?:civil|criminal|any|legal)\s+)?(?:liability|suits?|lawsuits?|prosecution|fines)|safe\s+harbou?r|liability\s+protections?|protection\s+from\s+(?:liability|lawsuits)|(?:shielded|protected)\s+from\s+(?:lawsuits|liability|suits)|exempt\s+from\s+(?:the\s+)?(?:state['’]s\s+)?(?:public|open)[ -](?:records|disclosure|information)(?:\s+(?:requests|law|act|rules))?|kept\s+(?:confidential|secret|out\s+of\s+court)|(?:confidential|privileged)\s+by\s+law|no\s+(?:fine|penalty|lawsuit)s?\s+for\s+(?:those|anyone|anybody|utilities|companies)\s+who|protected?\s+from\s+(?:fines|penalties|public\s+disclosure)|(?:civil|criminal)\s+immunity|amnesty|liability\s+shield|shield(?:s|ed)?\s+(?:\w+\s+){0,4}from\s+(?:lawsuits|suits|liability|fines))\b/iu;
/** Told in a clause, where no word for it stands beside. */
const PROTECTED =
  /\b(?:(?:(?:could|can|may|shall|would)\s*(?:not|n['’]t)|can['’]t|cannot|couldn['’]t)\s+be\s+(?:used\s+(?:against(?:\s+\w+){0,6}|to\s+sue|in\s+(?:court|prosecutions?(?:\s+of\s+the\s+\p{L}+)?|evidence)|as\s+evidence)|sued|fined|made\s+public|disclosed))\b/iu;
const BILL =
  /\b(?:(?<!\b(?:towards?|pay|foot|water|power|phone|hospital|settle)\s+(?:the\s+|a\s+)?)bill(?!\s+(?:so\s+far|came|of\s+[$€£]|is\s+[$€£]))|legislation|measure|draft\s+(?:law|rule)|propos(?:al|ed)|would\s+(?:also\s+)?(?:require|grant|give|oblige|force|make))\b/iu;
const SIGNED =
  /\b(?:signed\s+(?:it\s+)?into\s+law|signed\s+(?:the|a)\s+(?:bill|law|measure)|(?:law|act|rule)\s+(?:takes|took|goes|went|comes|came|has\s+been|is)\s+(?:in(?:to)?\s+)?(?:effect|force)|enacted|in\s+force\s+since)\b/iu;
const LAW =
  /\b(?:laws?|(?:state|federal|water|utilities)\s+code|[Tt]he\s+Code|Code\s+\d[\w.-]*|Act|[Uu]nder\s+the\s+act|[Tt]he\s+act\s+(?:that|which|gives|requires|says)|statutes?|GDPR|regulations?|Article\s+\d+|signed|directive|rules?)\b/u;
const CLOSE = 2;

/** Any time in a sentence that tells whom to report to: `72 hours from discovery`. */
const DURATION =
  /(?<!\b(?:for|after|every|past|last|next|these|those|about|lasted|took|another)\s)(?<![\w.-])(?=(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|twenty-four|thirty|forty-five|forty-eight|sixty|seventy-two|ninety)[\s-](?:business\s+|working\s+|calendar\s+)?(?:hours?|days?|weeks?|months?)\b(?!\s+(?:ago|later|earlier|before|old|per|in\s+a\s+row|straight|without|of\s+(?:free|credit|identity|monitoring|outage|work|training))|['’]))/giu;

/** Duties to report that a text tells of: to whom, within what, from when, with what protection, as law or as a bill. */
export const readReporting: Reader = (scene) => {
  const duties = scene.lines.flatMap((line) => dutiesIn(scene, line));
  const places = duties.map(({ line }) => line.index);
  return {
    reporting: duties.map(({ line, duty, shield }) => ({
      ...duty,
      protection:
        shield !== null && (ALL_REPORTS.test(shield.line.text) || isNearest(line.index, shield.line.index, places))
          ? shieldLeaf(shield)
          : null,
    })),
  };
};

/** `tell the National Cyber Security Centre`, `go to Ofgem`: whom a report goes to, by the name after the verb. */
const TO_BODY =
  /\b(?:notify|notifies|tell|inform|call|contact|alert|report\s+(?:it\s+|them\s+|\p{Ll}+\s+){0,4}to|go(?:es)?\s+to|(?:notice|account|report|told|made|known)\s+to)\s+(?:the\s+)?(\p{Lu}[\p{L}-]+(?:\s+(?:(?:of|and|for)\s+)?\p{Lu}[\p{L}-]+){0,5})|\bthe\s+(\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+){0,3})\s+(?:must|shall|has\s+to|is\s+to)\s+(?:hear|be\s+told|be\s+notified|be\s+informed|know)\b/gu;

function bodiesIn(text: string, { organisation, people }: Scene) {
  return [...text.matchAll(TO_BODY)].flatMap((match) => {
    const value = match[1] ?? match[2] ?? '';
    const isOther = mentions(value, organisation) || people.some(({ name }) => name === value) || isDay(value);
    const start = match.index + match[0].lastIndexOf(value);
    return isOther ? [] : [{ value, start, end: start + value.length }];
  });
}

function isDay(word: string): boolean {
  return /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/iu.test(
    word,
  );
}

/** A protection that is told of every report. */
const ALL_REPORTS = /\b(?:any|all|each)\s+of\s+(?:these|those|such|the)\b|\b(?:these|those|such|all)\s+reports\b/iu;

type Found = { readonly line: Line; readonly match: RegExpExecArray };
type Duty = { readonly line: Line; readonly duty: Omit<Reporting, 'protection'>; readonly shield: Found | null };

function shieldLeaf({ line, match }: Found): Leaf<string> {
  return leafAt(match[0], line, match, 0.88);
}

/** What protects those who report belongs to the duty that is told nearest to it, before it rather than after. */
function isNearest(own: number, shield: number, duties: readonly number[]): boolean {
  const distance = (at: number): number => Math.abs(at - shield) + (at > shield ? 0.5 : 0);
  return duties.every((at) => distance(own) <= distance(at));
}

/** A law that names no period. */
const AT_ONCE =
  /\b(?:without\s+(?:undue\s+|unreasonable\s+)?delay|immediately|promptly|forthwith|as\s+soon\s+as\s+(?:possible|practicable))\b/iu;

function dutiesIn(scene: Scene, line: Line): Duty[] {
  if (!OBLIGES.test(line.text) || !REPORTS.test(line.text)) return [];
  const known = recipientsIn(line.text);
  const named = known.length > 0 ? known : bodiesIn(line.text, scene);
  const { shield, status } = around(scene, line);
  const led = [...line.text.matchAll(WITHIN)].map((match) => match.index + match[0].length);
  const bare =
    named.length > 0 || LAW.test(line.text)
      ? [...line.text.matchAll(DURATION)].map(({ index }) => index).filter((at) => OBLIGES.test(line.text.slice(0, at)))
      : [];
  const terms = [...new Set([...led, ...bare])].sort((left, right) => left - right);
  const withins = terms.map((term, at) => termOf(line, term, terms[at + 1] ?? line.text.length));
  const [first] = named;
  if (terms.length === 0 && first !== undefined && AT_ONCE.test(line.text) && LAW.test(line.text)) {
    const none = { amount: null, unit: null, from: null };
    const to = leaf(first.value, [line.start + first.start, line.start + first.end], 0.8);
    return [{ line, shield, duty: { to, within: none, status } }];
  }
  const to = named.length > 0 ? named : [null];
  // `notify A within 48 hours, and B within 24`: each has its own time.
  const paired =
    named.length > 1 &&
    named.length === terms.length &&
    terms.every((term, at) => (named[at]?.start ?? term) < term && term < (named[at + 1]?.start ?? Infinity));
  return withins.flatMap((within, at) =>
    within === null
      ? []
      : (paired ? to.slice(at, at + 1) : to).map((each) => ({
          line,
          shield,
          duty: {
            to: each === null ? null : leaf(each.value, [line.start + each.start, line.start + each.end], 0.85),
            within,
            status,
          },
        })),
  );
}

function termOf(line: Line, term: number, to: number): Reporting['within'] | null {
  const from = line.start + term;
  const rest = line.text.slice(term, to);
  const [quantity] = numbersIn(line.text, term, Math.min(line.text.length, term + 24));
  const unit = quantity === undefined ? null : UNIT.exec(rest.slice(quantity.end - term));
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
function around({ lines }: Scene, line: Line): Pick<Duty, 'shield'> & Pick<Reporting, 'status'> {
  const beside = lines.slice(Math.max(0, line.index - CLOSE), line.index + CLOSE + 1);
  const away = ({ index }: Line): number => Math.abs(index - line.index) + (index > line.index ? 0.5 : 0);
  const near = beside.toSorted((left, right) => away(left) - away(right));
  const bill = find(near, BILL);
  const law = find(near, LAW);
  const protection = find(near, PROTECTION) ?? find(near, PROTECTED);
  const own = law !== null && law.line.index === line.index;
  const signed = find(lines, SIGNED);
  const status =
    signed !== null && (bill === null || /\bAct\b|\bact\b|\blaw\b/u.test(near.map(({ text }) => text).join(' ')))
      ? leafAt('law' as const, signed.line, signed.match, 0.8)
      : bill !== null && !own && !(law !== null && away(law.line) < away(bill.line))
        ? leafAt('bill' as const, bill.line, bill.match, 0.85)
        : law !== null
          ? leafAt('law' as const, law.line, law.match, 0.85)
          : leaf('unknown' as const, [line.start, line.end], 0.6);
  return { shield: protection, status };
}

function find(lines: readonly Line[], pattern: RegExp): Found | null {
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (match !== null) return { line, match };
  }
  return null;
}
