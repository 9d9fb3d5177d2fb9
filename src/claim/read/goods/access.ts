import type { Leaf } from '../../../model/claim.js';
import type { Line } from '../../annotate/annotate.js';
import type { Scene } from '../../parties/scene.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

const PATTERNS: readonly (readonly ['kept' | 'lost' | 'unknown', RegExp])[] = [
  [
    'unknown',
    /\b(?:not\s+clear|unclear|not\s+known|unknown)\s+(?:if|whether)\b[^.]{0,60}\bstill\s+ha(?:s|ve|d)\s+access\b/iu,
  ],
  [
    'lost',
    /\b(?:lost\s+(?:our\s+|my\s+|their\s+|the\s+)?(?:access|shell|foothold)|(?:do|does)\s+not\s+have\s+access|no\s+longer\s+(?:(?:ha(?:s|ve|d)|got)\s+(?:\w+\s+){0,3}?access|in(?:side)?\b)|ha(?:s|ve)\s+no\s+(?:more\s+)?access|(?:without|no)\s+access\s+any\s?more|thrown\s+out|(?:kicked|locked|thrown|booted)\s+(?:me|us|them|him)\s+out|been\s+out\s+of\s+their|we\s+have\s+left|can\s+no\s+longer\s+get\s+in|(?:access|backdoor|shell)\s+(?:was|is|has been|got)\s+(?:cut|revoked|closed|gone|removed|patched|burn(?:ed|t))|access\s+burn(?:ed|t))/iu,
  ],
  [
    'kept',
    /\b(?:still\s+(?:ha(?:s|ve|d)|got|with)\s+(?:full\s+|live\s+|root\s+)?access|still\s+(?:in(?:side)?|there)\b|(?:retain(?:s|ed)?|keep(?:s|ing)?)\s+access|access\s+is\s+still\s+(?:live|open))/iu,
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
      if (match === null) continue;
      return [leafAt(value, line, match, 0.9)];
    }
    return [];
  });
}

const ASKS = /\b(?:still|can\s+you)\b[^?]{0,40}\b(?:in(?:side)?|access|there|way\s+in)\b[^?]*\?/iu;
const NO = /(?:^|[:>]\s)(?:no|nope|nah|not\s+any\s?more)\b/iu;
const YES = /(?:^|[:>]\s)(?:yes|yep|yeah|sure|still)\b/iu;

/** In a chat a bare yes or no answers the question before it. */
function answered(question: Line | undefined, line: Line): Access | null {
  if (question === undefined || question.speaker === line.speaker || !ASKS.test(question.text)) return null;
  const no = NO.exec(line.text);
  const yes = YES.exec(line.text);
  if (no !== null) return leafAt('lost', line, no, 0.75);
  return yes === null ? null : leafAt('kept', line, yes, 0.75);
}
