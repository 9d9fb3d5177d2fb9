import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { packedFile } from '../../base/packed.js';
import { ServerError } from '../error.js';
import { isOver, type Job, type JobRequest } from './job.js';
import { readJobs, writeJob } from './keep.js';
import type { Task, Told } from './messages.js';

export type Jobs = {
  readonly list: () => readonly Job[];
  /** Throws `no_such_job`. */
  readonly get: (id: string) => Job;
  readonly start: (request: JobRequest, by: string) => Job;
  /** Throws `job_over`. */
  readonly cancel: (id: string) => Job;
  /** Calls at every change until the returned function is called. */
  readonly watch: (id: string, told: (job: Job) => void) => () => void;
  /** Ends what runs and starts nothing more. */
  readonly close: () => Promise<void>;
};

export type JobsOptions = {
  readonly dir: string;
  readonly folder: string;
  readonly now: () => Date;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** One after the other: each takes what memory and processors there are. What waited when the server ended goes on. */
export function openJobs({ dir, folder, now, env }: JobsOptions): Jobs {
  const jobs = new Map<string, Job>();
  const watchers = new Map<string, Set<(job: Job) => void>>();
  let running: { readonly id: string; readonly child: ChildProcess; readonly ended: Promise<void> } | null = null;
  let closing = false;

  const at = (): string => now().toISOString();
  const get = (id: string): Job => {
    const job = jobs.get(id);
    if (job === undefined)
      throw new ServerError('no_such_job', 'there is no such job', { hint: 'It may be of another workspace.' });
    return job;
  };
  const change = (id: string, part: Partial<Job>, keep = true): Job => {
    const job = { ...get(id), ...part };
    jobs.set(id, job);
    if (keep) writeJob(folder, job);
    for (const told of watchers.get(id) ?? []) told(job);
    return job;
  };
  const end = (id: string, part: Partial<Job>): void => void change(id, { ...part, progress: null, ended_at: at() });

  const next = (): void => {
    const waiting = [...jobs.values()].find(({ state }) => state === 'queued');
    if (running !== null || closing || waiting === undefined) return;
    const { id, request, by } = change(waiting.id, { state: 'running', started_at: at() });
    const child = fork(packedFile(import.meta.url, 'job-process.js'), [], {
      env: plain(env),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = new Promise<void>((resolve) => {
      child.once('close', () => {
        running = null;
        if (!isOver(get(id))) end(id, { state: closing ? 'lost' : 'failed', problem: closing ? null : DIED });
        resolve();
        next();
      });
    });
    child.on('message', (told: Told) => hear(id, told));
    child.once('error', () => undefined);
    child.send({ dir, by, request } satisfies Task);
    running = { id, child, ended };
  };
  const hear = (id: string, told: Told): void => {
    // It was done before it heard that it should stop: what it kept is told, whatever was asked.
    if (isOver(get(id)) && told.told !== 'done') return;
    if (told.told === 'progress') change(id, { progress: told.progress }, false);
    if (told.told === 'warning') change(id, { warnings: [...get(id).warnings, told.line].slice(-50) });
    if (told.told === 'done') end(id, { state: 'done', result: told.result });
    if (told.told === 'failed') end(id, { state: 'failed', problem: told.problem });
  };

  for (const job of readJobs(folder)) {
    jobs.set(job.id, job);
    if (job.state === 'running') end(job.id, { state: 'lost' });
  }
  next();

  return {
    list: () => [...jobs.values()].toReversed(),
    get,
    start: (request, by) => {
      const job: Job = { id: randomUUID(), request, by, state: 'queued', asked_at: at(), ...UNTOUCHED };
      jobs.set(job.id, job);
      writeJob(folder, job);
      next();
      return get(job.id);
    },
    cancel: (id) => {
      if (isOver(get(id)))
        throw new ServerError('job_over', 'this job is over', { hint: 'Nothing needs to be stopped.' });
      end(id, { state: 'cancelled' });
      if (running?.id === id) running.child.kill('SIGTERM');
      return get(id);
    },
    watch: (id, told) => {
      get(id);
      const all = watchers.get(id) ?? new Set();
      watchers.set(id, all.add(told));
      return () => void all.delete(told);
    },
    close: async () => {
      closing = true;
      running?.child.kill('SIGTERM');
      await running?.ended;
    },
  };
}

const UNTOUCHED = { started_at: null, ended_at: null, progress: null, warnings: [], result: null, problem: null };

const DIED: Job['problem'] = {
  type: 'about:blank',
  status: 500,
  title: 'the process of this job ended before it was done',
  code: 'job_died',
  where: null,
  hint: 'It may have been out of memory (ASSAY_MEMORY bounds it). Start it again: nothing of it was kept.',
};

function plain(env: JobsOptions['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
