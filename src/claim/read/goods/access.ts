import type { Leaf } from '../../../model/claim.js';
import type { Line } from '../../annotate/annotate.js';
import type { Scene } from '../../parties/scene.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

const DOOR = String.raw`(?:access|foothold|shell|web\s?shell|backdoor|back\s+door|way\s+in|persistence|session|entry|hole|door|vpn|login|account)`;
const THEIR = String.raw`(?:(?:an?|my|our|his|her|their|the|your|that|full|live|root|admin|remote|working|valid|any|initial|hackers?['’]?s?|intruders?['’]?s?|attackers?['’]?s?|gang['’]s|group['’]s|seller['’]s)\s+){0,3}`;
const SHUT = String.raw`(?:cut(?:\s+off)?|revoked|closed|gone|dead|removed|patched|blocked|shut(?:\s+(?:off|down))?|terminated|killed|lost|over|burn(?:ed|t))`;
const LIVE = String.raw`(?:live|alive|open|active|working|works|valid|up|there|intact|in\s+place|good)`;
const PATTERNS: readonly (readonly ['kept' | 'lost' | 'unknown', RegExp])[] = [
  [
    'unknown',
    /\b(?:not\s+clear|unclear|not\s+known|unknown|not\s+sure|no\s+word|(?:did|would)\s+not\s+say|(?:does|do|did)\s+not\s+know)\s+(?:on\s+)?(?:if|whether)\b[^.]{0,60}\bstill\s+(?:ha(?:s|ve|d)\s+access|in(?:side)?\b|get\s+(?:back\s+)?in)/iu,
  ],
  [
    'unknown',
    /\b(?:whether|if)\b[^.]{0,40}\b(?:still|can)\s+(?:still\s+)?(?:get\s+(?:back\s+)?in|inside|has\s+access|have\s+access|is\s+in|are\s+in)\b[^.]{0,40}\b(?:cannot|can['’]t|could\s+not|would\s+not|won['’]t|does\s+not|did\s+not|not\s+known|nobody|unclear|anybody['’]s\s+guess)\b/iu,
  ],
  [
    'unknown',
    /\b(?:(?:do\s+not|don['’]?t)\s+ask(?:\s+me)?|no\s+idea|no\s+clue)\b[^.]{0,60}\b(?:if|whether)\b[^.]{0,30}\bstill\s+(?:in|inside|has|have|there)\b/iu,
  ],
  [
    'kept',
    new RegExp(
      String.raw`\b(?:(?:never|not)\s+lost\s+${THEIR}access|(?:has|have)\s+not\s+been\s+(?:kicked|thrown|locked)\s+out)\b`,
      'iu',
    ),
  ],
  [
    'lost',
    new RegExp(
      String.raw`\b(?:(?:lost|losing)\s+${THEIR}${DOOR}|(?:do|does|did)(?:\s+not|n['’]t)\s+have\s+(?:any\s+)?access(?!\s+(?:control|logs?))|no\s+longer\s+(?:(?:ha(?:s|ve|d)|got)\s+(?:\w+\s+){0,3}?access|in(?:side)?\b)|(?:ha(?:s|ve)|got)\s+no\s+(?:more\s+)?access|(?:without|no)\s+access\s+any\s?more|thrown\s+out|(?:kicked|locked|thrown|booted|shut)\s+(?:me|us|them|him|her|the\s+(?:hackers?|intruders?|attackers?|gang))\s+out|(?:i|we)\s+(?:was|were|am|are|got|have\s+been)\s+(?:kicked|locked|thrown|booted|shut)\s+out|been\s+out\s+of\s+their|we\s+have\s+left|(?:can|could)\s+no\s+longer\s+(?:get|log)\s+(?:back\s+)?in(?:to)?|(?:can['’]?t|cannot)\s+get\s+(?:back\s+)?in(?:\s+any\s?more)?|(?:kicked|threw|locked|booted|shut)\s+(?:me|us|them|him|her)\s+(?:off|out)|pulled\s+the\s+plug\s+on|(?:i|we)\s+(?:am|are|['’]m|['’]re)\s+out\b(?!\s+(?:of|to))|(?:door|hole|bug|way\s+in)\s+(?:is|was|got|has\s+been)\s+(?:now\s+)?(?:shut|closed|gone|patched|fixed|plugged)|patched\s+now|thing\s+was\s+closed|noticed\s+us\b[^.]{0,40}\bshut\s+the\s+door|no\s+more\s+access)\b`,
      'iu',
    ),
  ],
  [
    'lost',
    new RegExp(
      String.raw`\b(?:access|backdoor|back\s+door|shell|web\s?shell|way\s+in|foothold)\s+(?:(?:was|is|has\s+been|got|had\s+been|are|were)\s+(?:now\s+|since\s+|already\s+|quickly\s+)?${SHUT}|died|expired|ended|burn(?:ed|t)|gone)\b`,
      'iu',
    ),
  ],
  [
    'lost',
    new RegExp(
      String.raw`\b(?:closed|patched|revoked|cut(?:\s+off)?|removed|blocked|shut\s+(?:off|down)|killed|found\s+and\s+closed|ended|terminated)\s+(?:my|our|his|her|(?:the\s+)?(?:hackers?|intruders?|attackers?|gang|group|seller)['’]s?)\s+${DOOR}\b`,
      'iu',
    ),
  ],
  [
    'kept',
    new RegExp(
      String.raw`\b(?:still\s+(?:ha(?:s|ve|d)|got|with|holds?|holding|maintains?|keeps?|enjoys?)\s+${THEIR}(?:access|${DOOR})|(?:i|we)\s+(?:am|are)\s+in\s+(?:their|your|its)\s+(?:network|systems?)\b[^.]{0,40}\b(?:to\s+this\s+day|today|right\s+now|still|as\s+we\s+speak)|still\s+(?:get\s+in\b|sit(?:ting)?\s+inside|inside|there\b|logged\s+in|sitting\s+in|connected\s+to\s+(?:their|your|the|its))|still\s+in\b(?=\s*(?:[.,;!)]|$|as\s+of\b|(?:their|the|your|its)\s+(?:\w+\s+)?(?:networks?|systems?|servers?|environment|domain|mail)))|(?:retain(?:s|ed)?|kept|keep(?:s|ing)?|maintain(?:s|ed)?)\s+${THEIR}access(?!\s+(?:logs?|control)))`,
      'iu',
    ),
  ],
  [
    'kept',
    new RegExp(
      String.raw`\b(?:access|backdoor|back\s+door|shell|web\s?shell|foothold|way\s+in|hole|door)\s+(?:(?:is|remains?|stays?|was)\s+)?still\s+${LIVE}\b|\b(?:my|our|his|their|the\s+hackers?['’]s?)\s+access\s+(?:to\s+(?:[\w’']+\s+){1,4})?(?:remains?|stays?|is)\s+(?:open|live|active|alive|intact)\b|\b(?:can|could|able\s+to)\s+still\s+(?:get|log)\s+(?:back\s+)?in\b|\bstill\s+(?:can|able\s+to)\s+(?:get|log)\s+(?:back\s+)?in\b|\b(?:have|has)\s+not\s+(?:yet\s+)?(?:closed|patched|found|noticed)\s+(?:the|our|my)\s+(?:hole|door|back\s?door|access|bug|way\s+in)\b`,
      'iu',
    ),
  ],
];

type Access = Leaf<'kept' | 'lost' | 'unknown'>;

/** Whether those who claim can still get in, as they say or as is reported. A question is no answer. */
export const readAccess: Reader = (scene) => ({ access: accessIn(scene)[0] ?? null });

/** Everything that a story says of it, in order. */
export function accessIn({ lines, earlier, chat }: Scene): Access[] {
  return lines.flatMap((line) => {
    if (line.text.endsWith('?') || earlier.has(line.index)) return [];
    const answer = answered(chat ? lines[line.index - 1] : undefined, line);
    if (answer !== null) return [answer];
    for (const [value, pattern] of PATTERNS) {
      const match = pattern.exec(line.text);
      if (match === null || STAFF.test(line.text.slice(0, match.index))) continue;
      return [leafAt(value, line, match, 0.9)];
    }
    return [];
  });
}

/** Whose access is none of a thief's. */
const STAFF =
  /\b(?:staff|employees?|customers?|clients?|doctors?|nurses?|patients?|residents?|users?|members?|officials?|students?|teachers?|workers?|who(?:m?ever)?|departments?|public|router|server|device|machine|box|firewall|camera|controller|modem)\s+(?:[^.;,]{0,30}\s)?(?:(?:do|does|did|also|can|could|who|will|now)\s+)*$/iu;
const ASKS = /\b(?:still|can\s+(?:you|u))\b[^?]{0,40}\b(?:in(?:side)?|access|there|way\s+in)\b[^?]*(?:\?|$)/iu;
const NO = /(?:^|[\]:>]\s)(?:no|nope|nah|not\s+any\s?more)\b/iu;
const YES = /(?:^|[\]:>]\s)(?:yes|yep|yeah|sure|still)\b/iu;

/** In a chat a bare yes or no answers the question before it. */
function answered(question: Line | undefined, line: Line): Access | null {
  if (question === undefined || question.speaker === line.speaker || !ASKS.test(question.text)) return null;
  const no = NO.exec(line.text);
  const yes = YES.exec(line.text);
  if (no !== null) return leafAt('lost', line, no, 0.75);
  return yes === null ? null : leafAt('kept', line, yes, 0.75);
}
