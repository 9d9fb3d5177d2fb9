import { explainRow, type AppContext } from '../../app/use-cases.js';
import { lookAtRow } from '../../app/look-at-row.js';
import { NOTHING_FOUND } from './job.js';
import type { Done, Task } from './messages.js';
import { clearCells, shownExplanation } from './shown-explanation.js';
import type { JobRequest } from './job.js';

type ExplainTask = Task & { readonly request: Extract<JobRequest, { readonly kind: 'explain' }> };

/** How one row was judged; its cells where they were asked for and the case has kept that. */
export async function explainJob(
  { dir, by, request }: ExplainTask,
  leaks: readonly string[],
  context: AppContext,
  requireLeave: () => Promise<void>,
): Promise<Done> {
  const { columns, choice, against } = request;
  const options = { columns, choice, ...(against === undefined ? {} : { against }) };
  if (!request.clear) {
    const explanation = await explainRow(dir, leaks, { ...options, clear: false }, context);
    return { result: { ...NOTHING_FOUND, explanation: shownExplanation(explanation) } };
  }
  const entry = { caseId: request.case, who: by, basis: [] };
  const look = { ...options, entry, why: request.why, requireLeave };
  const { event, explanation } = await lookAtRow(dir, leaks, look, context);
  const result = { ...NOTHING_FOUND, event: event.seq, explanation: shownExplanation(explanation) };
  return { result, clear: clearCells(explanation) };
}
