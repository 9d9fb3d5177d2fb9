const HANDLE = String.raw`["“'‘]?@?([\p{L}\p{N}][\p{L}\p{N}_.$-]*(?: (?:&|of the|of|and) \p{Lu}[\p{L}\p{N}_.$-]*| \p{Lu}[\p{L}\p{N}_.$-]*){0,3})["”'’]?`;
const WHO = String.raw`(?:hackers?|gang|group|sellers?|attackers?|actors?|person|people|user|someone|somebody|crew|collective|member|account|individual|poster|vendor|broker|trader|woman|man|thief|teenager|outfit|criminals?|intruders?|guy|dude|kid|fellow|handle|channel|bunch|somebody|whoever|team|operation|extortionists?|leaker|profile)`;
const ITSELF = String.raw`(?:itself|himself|herself|themselves|themself)`;

const NAME = String.raw`(\p{Lu}[\p{L}\p{N}_.-]*(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2})`;
const TRADE = String.raw`(?:ransomware|hacking|hacker|extortion|cybercrime|cybercriminal|criminal|cyber)`;
const BAND = String.raw`(?:group|gang|crew|collective|outfit|operation|team)`;

/** How texts name those who claim: the pattern, and how sure it is. What it finds must look like a name or stand in quotes. */
export const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      String.raw`(?:^|\s)${NAME},\s+(?:the|an?)\s+(?:[\p{L}-]+\s+){0,3}?(?:gang|crew|hacking\s+group|ransomware\s+group|hackers|extortionists)\b`,
      'u',
    ),
    0.85,
  ],
  [
    new RegExp(
      String.raw`(?:^|\s)([\w.-]{3,24}),\s+as\s+the\s+(?:seller|hacker|user|poster|man|woman|person|gang|group|crew)\s+(?:calls|styles|names)\s+${ITSELF}`,
      'iu',
    ),
    0.9,
  ],
  [new RegExp(String.raw`\bwelcome\s+to\s+the\s+chat\s+of\s+(?:the\s+)?${NAME}`, 'u'), 0.9],
  [/^forwarded\s+from:\s*(\p{Lu}[\p{Lu}\p{N}]+(?:\s\p{Lu}[\p{Lu}\p{N}]+){0,3})/iu, 0.85],
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
  [
    new RegExp(
      String.raw`\b(?:note|message|letter|post|e-?mail|page)\b[^.;]{0,30}\b(?:signed|in\s+the\s+name\s+of)\s+(?:by\s+|with\s+the\s+name\s+)?(?:the\s+)?${NAME}`,
      'u',
    ),
    0.85,
  ],
  [/\b[Ww]e,\s+(?:the\s+)?(\p{Lu}[\p{L}\p{N}_.-]*(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2}),/u, 0.9],
  [/^\W*CHANNEL\s+OF\s+(?:THE\s+)?(\p{Lu}[\p{Lu}\p{N}]+(?:\s\p{Lu}[\p{Lu}\p{N}]+){0,2})(?=\s*(?:\/\/|\||$))/u, 0.9],
  [new RegExp(String.raw`\b(?:support\s+(?:team\s+|desk\s+)?|chat\s+)of\s+(?:the\s+)?${NAME}`, 'u'), 0.85],
  [new RegExp(String.raw`\bchannel\s+(?:of\s+)?${NAME}(?=\])`, 'u'), 0.85],
  [
    /^\s*(?:vendor|seller|user|author|posted\s+by|thread\s+by|member|poster|nick|handle|op|from|by)\s*[:.]*\s+["“]?@?([A-Za-z][\w.-]{2,23})["”]?(?=\s{0,4}(?:[,(|·•]\s*(?:level|lvl|joined|rep|member|vip|posts?|\d)|$))/iu,
    0.85,
  ],
  [/\bby\s+@?([a-z]\w*[_\d]\w*)(?=[\s,.)]|$)/u, 0.8],
  [
    new RegExp(
      String.raw`^(?:[\w!, ]{0,30})?\bwe\s+are\s+(?:the\s+)?${HANDLE}(?=\s+and\s+(?:we|i)\b|\s+(?:team|group|gang|crew|ransomware)|[.,!])`,
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
    /\b(?:seller|hackers?|extortionists?|poster|user|gang|group|crew|collective|vendor),\s+(\p{Lu}[\p{L}\p{N}_.-]{2,24}(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2}),(?!\s+(?:had|has|was|were)\s+(?:been\s+)?(?:hacked|breached|attacked|hit|broken|compromised))/u,
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
export const SIGNATURE = new RegExp(
  String.raw`^(?:.{0,20}\s)?(?:--|—|–|\^|~|seller:|vendor:|credits?:(?:\s*me,)?|(?:posted|released|leaked|shared|uploaded)\s+by:?|author:|(?:regards|cheers|greetings|yours|best|sincerely|love|signed),?|\/|all credits? to|(?:full |all )?credits? (?:goes|go|belongs?) to|thanks to|shout-?out to|by)\s*(?:by\s+)?${HANDLE}\s*(?:,\s*[\d\p{L} .]{4,20})?$`,
  'iu',
);
export const GENERIC =
  /^(?:me|us|you|the|a|an|phone|email|mail|telegram|dm|name|itself|him|her|it|them|hand|default|law|not|now|your|our|in|on|at|sale|selling|read|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|today|tonight|noon|midnight|pm|dm|pms|dms|xmpp|jabber|tox|session|signal|discord|message|messenger|escrow|enjoy|bye|peace|thanks|fast|soon|mirror|link|password|everyone|all|those|nobody|none|anyone|everybody|they|he|she|it|police|several|hackers?|attackers?|someone|unknown)$/iu;
