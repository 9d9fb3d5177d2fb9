import type { Line, Story } from '../annotate/annotate.js';
import { within } from '../annotate/annotate.js';
import { isDigest } from '../annotate/stories.js';
import { INCIDENT } from './earlier.js';
import { mentions, type Party } from './scene.js';

/** What holds of many: surveys, years, a whole country. */
const AT_LARGE =
  /\b(?:(?:each|every)\s+year|annually|on\s+average|nationwide|worldwide|across\s+the\s+(?:country|industry|sector|nation|globe|world)|(?:according\s+to|in)\s+an?\s+(?:\w+\s+){0,2}?(?:study|survey|report|poll)\s+(?:by|from|of|published)|an?\s+(?:\w+\s+){0,2}?(?:study|survey|poll)\s+(?:by|from|found|shows?|published|of)|studies|statistics|last\s+year\s+alone|so\s+far\s+this\s+year|in\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:years?|decade)|largest\s+(?:\w+\s+)?(?:breach|hack|leak)\s+(?:ever|in\s+history|on\s+record)|(?:hackers|criminals|attackers|gangs|fraudsters|scammers|thieves)\s+(?:often|usually|typically|commonly|increasingly|frequently|tend\s+to|like\s+to|can|may|could)\b)/iu;
/** `a similar breach at Larkspur`, `another attack, on Ebden Water`: it happened to somebody else. */
export const OTHER_VICTIM = new RegExp(
  String.raw`\b(?:similar|another|other|comparable|like|unlike|recent|separate|unrelated|bigger|larger|famous|notorious)\b[^.]{0,40}?${INCIDENT.source.slice(2)}[^.]{0,20}?\b(?:at|on|of|against|by)\s+(?:the\s+)?$|\b(?:rival|competitor|competing|neighbou?ring),?\s+(?:[\p{L}-]+\s+){0,2}$`,
  'iu',
);
/** `Elsewhere, Upton Gas said`; `another plant in another state`; `an unrelated matter`. */
export const ELSEWHERE_HEAD =
  /^in\s+\d{1,3}\s+(?:(?:of\s+(?:them|the\s+\w+)|cases|systems|plants|towns|schools|districts)[, ]\s*)?(?:the|an?|of)\s|^\W*(?:elsewhere|in\s+other\s+news|in\s+(?:an?\s+)?unrelated\s+\p{L}+|rival)\b|\b(?:an?\s+unrelated|that\s+is\s+another)\s+(?:matter|case|story|incident)\b|\banother\s+(?:plant|town|city|hospital|district|school|company|utility|bank|firm|county)\s+in\s+(?:another|a\s+different|the\s+next)\s+(?:state|country|county|town|city)\b/iu;
const GOES_ON = /^\W*(?:so\s+(?:are|is|was|were|did)|that|those|it|they|he|she)\b/iu;
const MOST_NAMES = 200;
const MOST_HEAD = 600;

/** Sentences that tell of other organisations' incidents or of incidents in general: nothing in them is this claim. Those who claim speak of themselves. */
export function findElsewhere(story: Story, organisation: Party | null): Set<number> {
  const found = new Set<number>();
  if (story.voice === 'actor') return found;
  const corrects = CORRECTS.test(story.text.slice(story.span[0], story.span[0] + MOST_HEAD));
  for (const line of story.lines) {
    const others =
      line.index > 0 && !mentions(line.text, organisation) && (isElsewhere(story, line) || goesOn(story, line, found));
    if (others || (corrects && TAKEN_BACK.test(line.text))) found.add(line.index);
  }
  for (const index of otherItems(story)) found.add(index);
  return found;
}

/** What goes on in the paragraph after a sentence about somebody else's. */
function goesOn({ lines }: Story, line: Line, found: ReadonlySet<number>): boolean {
  const before = lines[line.index - 1];
  return (
    before !== undefined &&
    found.has(before.index) &&
    ELSEWHERE_HEAD.test(before.text) &&
    before.paragraph === line.paragraph &&
    GOES_ON.test(line.text)
  );
}

/** A correction repeats what is not so. */
const CORRECTS = /^\W*corrections?\b|\b(?:misstated|incorrectly|in\s+error|erroneously|wrongly)\b/imu;
const TAKEN_BACK =
  /\b(?:article|story|report|version|headline|post|piece)\s+(?:also\s+)?(?:said|stated|reported|claimed|gave|wrote)\b|\b(?:incorrectly|erroneously|wrongly)\s+(?:said|stated|reported|gave)\b/iu;
const ITEM = /^\s*(?:item\s+)?\d{1,2}[.)]\s+\p{Lu}/iu;
const TOPIC =
  /\b(?:cyber\w*|comput\w+|hack\w*|ransom\w*|malware|virus|breach\w*|attack\w*|incident|e-?mails?|servers?|network|data|phish\w*|encrypt\w*|passwords?|files?|intru\w+|stolen|unauthori[sz]ed)\b/iu;
const FEWEST_ITEMS = 3;
const MINUTES = /\b(?:minutes|agenda|regular\s+meeting|proceedings)\b/iu;

/** Words that may be of the trade in a brief. */
const MAYBE =
  /\b(?:threat\w*|sell\w*|sold|accounts?|ssns?|names|online|software|web\s?site|bank\w*|phone\w*|scam\w*|fraud\w*|bitcoins?|records|leak\w*)\b/iu;

/** Of news in brief, the paragraphs without a word of the trade. */
function otherBriefs(lines: Story['lines']): number[] {
  const own = new Set(
    lines.filter(({ text }) => TOPIC.test(text) || MAYBE.test(text)).map(({ paragraph }) => paragraph),
  );
  return lines.filter(({ paragraph, index }) => index > 0 && !own.has(paragraph)).map(({ index }) => index);
}

/** In minutes every item has its own subject: those without a word of the trade are none of this. */
function otherItems({ lines, text, span }: Story): number[] {
  if (isDigest(text)) return otherBriefs(lines);
  if (!MINUTES.test(text.slice(span[0], span[0] + 300))) return [];
  const heads = lines.filter((line) => ITEM.test(line.text)).map(({ index }) => index);
  if (heads.length < FEWEST_ITEMS) return [];
  const ends = [...heads.slice(1), lines.length];
  const others = heads.flatMap((from, at) => {
    const own = lines.slice(from, ends[at]);
    return own.some((line) => TOPIC.test(line.text)) ? [] : own.map(({ index }) => index);
  });
  const present = lines.slice(0, heads[0]).filter((line) => /^(?:present|absent|attend)/iu.test(line.text));
  const roll = present.flatMap((line) =>
    lines.filter((other) => other.paragraph === line.paragraph).map(({ index }) => index),
  );
  return [...others, ...roll];
}

function isElsewhere(story: Story, line: Line): boolean {
  if (AT_LARGE.test(line.text) || ELSEWHERE_HEAD.test(line.text)) return true;
  return within(story.names, line)
    .slice(0, MOST_NAMES)
    .some(({ start }) => OTHER_VICTIM.test(line.text.slice(Math.max(0, start - line.start - 120), start - line.start)));
}
