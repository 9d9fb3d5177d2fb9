/** How a clause stands to what it mentions: said to be so, said not to be so, only imagined, or asked. */
export type Stance = 'said' | 'denied' | 'imagined' | 'asked';

const CLAUSE =
  /[;:]|\.\s|\s[—–-]{1,2}\s|,?\s(?:but|although|though|while|whereas|however|yet|except)\s|,\s(?:and|which|who)\s(?=[a-z ]{0,30}\b(?:can|could|may|might|is|are|was|were|has|have|had|says?|said)\b)/giu;
const TAKEN =
  'taken|stolen|involved|affected|exposed|accessed|compromised|leaked|included|stored|disclosed|collected|obtained|downloaded|copied|impacted|touched|part of|among|in (?:it|them|there|(?:the|this|that|our|his|her|their|its|those|these|any of (?:the|these|those)) [\\p{L}-]+)|reached|seen|breached|shared|found|read|held|kept|lost|viewed|accessible|reachable|at risk|on file|in there|on (?:it|them)|entered|needed|recorded|among (?:it|them|those)';
const NOT_TAKEN = new RegExp(
  String.raw`^[^.;]{0,90}?\b(?:(?:was|were|is|are|has|have|had|been|be)\s+(?:not|never|n't)|(?:wasn|weren|isn|aren|hasn|haven|hadn)['’]?t|NOT)\s+(?:been\s+|also\s+)?(?:${TAKEN})\b`,
  'iu',
);
const NO_BEFORE =
  /(?:^|[.;:]\s*|,\s+but\s+)not\s+(?:the\s+|your\s+|our\s+|their\s+|any\s+)?$|\b(?:nobody|no\s+one)\s+(?:ever\s+)?(?:gave|asked|took|saw|has)\s+(?:[\w’'-]+\s+){0,4}$|\b(?:no|without(?:\s+any)?|not\s+any|none\s+of\s+the|neither|nor)\s+(?:[\w’'-]+\s+){0,4}$/iu;
const NO_LIST =
  /\b(?:no|without(?:\s+any)?|neither)\s+(?:[\w’'/-]+[\s,]+){0,8}(?:or|nor|and|,)\s+(?:[\w’'-]+\s+){0,2}$/iu;
