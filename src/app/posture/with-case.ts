import type { Posture } from '../../model/posture.js';
import type { CaseForPosture } from '../cases/for-posture.js';
import type { CaseContext } from '../cases/open.js';
import { checkPosture, type CheckRequest } from './check.js';

/** A case of a workspace. */
export type CaseToAsk = { readonly dir: string; readonly caseId: string; readonly context: CaseContext };

/** A check whose plan is ordered by what a case says of the way in, and what else that case says. */
export async function checkWithCase(
  request: CheckRequest,
  asked: CaseToAsk | null,
): Promise<{ readonly posture: Posture; readonly ofCase: CaseForPosture | null }> {
  if (asked === null) return { posture: await checkPosture(request), ofCase: null };
  // The store of cases is loaded only where one is named.
  const { caseForPosture } = await import('../cases/for-posture.js');
  const ofCase = await caseForPosture(asked.dir, asked.caseId, request.asOf, asked.context);
  const posture = await checkPosture({ ...request, incident: ofCase.ordered });
  return { posture: { ...posture, warnings: [...ofCase.warnings, ...posture.warnings] }, ofCase };
}
