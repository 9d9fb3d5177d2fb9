import type { Channel } from '../../../model/claim.js';
import type { Line } from '../../annotate/annotate.js';
import { mentions, subjectOf, type Scene } from '../../parties/scene.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

const CHANNELS: readonly (readonly [Channel, RegExp])[] = [
  [
    'leak_site',
    /\b(?:(?:dark[ -]?web|data|its|their|own)\s+)?(?:leak(?:s|ing)?|shaming|extortion|dark[ -]?web|onion|dark-net)\s+(?:web)?(?:site|blog|page|portal)\b|\b(?:wall|hall)\s+of\s+shame\b|\bname-and-shame\s+(?:site|blog|page)\b|\blist\s+of\s+victims\b|\bvictim\s+(?:blog|page|list)\b/iu,
  ],
  [
    'marketplace',
    /\b(?:(?:dark[ -]?web|underground|criminal|online|darknet)\s+)?market\s?place\b|\b(?:dark[ -]?web|darknet|underground|criminal|black)\s+(?:markets?|shops?|stores?)\b|\bauction\s+site\b|\blisted\s+on\s+this\s+market\b/iu,
  ],
  [
    'telegram',
    /\b(?:on|in|via|over)\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:public\s+)?Telegram(?:\s+(?:channel|group))?\b|\bTelegram\s+(?:channel|group)\b|^\W{0,3}(?:forwarded\s+from:.{0,40}\()?Telegram\b[,)\]]?/iu,
  ],
  ['paste_site', /\bpaste\s?(?:bin|site|board)\b/iu],
  [
    'forum',
    /(?<!\b(?:public|community|town|city|school|candidates?['’]?|health|regional|policy|parents?['’]?|leaders?['’]?|farmers?['’]?|youth|security|industry|parish|business|economic|residents['’]?)\s)\b(?:(?:underground|hacking|hacker|cybercrime|cyber-crime|criminal|dark[ -]?web|breach|online|Russian-language|popular)\s+)*forums?\b(?!\s+(?:heard|users|members|accounts|database|software))|\b(?:message\s+)?board\s+"/iu,
  ],
  ['social_media', /\bsocial media\b|\bsocial network\b|\bon\s+(?:Twitter|X|Facebook|Mastodon|Reddit|Discord)\b/u],
];
/** Talk on social media is no claim: somebody must have put it there. */
const POSTED =
  /\b(?:post(?:s|ed|ing)?|claim(?:s|ed|ing)?|wrote|writes|written|announc\w+|offer(?:s|ed|ing)?|boast\w*|brag\w*|publish\w*|shared|leaked|tweeted|said|rumou?rs?|put\s+up|advertis\w+|sell(?:s|ing)?)\b/iu;
/** Where something will be put is not where the claim was made. */
const THREATENED = /\b(?:will|would|shall|going\s+to|threat\w*|or\s+(?:i|we))\b[^.]{0,60}$/iu;
/** A leak site that calls itself one. */
const HERE = /\bthis\s+leak\s+(?:site|blog)\b|\/\/\s*leak\s+(?:site|blog)\b/iu;
/** Those who claim wrote to whom they robbed. */
const MAILED = /\b(?:wrote|written|demand\w*|contacted|asserted|claimed\s+responsibility)\b[^.]{0,70}\be-?mails?\b/iu;
const PAYS = /\b(?:pay|dollars|euros|pounds|bitcoin|btc|monero|xmr)\b/iu;
const CONTACT = /^\s*(?:contact|dm|telegram|tox|session|write)\b|@\w|\.onion/iu;

/** Where the claim was made: the first such place that the text names, or the form of the text itself. */
export const readChannel: Reader = (scene) => {
  const { lines, chat, voice, extortion, earlier, text } = scene;
  for (const line of lines) {
    if (CONTACT.test(line.text) || earlier.has(line.index)) continue;
    for (const [channel, pattern] of CHANNELS) {
      const match = pattern.exec(line.text);
      if (match !== null && channel === 'social_media' && !POSTED.test(line.text)) continue;
      if (match !== null && THREATENED.test(line.text.slice(0, match.index))) continue;
      if (match !== null && !(voice === 'actor' && channel === 'leak_site' && !HERE.test(line.text)))
        return { channel: leafAt(channel, line, match, 0.9) };
    }
  }
  const [first] = lines;
  if (first === undefined) return {};
  const mailed =
    voice === 'actor' || chat
      ? undefined
      : lines.find((line) => !earlier.has(line.index) && MAILED.test(line.text) && isByActor(scene, line));
  const mail = mailed === undefined ? null : MAILED.exec(mailed.text);
  if (mailed !== undefined && mail !== null) return { channel: leafAt('email', mailed, mail, 0.75) };
  if (chat) return { channel: { value: 'chat', span: [first.start, first.end], confidence: 0.85 } };
  const head = /^(?:from|to|subject):/iu.exec(first.text);
  const top = text.slice(first.start, first.start + 600);
  const isMail = head !== null && /(?:^|\n)(?:to|subject|date):/iu.test(top) && /(?:^|\n)(?:from|to):/iu.test(top);
  return isMail && (extortion || PAYS.test(text)) && voice === 'actor'
    ? { channel: leafAt('email', first, head, 0.9) }
    : {};
};

function isByActor(scene: Scene, line: Line): boolean {
  return (
    subjectOf(line, scene) === 'actor' ||
    mentions(line.text, scene.actor) ||
    (/^they\b/iu.test(line.text) && mentions(scene.lines[line.index - 1]?.text ?? '', scene.actor))
  );
}
