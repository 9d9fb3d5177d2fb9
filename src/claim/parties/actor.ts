import { answererOf } from '../annotate/chat.js';
import type { Line, Story } from '../annotate/annotate.js';
import type { Party } from './scene.js';

const HANDLE = String.raw`["“'‘]?@?([\p{L}\p{N}][\p{L}\p{N}_.$-]*(?: (?:&|of the|of|and) \p{Lu}[\p{L}\p{N}_.$-]*| \p{Lu}[\p{L}\p{N}_.$-]*){0,3})["”'’]?`;
const WHO = String.raw`(?:hackers?|gang|group|sellers?|attackers?|actors?|person|people|user|someone|somebody|crew|collective|member|account|individual|poster|vendor|broker|trader|woman|man|thief|teenager|outfit|criminals?|intruders?|guy|dude|kid|fellow|handle|channel|bunch|somebody|whoever|team|operation|extortionists?|leaker|profile)`;
const ITSELF = String.raw`(?:itself|himself|herself|themselves|themself)`;

const NAME = String.raw`(\p{Lu}[\p{L}\p{N}_.-]*(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2})`;
const TRADE = String.raw`(?:ransomware|hacking|hacker|extortion|cybercrime|cybercriminal|criminal|cyber)`;
const BAND = String.raw`(?:group|gang|crew|collective|outfit|operation|team)`;

