import { ServerError } from '../error.js';
import { attend, type AttendOptions } from './attend.js';
import { isOver, type Job, type JobRequest } from './job.js';
import { openLooks, type Look } from './looks.js';
import { openTable, type JobTable } from './table.js';

export type Jobs = Pick<JobTable, 'get' | 'watch'> & {
  /** Newest first. */
  readonly list: () => readonly Job[];
  /** Throws `too_many_jobs`. */
  readonly start: (request: JobRequest, by: string) => Job;
  /** Throws `job_over`. */
  readonly cancel: (id: string) => Job;
  /** Clear values that this user asked for. Throws `not_the_asker`, `no_look`, `look_over`. */
  readonly look: (id: string, user: string) => Look;
  /** Ends what runs and starts nothing more. */
  readonly close: () => Promise<void>;
};

export type JobsOptions = Pick<AttendOptions, 'dir' | 'env' | 'may'> & {
  readonly folder: string;
  readonly now: () => Date;
};

/** Of one asker, waiting or running. */
const MOST_AT_ONCE = 20;

/** One after the other: each takes what memory and processors there are. What waited when the server ended goes on. */
export function openJobs({ dir, folder, now, env, may }: JobsOptions): Jobs {
  const table = openTable(folder, now);
  const looks = openLooks(now);
  let running: { readonly id: string; readonly stop: AbortController; readonly ended: Promise<void> } | null = null;
  let closing = false;

  const next = (): void => {
    const waiting = table.list().find(({ state }) => state === 'queued');
    if (running !== null || closing || waiting === undefined) return;
    const job = table.begin(waiting.id);
    const { id } = job;
    const stop = new AbortController();
    const left = (): void => {
      running = null;
      if (!isOver(table.get(id))) table.end(id, closing ? { state: 'lost' } : { state: 'failed', problem: DIED });
      table.prune(null);
      next();
    };
    running = { id, stop, ended: attend(job, { dir, env, may, table, looks, stop }).then(left) };
  };

  for (const { id, state } of table.list()) if (state === 'running') table.end(id, { state: 'lost' });
  table.prune(null);
  next();

  return {
    get: table.get,
    watch: table.watch,
    list: () => table.list().toReversed(),
    start: (request, by) => {
      const own = table.list().filter((job) => job.by === by && !isOver(job));
      if (own.length >= MOST_AT_ONCE) throw tooMany();
      const { id } = table.add(request, by);
      next();
      return table.get(id);
    },
    cancel: (id) => {
      if (isOver(table.get(id)))
        throw new ServerError('job_over', 'this job is over', { hint: 'Nothing needs to be stopped.' });
      table.end(id, { state: 'cancelled' });
      if (running?.id === id) running.stop.abort();
      const job = table.get(id);
      table.prune(running?.id ?? null);
      return job;
    },
    look: (id, user) => looks.give(table.get(id), user),
    close: async () => {
      closing = true;
      running?.stop.abort();
      await running?.ended;
      looks.forget();
    },
  };
}

function tooMany(): ServerError {
  return new ServerError('too_many_jobs', `${MOST_AT_ONCE} pieces of your work wait or run already`, {
    hint: 'Wait until some of it is done, or cancel what you do not need.',
  });
}

const DIED: Job['problem'] = {
  type: 'about:blank',
  status: 500,
  title: 'the process of this job ended before it was done',
  code: 'job_died',
  where: null,
  hint: 'It may have been out of memory (ASSAY_MEMORY bounds it). Start it again: nothing of it was kept.',
};
