import type { Line } from '../../annotate/annotate.js';
import type { Scene } from '../../parties/scene.js';

const HOLDS =
  /\b(?:systems?|portals?|databases?|servers?|sites?|files?|platforms?|apps?|computers?|archives?|registers?|mailbox(?:es)?)\s+(?:\p{L}+\s+){0,3}?(?:has|have|holds?|contains?|keeps?|stores?|stored|held|kept)\b|\b(?:details|names|records|data|files|numbers|addresses|information)\b[^.;]{0,90}\b(?:was|were|is|are)\s+(?:kept\s+|stored\s+|held\s+)?(?:on|in)\s+(?:the|that|it|this|its|our)\b/iu;
const UNKNOWN =
  /\b(?:whether|if)\b[^.?]{0,60}\b(?:copied|taken|stolen|accessed|seen|read|downloaded|viewed|leaked)\b[^.?]{0,40}\b(?:is|was|remains?)\s+(?:not\s+(?:yet\s+)?(?:known|clear|certain)|unknown|unclear|open)\b|\b(?:(?:do|does|did)\s*(?:not|n['’]t)|cannot|can['’]t)\s+(?:yet\s+)?(?:know|say|tell)(?:\s+(?:yet|whether|if)\b|\s*[.,])|\b(?:it\s+is|it['’]s)\s+(?:not\s+(?:yet\s+)?(?:known|clear)|unknown|unclear)\s+(?:whether|if)\b|\bif\s+it\s+turns\s+out\s+that\b|\bno\s+(?:sign|indication|evidence)\s+(?:so\s+far\s+)?that\b[^.]{0,50}\b(?:copied|taken|stolen|downloaded)\b/iu;
const UNKNOWN_LINES = 3;

/** Whether a sentence tells only what a system holds, of which nobody knows whether it was taken. */
export function isOnlyKept({ lines }: Scene, line: Line): boolean {
  if (!HOLDS.test(line.text)) return false;
  return lines
    .slice(Math.max(0, line.index - UNKNOWN_LINES), line.index + UNKNOWN_LINES)
    .some((other) => Math.abs(other.paragraph - line.paragraph) <= 1 && UNKNOWN.test(other.text));
}
