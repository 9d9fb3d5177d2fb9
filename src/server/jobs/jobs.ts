import { unreachable } from '../../base/errors.js';
import { ServerError } from '../error.js';
import { isOver, type Job, type JobRequest } from './job.js';
import { openLooks, type Look, type Looks } from './looks.js';
import type { Told } from './messages.js';
import { runJob, type Run, type RunOptions } from './run.js';
import { openTable, type JobTable } from './table.js';

export type Jobs = Pick<JobTable, 'get' | 'watch'> & {
  /** Newest first. */
  readonly list: () => readonly Job[];
  readonly start: (request: JobRequest, by: string) => Job;
  /** Throws `job_over`. */
  readonly cancel: (id: string) => Job;
  /** Clear values that this user asked for. Throws `not_the_asker`, `no_look`, `look_over`. */
  readonly look: (id: string, user: string) => Look;
  /** Ends what runs and starts nothing more. */
  readonly close: () => Promise<void>;
};

export type JobsOptions = Pick<RunOptions, 'env'> & {
  readonly dir: string;
  readonly folder: string;
  readonly now: () => Date;
};

/** One after the other: each takes what memory and processors there are. What waited when the server ended goes on. */
export function openJobs({ dir, folder, now, env }: JobsOptions): Jobs {
  const table = openTable(folder, now);
  const looks = openLooks(now);
  let running: (Pick<Job, 'id'> & Run) | null = null;
  let closing = false;

  const next = (): void => {
    const waiting = table.list().find(({ state }) => state === 'queued');
    if (running !== null || closing || waiting === undefined) return;
    const { id, request, by } = table.begin(waiting.id);
    const { stop, ended } = runJob({ dir, by, request }, { env, hear: (told) => hear({ table, looks }, id, told) });
    const left = (): void => {
      running = null;
      if (!isOver(table.get(id))) table.end(id, closing ? { state: 'lost' } : { state: 'failed', problem: DIED });
      next();
    };
    running = { id, stop, ended: ended.then(left) };
  };

  for (const { id, state } of table.list()) if (state === 'running') table.end(id, { state: 'lost' });
  next();

  return {
    get: table.get,
    watch: table.watch,
    list: () => table.list().toReversed(),
    start: (request, by) => {
      const { id } = table.add(request, by);
      next();
      return table.get(id);
    },
    cancel: (id) => {
      if (isOver(table.get(id)))
        throw new ServerError('job_over', 'this job is over', { hint: 'Nothing needs to be stopped.' });
      table.end(id, { state: 'cancelled' });
      if (running?.id === id) running.stop();
      return table.get(id);
    },
    look: (id, user) => looks.give(table.get(id), user),
    close: async () => {
      closing = true;
      running?.stop();
      await running?.ended;
      looks.forget();
    },
  };
}

type Ears = { readonly table: JobTable; readonly looks: Looks };

function hear({ table, looks }: Ears, id: string, told: Told): void {
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

const DIED: Job['problem'] = {
  type: 'about:blank',
  status: 500,
  title: 'the process of this job ended before it was done',
  code: 'job_died',
  where: null,
  hint: 'It may have been out of memory (ASSAY_MEMORY bounds it). Start it again: nothing of it was kept.',
};
