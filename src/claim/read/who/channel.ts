import type { Channel } from '../../../model/claim.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

const CHANNELS: readonly (readonly [Channel, RegExp])[] = [
  [
    'leak_site',
    /\b(?:(?:dark[ -]?web|data|its|their|own)\s+)?(?:leak(?:s|ing)?|shaming|extortion|dark[ -]?web|onion|dark-net)\s+(?:web)?(?:site|blog|page|portal)\b|\b(?:wall|hall)\s+of\s+shame\b|\bname-and-shame\s+(?:site|blog|page)\b|\blist\s+of\s+victims\b|\bvictim\s+(?:blog|page|list)\b/iu,
  ],
  [
    'marketplace',
    /\b(?:(?:dark[ -]?web|underground|criminal|online|darknet)\s+)?market\s?place\b|\b(?:dark[ -]?web|darknet|underground|criminal|black)\s+(?:markets?|shops?|stores?)\b|\bauction\s+site\b/iu,
  ],
  [
    'telegram',
    /\b(?:on|in|via|over)\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:public\s+)?Telegram(?:\s+(?:channel|group))?\b/iu,
  ],
  ['paste_site', /\bpaste\s?(?:bin|site)\b/iu],
  [
    'forum',
    /(?<!\b(?:public|community|town|city|school|candidates?['’]?|business|economic|residents['’]?)\s)\b(?:(?:underground|hacking|hacker|cybercrime|cyber-crime|criminal|dark[ -]?web|breach|online|Russian-language|popular)\s+)*forums?\b(?!\s+(?:users|members|accounts|database|software))|\b(?:message\s+)?board\s+"/iu,
  ],
  ['social_media', /\bsocial media\b|\bon\s+(?:Twitter|X|Facebook|Mastodon|Reddit|Discord)\b/u],
];
/** Where something will be put is not where the claim was made. */
const THREATENED = /\b(?:will|would|shall|going\s+to|threat\w*|or\s+(?:i|we))\b[^.]{0,60}$/iu;
const CONTACT = /^\s*(?:contact|dm|telegram|tox|session|write)\b|@\w|\.onion/iu;

/** Where the claim was made: the first such place that the text names, or the form of the text itself. */
export const readChannel: Reader = ({ lines, chat, voice, extortion, earlier, text }) => {
  for (const line of lines) {
    if (CONTACT.test(line.text) || earlier.has(line.index)) continue;
    for (const [channel, pattern] of CHANNELS) {
      const match = pattern.exec(line.text);
      if (match !== null && THREATENED.test(line.text.slice(0, match.index))) continue;
      if (match !== null && !(voice === 'actor' && channel === 'leak_site'))
        return { channel: leafAt(channel, line, match, 0.9) };
    }
  }
  const [first] = lines;
  if (first === undefined) return {};
  if (chat) return { channel: { value: 'chat', span: [first.start, first.end], confidence: 0.85 } };
  const head = /^(?:from|to|subject):/iu.exec(first.text);
  const isMail = head !== null && /(?:^|\n)(?:to|subject|date):/iu.test(text.slice(first.start, first.start + 600));
  return isMail && extortion && voice === 'actor' ? { channel: leafAt('email', first, head, 0.9) } : {};
};
