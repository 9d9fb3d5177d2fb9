import type { WAYS_IN } from '../../../model/claim.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Way = (typeof WAYS_IN)[number];

/** How those who came in are said to come in, in this case or as a rule; what is only possible gets less confidence. */
const PATTERNS: readonly (readonly [Way, RegExp])[] = [
  [
    'email',
    /\b(?:phishing(?:\s+e-?mails?)?|(?:come|came|coming|arrives?|got\s+in)\s+(?:in\s+)?(?:through|by|via|with|from)\s+(?:an?\s+)?(?:malicious\s+)?e-?mails?|attachment\s+in\s+an\s+e-?mail|opened\s+an\s+(?:infected\s+)?attachment|malicious\s+(?:e-?mail|attachment)|e-?mail\s+is\s+(?:definitely\s+)?where)\b/iu,
  ],
  [
    'web',
    /\b(?:(?:come|came)\s+(?:in\s+)?from\s+the\s+web|malicious\s+(?:website|download)|drive-by|infected\s+website)\b/iu,
  ],
  [
    'remote_access',
    /\b(?:(?:through|via|over|with|by|used?)\s+(?:[\w'’]+\s+){0,3}?(?:VPN|remote[ -](?:access|desktop)|RDP|TeamViewer|AnyDesk)|remote\s+(?:desktop|access)\s+(?:account|connection|login|program|software|tool)|had\s+remote\s+access|(?:used\s+for|left\s+open)\s+remote\s+access)\b/iu,
  ],
  [
    'unpatched_software',
    /\b(?:unpatched|un-patched|(?:had|has|have|was|were)\s+not\s+been\s+(?:properly\s+)?(?:patched|updated)|not\s+been\s+(?:properly\s+)?patched|(?:never|not)\s+(?:been\s+)?(?:patched|updated)|outdated\s+software|out-of-date\s+software|missing\s+(?:a\s+)?patch(?:es)?|known\s+vulnerability)\b/iu,
  ],
  [
    'stolen_credentials',
    /\b(?:(?:stolen|shared|default|reused|leaked|compromised|weak|guessed)\s+(?:passwords?|credentials|logins?)|with\s+(?:the|a)\s+(?:password|login|credentials?)\s+(?:of|one|that)|used\s+(?:[\w'’]+\s+){0,3}?credentials|guessed\s+(?:the|a|its)\s+password|credentials\s+of)\b/iu,
  ],
  [
    'supplier',
    /\b(?:(?:through|via|from|by\s+way\s+of)\s+(?:an?|the|its|our|one\s+of\s+its)\s+(?:[\p{L}-]+\s+){0,2}?(?:supplier|vendor|contractor|service\s+provider|third[ -]party)\b)/iu,
  ],
  ['insider', /\b(?:insider|(?:former|disgruntled)\s+employee\s+(?:used|copied|took|stole))\b/iu],
  [
    'social_engineering',
    /\b(?:posed\s+as|pretend(?:ed|ing)\s+to\s+be|impersonat(?:ed|ing)|talked\s+(?:a|an|the)\s+\w+\s+into|social\s+engineering)\b/iu,
  ],
  [
    'exposed_server',
    /\b(?:(?:server|database|bucket|instance)s?\s+(?:without|w\/o|with\s+no)\s+(?:an?\s+)?password|(?:open|unsecured|unprotected|misconfigured|exposed)\s+(?:storage\s+)?(?:bucket|server|database|instance)|anyone\s+could\s+list)\b/iu,
  ],
];
const POSSIBLE = /\b(?:can|could|may|might|would)\b/u;
const DENIED = /\b(?:no|not|never|nor)\s+(?:\w+\s+){0,3}$/iu;
/** Staff who are taught about mails, and marketing that is none of the attack's. */
const ELSEWHERE = /\b(?:training|train(?:s|ed)?)\s+(?:our|their|its|the)\b/iu;

export const readWaysIn: Reader = ({ lines, earlier }) => ({
  ways_in: PATTERNS.flatMap(([way, pattern]) => {
    for (const line of lines) {
      const match = earlier.has(line.index) || ELSEWHERE.test(line.text) ? null : pattern.exec(line.text);
      if (match === null || (way !== 'unpatched_software' && DENIED.test(line.text.slice(0, match.index)))) continue;
      return [leafAt<Way>(way, line, match, POSSIBLE.test(line.text) ? 0.6 : 0.85)];
    }
    return [];
  }),
});
