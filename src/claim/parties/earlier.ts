import { toDay } from '../../base/dates.js';
import { within, type Line, type Story } from '../annotate/annotate.js';
import { isImagined } from '../annotate/stance.js';

/** What an incident is called. */
export const INCIDENT =
  /\b(?:(?:ransomware|phishing|sim[ -]swap|data|cyber|cybersecurity|security|denial-of-service|ddos|malware|similar|privacy|network)\s+)*(?:cyber-?attacks?|attacks?|(?:data )?breach(?:es)?|security incidents?|incidents?|scams?|intrusions?|hacks?|data leaks?|leaks?|data theft|thefts?|compromise|fraud)\b/iu;
const STOLEN =
  /\bha(?:d|s|ve)\s+(?:already\s+)?(?:lost|leaked|exposed)\b|\b(?:was|were|got)\s+(?:stolen|lost|hacked|breached|out)\b|\bgot out\b/iu;
const CUE =
  /\b(?:already|previous(?:ly)?|similar (?:attack|incident|breach)|(?:second|third|fourth|fifth) (?:incident|breach|attack|time|such)|first time|meanwhile|before (?:this|that)|this past|not (?:its|the) first|in recent years|past (?:breach|incident|attack)|again|earlier (?:breach|incident|attack)|had also|as well\.)\b|\bbefore\s*[:,.]|\bonce before\b|^earlier:|\bhad (?:a|another) (?:data )?breach\b/iu;
const DISCLOSED =
  /\b(?:disclosed|revealed|said (?:it|that)|it (?:had )?said|suffered|reported|announced|victim (?:of|to)|was fined|paid|settled|agreed to pay|experienced|faced|dealt with|had to (?:pay|close|notify|shut)|endured|recovered from|lost|struck|notified|exposed|affected|forced|happened|occurred|closed|shut|admitted|confirmed|acknowledged|was (?:hit|hacked|breached|offline|targeted)|had (?:been|suffered))\b/iu;
const INDEFINITE = new RegExp(String.raw`\b(?:an?|another)\s+(?:[a-z-]+\s+){0,2}?${INCIDENT.source}`, 'iu');
const LEAKED = /\b(?:leaked|lost|exposed)\b/iu;
const HAD = /\bha(?:d|s|ve)\s+(?:already\s+)?(?:lost|leaked|exposed)\b/iu;
const THING = /\ban?\s+(?:[a-z-]+\s+)?(?:laptop|drive|backup|tape|phone|computer|usb stick)\b/iu;
/** An incident of which the claim itself speaks lies no further back than this before it becomes news, as a rule. */
const RECENT_DAYS = 45;

/** Sentences that tell of incidents before the one that the story is about. */
export function findEarlier(story: Story): Set<number> {
  const earlier = new Set<number>();
  if (story.voice === 'actor') return earlier;
  for (const line of story.lines) if (isEarlier(story, line, earlier)) earlier.add(line.index);
  return earlier;
}

function isEarlier(story: Story, line: Line, earlier: ReadonlySet<number>): boolean {
  const { text } = line;
  const dates = within(story.dates, line);
  const incident = INCIDENT.exec(text);
  if (dates.length === 0 || (incident === null && !STOLEN.test(text) && !LEAKED.test(text))) return false;
  if (isImagined(text, incident?.index ?? 0) && /^\s*(?:if|were)\b/iu.test(text)) return false;
  if (CUE.test(text)) return true;
  if (earlier.has(line.index - 1) && /^(?:meanwhile|and|also|in)\b/iu.test(text)) return true;
  if (line.index === 0 || !(INDEFINITE.test(text) || THING.test(text) || HAD.test(text))) return false;
  const old = dates.some(({ value }) => value !== null && value.length < 10 && isOld(value, story.today));
  return old && (DISCLOSED.test(text) || HAD.test(text));
}

function isOld(value: string, today: string | null): boolean {
  if (today === null) return /^\d{4}/u.test(value);
  const last = value.length === 4 ? `${value}-12-31` : `${value}-28`;
  return toDay(today) - toDay(last) > RECENT_DAYS;
}
