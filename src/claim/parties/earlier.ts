import { toDay } from '../../base/dates.js';
import { within, type Line, type Story } from '../annotate/annotate.js';
import type { DateMention } from '../quantity/dates.js';
import { isImagined } from '../annotate/stance.js';

/** What an incident is called. */
export const INCIDENT =
  /\b(?:(?:ransomware|phishing|sim[ -]swap|data|cyber|cybersecurity|security|denial-of-service|ddos|malware|similar|privacy|network)\s+)*(?:sim[ -]swaps?(?: schemes?)?|mailing errors?|malicious code|phishing(?: attacks?)?|theft of [a-z ]{3,30}|skimming|ransomware|cyber-?attacks?|attacks?|(?:data )?breach(?:es)?|security incidents?|incidents?|scams?|intrusions?|hacks?|data leaks?|leaks?|data theft|thefts?|compromise|fraud)\b/iu;
const STOLEN =
  /\bha(?:d|s|ve)\s+(?:already\s+)?(?:lost|leaked|exposed)\b|\b(?:was|were|got)\s+(?:stolen|lost|hacked|breached|out)\b|\bgot out\b/iu;
const CUE =
  /\b(?:already|(?<!\bas\s)previous(?:ly)?(?!\s+(?:disclosed|reported|announced)\b)|similar (?:attack|incident|breach)|(?:second|third|fourth|fifth) (?:incident|breach|attack|time|such)|(?<!for the )first time|meanwhile|before (?:this|that)|this past|not (?:its|the) first|in recent years|(?:past|prior|earlier) (?:breach|incident|attack|event|theft)|(?<!\b(?:up|working|open|back|online|running|reopened|available)\s)again|earlier (?:breach|incident|attack)|had also|as well\.)\b|\bbefore\s*[:,.]|\bonce before\b|^earlier:|\bhad (?:a|another) (?:data )?breach\b/iu;
const DISCLOSED =
  /\b(?:disclosed|revealed|said (?:it|that)|it (?:had )?said|suffered|reported|announced|victim (?:of|to)|was fined|paid|settled|agreed to pay|experienced|faced|dealt with|had to (?:pay|close|notify|shut)|endured|recovered from|lost|struck|notified|exposed|affected|forced|happened|occurred|closed|shut|admitted|confirmed|acknowledged|was (?:hit|hacked|breached|offline|targeted)|had (?:been|suffered))\b/iu;
const INDEFINITE = new RegExp(String.raw`\b(?:an?|another)\s+(?:[a-z-]+\s+){0,2}?${INCIDENT.source}`, 'iu');
const LEAKED = /\b(?:leaked|lost|exposed)\b/iu;
const HAD = /\bha(?:d|s|ve)\s+(?:already\s+)?(?:lost|leaked|exposed)\b/iu;
const THING =
  /\ban?\s+(?:[a-z-]+\s+)?(?:laptop|drive|backup|tape|phone|computer|usb stick|memory stick|disk|bag|box|folder|envelope)\b/iu;
/** An incident of which the claim itself speaks lies no further back than this before it becomes news, as a rule. */
const RECENT_DAYS = 45;

/** Sentences that tell of incidents before the one that the story is about. */
export function findEarlier(story: Story): Set<number> {
  const earlier = new Set<number>();
  if (story.voice === 'actor') return earlier;
  for (const line of story.lines) if (isEarlier(story, line, earlier)) earlier.add(line.index);
  return earlier;
}

/** The first sentence under its headings speaks of the story's own incident. */
function isFirst({ lines }: Story, line: Line): boolean {
  return lines
    .slice(0, line.index)
    .every(({ text }) => text.length < HEADING && !/\b(?:is|are|was|were|has|have|had|said|says)\b/iu.test(text));
}
const HEADING = 60;

/** The sentence before says that it has happened before. */
const LEADS =
  /\b(?:been\s+(?:here|in\s+such\s+\w+|through\s+this)\s+(?:before|once)?|(?:not|n['’]t)\s+(?:[\w’']+\s+){0,2}first|(?:second|third|fourth)\s+(?:such\s+)?time|(?:twice|once|something\s+like\s+this)\s+before|long\s+memories|happened\s+before|done\s+before|like\s+this\s+before|history\s+of|first\s+brush|before\?$|been\s+through\s+(?:this|it)|same\s+(?:geniuses|people)|had\s+trouble\s+before|one\s+breach\s+that)/iu;
const HARM =
  /\b(?:skimmed|stol(?:e|en)|lost|leak(?:ed)?|expos(?:ed|ing)|emptied|hacked|breach(?:ed)?|phish\w*|ransomware|malware|left\s+(?:an?|the|its|\w+)\s+[\w ]{2,30}\s+open|swap\w*|sent\s+the\s+\w+|error|theft|attack(?:ed)?|intrusion|copied|took\s+an?|hit\s+by|defaced|was\s+hit|were\s+hit|broken\s+into|knocked\s+out)\b/iu;

/** An old day beside harm, in or after a sentence that says that it has happened before. */
function isLongAgo(story: Story, line: Line, dates: readonly DateMention[], earlier: ReadonlySet<number>): boolean {
  if (line.index === 0 || !HARM.test(line.text) || SINCE.test(line.text)) return false;
  const before = story.lines[line.index - 1]?.text ?? '';
  const old = dates.some(({ value }) => value !== null && isOld(value, story.today));
  if (!old) return false;
  if (LEADS.test(before) || LEADS.test(line.text) || BACK_THEN.test(line.text)) return true;
  return GOES_ON.test(line.text) && earlier.has(line.index - 1);
}

/** `We were told in 2019, after the library was hit, that this was fixed`. */
const BACK_THEN = /\b(?:in|back\s+in)\s+(?:\p{Lu}\p{L}+\s+)?(?:19|20)\d{2},\s+(?:after|when)\s/u;
const GOES_ON = /^(?:and\s+)?in\b/iu;
const SINCE =
  /\b(?:since|until|from\s+before|retired|built|installed|bought|patched|updated|touched|set\s+up)\s+(?:\w+\s+){0,2}(?:in\s+)?(?:19|20)\d{2}\b/iu;

function isEarlier(story: Story, line: Line, earlier: ReadonlySet<number>): boolean {
  const { text } = line;
  const dates = within(story.dates, line);
  const incident = INCIDENT.exec(text);
  if (dates.length > 0 && isLongAgo(story, line, dates, earlier)) return true;
  if (dates.length === 0 || (incident === null && !STOLEN.test(text) && !LEAKED.test(text))) return false;
  if (isImagined(text, incident?.index ?? 0) && /^\s*(?:if|were)\b/iu.test(text)) return false;
  if (CUE.test(text)) return true;
  if (earlier.has(line.index - 1) && /^(?:meanwhile|and|also|in)\b/iu.test(text)) return true;
  if (isFirst(story, line) || !(INDEFINITE.test(text) || THING.test(text) || HAD.test(text))) return false;
  const old = dates.some(({ value }) => value !== null && value.length < 10 && isOld(value, story.today));
  return old && (DISCLOSED.test(text) || HAD.test(text));
}

function isOld(value: string, today: string | null): boolean {
  if (today === null) return /^\d{4}/u.test(value);
  const last = value.length === 4 ? `${value}-12-31` : `${value}-28`;
  return toDay(today) - toDay(last) > RECENT_DAYS;
}
