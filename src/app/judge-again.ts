import type { Verdict } from '../model/verdict.js';
import { reachVerdict, type VerdictRequest } from '../proof/verdict/verdict.js';
import { weigh } from '../proof/weigh/weigh.js';

/** What weighing and verdict start from: plain data without a clear value. `trace` is of the weighing of its day. */
export type Evidence = Omit<VerdictRequest, 'weighing'>;

/** Weighs kept evidence anew and reaches the verdict, without engine or files. Pure. */
export function judgeAgain(evidence: Evidence): Verdict {
  return reachVerdict({ ...evidence, weighing: weigh(evidence.match, evidence.reference) });
}
