import type { Line, Story } from '../annotate/annotate.js';
import { within } from '../annotate/annotate.js';
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
const MOST_NAMES = 200;

/** Sentences that tell of other organisations' incidents or of incidents in general: nothing in them is this claim. Those who claim speak of themselves. */
export function findElsewhere(story: Story, organisation: Party | null): Set<number> {
  const found = new Set<number>();
  if (story.voice === 'actor') return found;
  for (const line of story.lines)
    if (line.index > 0 && !mentions(line.text, organisation) && isElsewhere(story, line)) found.add(line.index);
  return found;
}

function isElsewhere(story: Story, line: Line): boolean {
  if (AT_LARGE.test(line.text)) return true;
  return within(story.names, line)
    .slice(0, MOST_NAMES)
    .some(({ start }) => OTHER_VICTIM.test(line.text.slice(Math.max(0, start - line.start - 120), start - line.start)));
}
