import type { CaseEvent } from '../model/case.js';
import type { Explanation } from '../model/explanation.js';
import { addEvent, type Entry } from './cases/add.js';
import { requireCase } from './cases/keep-finding.js';
import type { AppContext, ExplainOptions } from './context.js';
import { explainAmongFiles } from './explain-row.js';

/** A row with its cells in clear, and the event that keeps who looked. */
export type Look = { readonly explanation: Explanation; readonly event: CaseEvent };

export type LookRequest = Omit<ExplainOptions, 'clear'> & {
  readonly entry: Entry;
  readonly why: string;
  /** Asked after the long work; what it throws keeps the row unseen. */
  readonly requireLeave?: () => Promise<void>;
};

/** Shows one row with its cells in clear, once the case has kept who looks at it and why. What cannot be kept is not shown. */
export async function lookAtRow(
  workspaceDir: string,
  leaks: readonly string[],
  { entry, why, requireLeave, ...options }: LookRequest,
  context: AppContext,
): Promise<Look> {
  await requireCase(workspaceDir, entry.caseId, context); // before the long work
  const { explanation, files } = await explainAmongFiles(workspaceDir, leaks, { ...options, clear: true }, context);
  context.signal.throwIfAborted(); // who stopped it saw nothing
  await requireLeave?.();
  const { row, line, file } = explanation;
  const resting = { ...entry, basis: [...entry.basis, ...files] };
  const event = await addEvent(workspaceDir, resting, 'look', { sha256: file.sha256, row, line, why }, context);
  return { explanation, event };
}