/** How texts name those who claim: the pattern, and how sure it is. What it finds must look like a name or stand in quotes. */
const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(String.raw`\bwelcome\s+to\s+the\s+chat\s+of\s+(?:the\s+)?${NAME}`, 'u'), 0.9],
  [/^#1\s+@?([A-Za-z][\w.-]{2,23})\b/u, 0.85],
  [/\bhandle\s+is\s+["“']?@?([\w.-]{3,24})["”']?/iu, 0.9],
  [
    new RegExp(
      String.raw`\b${WHO}\b,?\s+(?:who|that|which)\s+(?:posts|goes|signs|writes|calls\s+\w+|names\s+itself|calls\s+itself)\s+(?:as\s+|by\s+)?(?:the\s+)?${HANDLE}`,
      'iu',
    ),
    0.9,
  ],
  [new RegExp(String.raw`\bnam(?:es|ed|ing)\s+${ITSELF}\s+(?:the\s+)?${HANDLE}`, 'iu'), 0.9],
  [new RegExp(String.raw`\ban?\s+(?:\w+\s+)?account\s+(?:named|called)\s+@?([\w.-]{3,24})`, 'iu'), 0.9],
  [new RegExp(String.raw`\b(?:calling|calls?|called|styling)\s+${ITSELF}\s+(?:the\s+)?${HANDLE}`, 'iu'), 0.95],
  [
    new RegExp(
      String.raw`\b${WHO}\b(?:,\s+|[^.!?,;:]{0,40}\b)(?:(?:known|identified)\s+(?:only\s+|online\s+|to\s+\w+\s+)?as|sign(?:s|ed|ing)\s+(?:off\s+)?as|post(?:s|ed|ing)\s+as|writ(?:es|ing)\s+as|register(?:s|ed)\s+as|go(?:es|ing)?\s+by|appears?\s+as|whose\s+(?:handle|name)\s+is)\s+(?:the\s+)?${HANDLE}`,
      'iu',
    ),
    0.9,
  ],
  [
    new RegExp(
      String.raw`\bgo(?:es|ing)?\s+by\s+(?:the\s+(?:name|handle|alias|nickname)\s+(?:of\s+)?)?${HANDLE}`,
      'iu',
    ),
    0.95,
  ],
  [
    new RegExp(
      String.raw`\b(?:us(?:ing|es|ed)|with|under)\s+the\s+(?:online\s+)?(?:name|handle|alias|nickname|moniker|pseudonym|username)\s+(?:of\s+)?${HANDLE}`,
      'iu',
    ),
    0.95,
  ],
  [
    new RegExp(
      String.raw`\b${WHO},?\s+(?:(?:that\s+is\s+|which\s+is\s+|who\s+is\s+)?(?:named|nicknamed|called|dubbed))\s+(?:the\s+)?${HANDLE}`,
      'iu',
    ),
    0.9,
  ],
  [new RegExp(String.raw`\b(?:[Ii]t\s+is|[Ii]t['’]s|[Tt]his\s+is|[Ii]t\s+was)\s+us,\s+(?:the\s+)?${NAME}`, 'u'), 0.9],
  [new RegExp(String.raw`\b(?:support\s+(?:team\s+|desk\s+)?|chat\s+)of\s+(?:the\s+)?${NAME}`, 'u'), 0.85],
  [new RegExp(String.raw`\bchannel\s+(?:of\s+)?${NAME}(?=\])`, 'u'), 0.85],
  [
    /^\s*(?:vendor|seller|user|author|posted\s+by|thread\s+by|member|poster|nick|handle|op|from|by)\s*[:.]*\s+["“]?@?([A-Za-z][\w.-]{2,23})["”]?(?=\s*(?:[,(|·•]\s*(?:level|joined|rep|member|vip|posts?|\d)|$))/iu,
    0.85,
  ],
  [/\bby\s+@?([a-z]\w*[_\d]\w*)(?=[\s,.)]|$)/u, 0.8],
  [
    new RegExp(
      String.raw`^(?:[\w!, ]{0,30})?\bwe\s+are\s+(?:the\s+)?${HANDLE}(?=\s+(?:team|group|gang|crew|ransomware)|[.,!])`,
      'iu',
    ),
    0.9,
  ],
  [
    new RegExp(
      String.raw`\b(?:encrypted|locked|hacked|breached|leaked)\s+by\s+(?:the\s+)?${HANDLE}(?=[.,!]|\s+(?:team|group|gang|ransomware|in|on|last|this|\d)|$)`,
      'iu',
    ),
    0.9,
  ],
  [
    /\b(?:gang|group|crew|hackers)\s+behind\s+(?:[a-z]+\s+){0,3}[a-z]+,\s+(\p{Lu}[\p{L}\p{N}_.-]*(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2}),/u,
    0.85,
  ],
  [
    /(?:^|\s)(\p{Lu}[\p{L}\p{N}_.-]*(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2}),\s+as\s+the\s+(?:group|gang|hacker|crew|seller)\s+is\s+(?:known|called)/u,
    0.9,
  ],
  [/\bThis\s+is\s+(\p{Lu}{3,}(?:\s\p{Lu}{3,}){0,2})[.!]/u, 0.85],
  [
    /\b(?:seller|hackers?|extortionists?|poster|user|gang|group|crew|collective|vendor),\s+(\p{Lu}[\p{L}\p{N}_.-]{2,24}(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2}),/u,
    0.8,
  ],
  [/\b(?:user|seller|hacker|gang|group|account|poster|actor),?\s+["“]([\p{L}\p{N}][\p{L}\p{N} _.$-]{1,30})["”]/iu, 0.9],
  [new RegExp(String.raw`\bthis\s+is\s+(?:the\s+)?${HANDLE}(?=\s+(?:team|group|gang|crew))`, 'iu'), 0.9],
  [new RegExp(String.raw`\byou\s+are\s+(?:talking|speaking|chatting)\s+(?:to|with)\s+(?:the\s+)?${HANDLE}`, 'iu'), 0.9],
  [
    new RegExp(
      String.raw`\b${TRADE}\s+${BAND}\s+${NAME}(?=[,.]|\s+(?:has|had|have|is|was|said|says|claim\w*|list\w*|post\w*|publish\w*|took|stole|which|that|on|demand\w*|put)\b|$)`,
      'u',
    ),
    0.9,
  ],
  [new RegExp(String.raw`\b[Tt]he\s+${NAME}\s+(?:(?:${TRADE}\s+){1,2}${BAND}|gang|crew)\b`, 'u'), 0.9],
  [new RegExp(String.raw`(?:^|\s)${NAME},\s+an?\s+(?:[\p{L}-]+\s+){0,2}?(?:${TRADE}\s+)${BAND}\b`, 'u'), 0.88],
  [
    new RegExp(
      String.raw`\b(?:attack|hack|breach|theft|[Rr]esponsibility|[Cc]redit)\b[^.]{0,50}\bclaimed\s+by\s+(?:an?\s+|the\s+)?(?:(?:${TRADE}\s+)?${BAND}\s+(?:called\s+|named\s+)?)?${NAME}`,
      'u',
    ),
    0.85,
  ],
  [
    new RegExp(
      String.raw`(?:^|\s)${NAME}\s+(?:has\s+|had\s+)?(?:claimed|took|taken|claims)\s+(?:responsibility|credit)\b`,
      'u',
    ),
    0.85,
  ],
];
const SIGNATURE = new RegExp(
  String.raw`^(?:.{0,20}\s)?(?:--|—|–|\^|~|seller:|vendor:|credits?:(?:\s*me,)?|(?:posted|released|leaked|shared|uploaded)\s+by:?|author:|(?:regards|cheers|greetings|yours|best|sincerely|love|signed),?|\/|all credits? to|(?:full |all )?credits? (?:goes|go|belongs?) to|thanks to|shout-?out to|by)\s*(?:by\s+)?${HANDLE}\s*(?:,\s*[\d\p{L} .]{4,20})?$`,
  'iu',
);
const GENERIC =
  /^(?:me|us|you|the|a|an|phone|email|mail|telegram|dm|name|itself|him|her|it|them|hand|default|law|not|now|your|our|in|on|at|sale|selling|read|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|today|tonight|noon|midnight|pm|dm|pms|dms|xmpp|jabber|tox|session|signal|discord|message|messenger|escrow|enjoy|bye|peace|thanks|fast|soon|mirror|link|password|everyone|all|those|nobody|none|anyone|everybody|they|he|she|it|police|several|hackers?|attackers?|someone|unknown)$/iu;

/** Who makes the claim: by name where the text names them, by what they are called where it does not. */
export function findActor(story: Story): Party | null {
  return byPattern(story) ?? byChat(story) ?? bySignature(story) ?? bySender(story) ?? byBanner(story) ?? byWord(story);
}

function byPattern({ lines }: Story): Party | null {
  for (const [pattern, confidence] of PATTERNS)
    for (const line of lines) {
      const match = pattern.exec(line.text);
      const name = trimmed(match?.[1]);
      if (match === null || name === undefined || !isHandle(name, match[0])) continue;
      return partyOf(line, line.text.indexOf(name, match.index + match[0].lastIndexOf(name)), name, confidence);
    }
  return null;
}

/** Without the words after a name that are written small: patterns that ignore case take too much. */
function trimmed(handle: string | undefined): string | undefined {
  if (handle === undefined) return undefined;
  const [first = '', ...rest] = handle.split(' ');
  const stop = rest.findIndex((word) => !/^(?:\p{Lu}|&$|of$|the$|and$)/u.test(word));
  const kept = stop < 0 ? rest : rest.slice(0, stop);
  return [first, ...kept]
    .join(' ')
    .replace(/(?: (?:&|of|the|and))+$/u, '')
    .replace(/\.$/u, '');
}

function isHandle(name: string, whole: string): boolean {
  if (GENERIC.test(name) || name.length < 2 || /^[a-z]+ /u.test(name)) return false;
  return (
    /[\p{Lu}\d]/u.test(name) ||
    whole.includes(`"${name}`) ||
    whole.includes(`“${name}`) ||
    whole.includes(`‘${name}`) ||
    whole.includes(`'${name}`) ||
    whole.includes(`@${name}`) ||
    /\b(?:calls?|calling)\s+(?:him|her|them|it)sel(?:f|ves)\s+\S{3,}$/iu.test(whole) ||
    /[_.]\w/u.test(name) ||
    /^#1\s|\bhandle\s+is\b|\baccount\s+(?:named|called)\b/iu.test(whole) ||
    /^\s*(?:vendor|seller|posted\s+by|thread\s+by)\b/iu.test(whole) ||
    /\b(?:known\s+(?:only\s+|online\s+)?as|handle|alias|nickname|goes\s+by(?:\s+the\s+name)?|signs\s+as|posting\s+as)\s+\p{Ll}{4,}$/iu.test(
      whole,
    )
  );
}

const LABEL = /^(?:victim|company|target|support|admin|you|us|client|date|session|operator|host|q|a)$/iu;

function byChat({ lines, chat }: Story): Party | null {
  if (!chat) return null;
  const nick = answererOf(lines);
  if (nick !== null && LABEL.test(nick)) return null;
  const line = nick === null ? undefined : lines.find(({ speaker }) => speaker === nick);
  return nick === null || line === undefined ? null : partyOf(line, line.text.indexOf(nick), nick, 0.85);
}

const BARE_HANDLE = /^[A-Za-z][\w.-]{2,23}$/u;

/** The last lines of a post: `-- gr1mlock`, `seller: DarkOtter`, `credits: me, NullOtter`, or a handle by itself. */
function bySignature({ lines, voice, extortion }: Story): Party | null {
  if (voice !== 'actor') return null;
  for (const line of lines.toReversed().slice(0, 4)) {
    const match = SIGNATURE.exec(line.text);
    const name = match?.[1];
    if (name === undefined || GENERIC.test(name.replace(/[.,!]+$/u, ''))) continue;
    return partyOf(line, line.text.lastIndexOf(name), name, 0.85);
  }
  const last = lines.at(-1);
  const dashed = /^[-–]\s*(?=\S*[\d_\p{Lu}])([\p{L}][\p{L}\p{N}_.]{2,23})$/u.exec(last?.text ?? '')?.[1];
  if (last !== undefined && dashed !== undefined && lines.length > 3 && !GENERIC.test(dashed))
    return partyOf(last, last.text.indexOf(dashed), dashed, 0.8);
  const bare = last !== undefined && BARE_HANDLE.test(last.text) && !GENERIC.test(last.text) && lines.length > 3;
  if (bare) return partyOf(last, 0, last.text, 0.75);
  const sender = /^from:\s*["“]?([\p{L}\p{N}][\p{L}\p{N} ._-]{2,30}?)["”]?\s*</imu.exec(lines[0]?.text ?? '')?.[1];
  return last !== undefined && sender !== undefined && last.text.trim() === sender && extortion
    ? partyOf(last, 0, sender, 0.8)
    : null;
}

const SENDER = /^from:\s*["“]?([\p{L}\p{N}][\p{L}\p{N} ._-]{2,30}?)["”]?\s*</iu;

/** A mail that threatens names its sender at its head. */
function bySender({ lines, voice, extortion }: Story): Party | null {
  const [line] = lines;
  const name = voice === 'actor' && extortion ? SENDER.exec(line?.text ?? '')?.[1] : undefined;
  return line === undefined || name === undefined || GENERIC.test(name) || !/[\p{Lu}\d]/u.test(name)
    ? null
    : partyOf(line, line.text.indexOf(name), name, 0.75);
}

const ROOM =
  /\s*[-–:]?\s*(?:\/\/.*|\||(?:press room|leaks?|blog|news|data leak site|(?:our )?(?:victims|clients)|wall of shame)\s*)$/iu;
const NO_NAME =
  /^(?:read (?:this|me)|attention|notice(?: of.*)?|important|your (?:files|network).*|selling|sale|free|leak|hello|for immediate release|press release|warning|update|statement)$/iu;

const VICTIM =
  /\b(?:district|schools?|hospitals?|county|city|town|bank|college|university|clinics?|inc|llc|ltd|council|authority|utilit(?:y|ies)|library|church|department)$/iu;

/** A leak site and a note name themselves at their head: `IRON HERON LEAKS`, `~~~ BASALT LYNX ~~~`. */
function byBanner({ lines, voice, extortion }: Story): Party | null {
  const [line] = lines;
  if ((voice !== 'actor' || !extortion) && !/\/\//u.test(line?.text ?? '')) return null;
  if (line === undefined || VICTIM.test((line.text.match(/^[^|/]+/u)?.[0] ?? '').trim())) return null;
  const match = /\p{L}[\p{L}\p{N} .&'-]{1,40}/u.exec(line.text);
  const name = (match?.[0] ?? '').replace(ROOM, '').trim();
  const small = name.replaceAll(/[^\p{Ll}]/gu, '').length;
  if (name.length < 3 || NO_NAME.test(name) || small > name.length * 0.3 || name.split(/\s+/u).length > 4) return null;
  return partyOf(line, line.text.indexOf(name), name, 0.8);
}

const WORD =
  /\b(?:an?|the|one)\s+(?:[a-z-]+\s+){0,2}?(hacker|seller|threat actor|extortionist|attacker|gang|hacking group|ransomware group)\b(?=[^.!?]{0,50}\b(?:claim|said|says|sell|offer|post|list|advertis|demand|reveal|stated|told|writes|wrote)\w*)/iu;

function byWord({ lines, voice }: Story): Party | null {
  if (voice !== 'reporter') return null;
  for (const line of lines) {
    const match = WORD.exec(line.text);
    const name = match?.[1];
    if (match !== null && name !== undefined)
      return partyOf(line, match.index + match[0].length - name.length, name.toLowerCase(), 0.6, name.length);
  }
  return null;
}

function partyOf(line: Line, at: number, value: string, confidence: number, length = value.length): Party {
  const start = line.start + Math.max(0, at);
  return { leaf: { value, span: [start, start + length], confidence }, aliases: [value.toLowerCase()] };
}