const NOT_VERB =
  /\b(?:(?:do|does|did|has|have|had)\s+not|(?:don|doesn|didn|hasn|haven|hadn)['’]?t|never)\s+(?:\w+\s+)?(?:include|contain|take|took|taken|store|stored|steal|stolen|collect|collected|involve|involved|expose|exposed|get|got|saw|see|touch|touched|reach|reached|have|hold|keep|kept|need|receive|received|recorded?|enter|entered|print|printed|show|shows|find|list|cover|carry)[^.;]{0,60}$/iu;
/** `Phone numbers, no.`, `SSN: not included`, `your card (we have never had it)`, `kept on paper, and were not taken`. */
const NO_AFTER = new RegExp(
  String.raw`^(?:\s*,\s+no(?:[;.,!]|$)|\s*[:–-]\s*(?:no|none|not\s+(?:included|taken|there)|never|nope)\b|\s*\((?:we|they|it|i)\b[^)]{0,40}\bnever\b|[^.;]{0,80},\s+and\s+(?:was|were|is|are)\s+not\s+(?:${TAKEN})\b)`,
  'iu',
);
const NO_LEAD = /^\s*(?:and\s+)?(?:nothing|none)\b/iu;
const NOT_BY =
  /^[^.;,]{0,40}\b(?:we|they|i|he|she)\s+(?:left\s+(?:it\s+|them\s+)?(?:alone|untouched)|(?:did\s+not|didn['’]t|never)\s+(?:touch|take|copy|get|download))/iu;
/** Said to be kept safe, which says neither that it was taken nor that it was not. */
const SAFE =
  /^(?:\s+(?:and|or)\s+[\p{L} ]{3,30}|,\s+[\p{L} ]{3,30}){0,2}\s+(?:are|were|is|was|remain|remained)\s+(?:all\s+)?(?:safe|secure|untouched|unaffected)\b|^\s+(?:(?:was|were|is|are|had\s+been)\s+(?:all\s+)?(?:(?:kept|stored|held)\s+(?:on|in|by|at|with)\s+(?:an?other|other|an?\s+(?:separate|different)|separate)|encrypted|hashed\s+and|kept\s+elsewhere|stored\s+elsewhere|safe|untouched))\b/iu;
const ADVICE =
  /\b(?:(?:customers|users|people|patients|members|clients|everyone|anyone|consumers|you|they|parents|employees)\s+should|advis(?:e|es|ed|ing)|recommend(?:s|ed|ing)?|urg(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|remind(?:s|ed|ing)?|please|(?:call|contact|write\s+to|e-?mail|phone|reach)\s+(?:our|us|me)\b|make\s+sure|be\s+(?:careful|wary|alert|vigilant)|watch\s+(?:out|for)|ask\s+(?:your|their|the)\s+(?:bank|card\s+company)|do\s+not\s+(?:message|ask|contact|send)|never\s+(?:share|give|send|use)|asked\s+(?:its\s+|all\s+|the\s+)?(?:customers|users|members|patients|clients)\s+to)\b/iu;
const LOSS =
  /\b(?:stolen|taken|exposed|leaked|copied|accessed|compromised|stole|took|contain(?:s|ed)?|includ(?:e|es|ed|ing))\b/iu;
/** Passwords that are set anew are none that were taken. */
const CHANGED =
  /^\s+(?:(?:was|were|is|are|had\s+been|have\s+been|has\s+been|will\s+be)\s+(?:also\s+|since\s+)?(?:reset|changed|replaced|invalidated|revoked|reissued)|resets?|changes?|policy|policies|managers?)\b/iu;
const CHANGES =
  /\b(?:reset(?:ting|s)?|chang(?:e|ed|es|ing)|reissu(?:e|ed|ing)|replac(?:e|ed|ing)|invalidat(?:e|ed|ing)|block(?:ed|ing)?|cancel+(?:ed|ing)?)\s+(?:(?:all|every|their|its|your|our|the|customers?['’]?|user|users['’]?|employee|and|his|her|of)\s+){0,4}$/iu;
/** What such data is good for, and what is usual. */
const GENERAL =
  /\b(?:(?:can|could|may|might)\s+(?:then\s+|also\s+)?be\s+(?:used|abused|misused|exploited)|(?:can|could|may|might)\s+(?:use|open|impersonate|commit|try|apply)\b|(?:often|typically|usually)\s+(?:used|sold|sell|fetch|include|ask)|(?:are|is)\s+worth)\b/iu;
const IMAGINED = /\b(?:if|whether|unless|suppose|in case)\b/iu;
const WOULD = /\b(?:would|could|might)\b/iu;

/** What swindlers ask people for was not taken from whom they name. */
const SWINDLE =
  /\b(?:they|he|she|callers?|scammers?|swindlers?|fraudsters?|tricksters?|impost[eo]rs?|(?:the\s+)?(?:caller|text|message|e-?mail|letter)s?)\s+(?:(?:then|will|may|also|would|might)\s+){0,2}asks?\s+(?:(?:you|people|residents|customers|members|patients|them)\s+)?(?:for|to)\b/iu;

/** `We do not believe that card numbers were involved`. */
const DISBELIEVED =
  /\b(?:(?:do|does|did)\s+not|(?:don|doesn|didn)['’]t|no\s+reason\s+to)\s+(?:currently\s+|now\s+)?(?:believe|think)\s+(?:that\s+)?(?:[\p{L}’'-]+\s+){0,5}$/iu;

/** Words further away than this say nothing of a place. */
const REACH = 240;

/** The clause of a sentence that a place lies in. */
export function clauseAround(
  sentence: string,
  start: number,
  end: number,
): { text: string; start: number; end: number } {
  const lead = Math.max(0, start - REACH);
  let [from, to] = [lead, Math.min(sentence.length, end + REACH)];
  for (const match of sentence.slice(from, to).matchAll(CLAUSE)) {
    const at = lead + match.index;
    if (at + match[0].length <= start) from = at + match[0].length;
    else if (at >= end) {
      to = at;
      break;
    }
  }
  return { text: sentence.slice(from, to), start: from, end: to };
}

/** The stance to what stands at a place of a sentence. */
export function stanceAt(sentence: string, start: number, end: number): Stance {
  if (/\?["”’)]*$/u.test(sentence)) return 'asked';
  const clause = clauseAround(sentence, start, end);
  const before = sentence.slice(clause.start, start);
  const after = sentence.slice(end, clause.end);
  if (isImagined(sentence, start) || isAdvice(sentence.slice(0, start)) || SWINDLE.test(sentence.slice(0, start)))
    return 'imagined';
  if (CHANGED.test(after) || CHANGES.test(before) || GENERAL.test(clause.text)) return 'imagined';
  if (DISBELIEVED.test(before)) return 'denied';
  if (NO_BEFORE.test(before) || NO_LIST.test(before) || NOT_VERB.test(before) || NO_LEAD.test(before)) return 'denied';
  if (/^[^.;,]{0,60}\b(?:was|were)\s+not\s*[.;]?$/iu.test(after) || NO_AFTER.test(sentence.slice(end))) return 'denied';
  if (/^\s+(?:is\s+|are\s+)?(?:ok|okay)\b/iu.test(after)) return 'imagined';
  if (NOT_TAKEN.test(after) || NOT_BY.test(after)) return 'denied';
  return SAFE.test(after) ? 'imagined' : 'said';
}

/** `Customers should change their passwords`, `experts advise not to give card numbers`: advice tells nothing of what was taken. */
function isAdvice(before: string): boolean {
  const advice = ADVICE.exec(before);
  return advice !== null && !LOSS.test(before.slice(advice.index));
}

/** `if confirmed`, `whether any data were taken`, `could have been`: nobody says that it is so. */
export function isImagined(sentence: string, at: number): boolean {
  const condition = IMAGINED.exec(sentence);
  if (condition === null) return /\b(?:(?:could|might|would)\s+have\s+been|would\s+have\s+to)\b/iu.test(sentence);
  if (WOULD.test(sentence)) return true;
  const comma = sentence.indexOf(',', condition.index);
  return at > condition.index && (comma < 0 || at < comma);
}
