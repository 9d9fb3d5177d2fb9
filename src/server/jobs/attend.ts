import { unreachable } from '../../base/errors.js';
import type { Right } from '../../model/team.js';
import { ServerError } from '../error.js';
import { problemOf, type Problem } from '../problem.js';
import { isOver, type Job } from './job.js';
import type { Looks } from './looks.js';
import type { Told } from './messages.js';
import { runJob, type RunOptions } from './run.js';
import type { JobTable } from './table.js';

const ASK_EVERY_MS = 3000;

export type AttendOptions = Pick<RunOptions, 'env'> & {
  readonly dir: string;
  /** Whether an asker still has that right. */
  readonly may: (by: string, right: Right) => Promise<boolean>;
  readonly table: JobTable;
  readonly looks: Looks;
  readonly stop: AbortController;
};

/** Runs a job for as long as its asker may: asked when it begins, every few seconds, and before anything of it is kept. */
export async function attend({ id, request, by }: Job, { dir, env, may, stop, ...ears }: AttendOptions): Promise<void> {
  const right = request.kind === 'explain' && request.clear ? 'clear' : 'write';
  const ask = async (): Promise<Problem | null> => whyNot(() => may(by, right), dir);
  const refuse = (problem: Problem): void => {
    if (stop.signal.aborted) return;
    if (!isOver(ears.table.get(id))) ears.table.end(id, { state: 'failed', problem });
    stop.abort();
  };
  const isLet = async (): Promise<boolean> => {
    const problem = await ask();
    if (problem !== null) refuse(problem);
    return problem === null;
  };
  // A store that does not answer for a moment stops nothing half-way.
  const askBetween = async (): Promise<void> => {
    const problem = await ask();
    if (problem?.code === 'asker_out') refuse(problem);
  };
  if (!(await isLet()) || stop.signal.aborted) return;
  const timer = setInterval(() => void askBetween(), ASK_EVERY_MS);
  const hears = (told: Told): void => hear(ears, id, told);
  await runJob({ dir, by, request }, { env, hear: hears, mayKeep: isLet, signal: stop.signal });
  clearInterval(timer);
  stop.abort(); // whoever still waits for an answer has nothing to stop
}

/** Why an asker may not go on; null where they may. Where that cannot be learned, they may not. */
async function whyNot(may: () => Promise<boolean>, dir: string): Promise<Problem | null> {
  try {
    return (await may()) ? null : problemOf(askerOut(), dir);
  } catch (error) {
    return problemOf(error, dir);
  }
}

function askerOut(): ServerError {
  return new ServerError('asker_out', 'whoever asked for this may not any more: it was stopped', {
    hint: 'Their account was closed or has another role. Nothing of it was kept: whoever may can start it again.',
  });
}

function hear({ table, looks }: Pick<AttendOptions, 'table' | 'looks'>, id: string, told: Told): void {
  // It was done before it heard that it should stop: what it kept is told, whatever was asked.
  if (isOver(table.get(id)) && told.told !== 'done') return;
  switch (told.told) {
    case 'progress':
      return table.advance(id, told.progress);
    case 'warning':
      return table.warn(id, told.line);
    case 'done':
      if (told.clear !== undefined) looks.hold(id, told.clear);
      return table.end(id, { state: 'done', result: told.result });
    case 'failed':
      return table.end(id, { state: 'failed', problem: told.problem });
    default:
      return unreachable(told);
  }
}
