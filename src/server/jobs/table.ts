import { randomUUID } from 'node:crypto';
import { ServerError } from '../error.js';
import { isOver, type Job, type JobRequest } from './job.js';
import { readJobs, removeJob, writeJob } from './keep.js';

/** The jobs of a workspace as they stand, each kept as a file, and who watches them. */
export type JobTable = {
  /** Oldest first. */
  readonly list: () => readonly Job[];
  /** Throws `no_such_job`. */
  readonly get: (id: string) => Job;
  readonly add: (request: JobRequest, by: string) => Job;
  readonly begin: (id: string) => Job;
  readonly end: (id: string, part: Partial<Job>) => void;
  /** Of how far it is the file is not told: that is past when it is read. */
  readonly advance: (id: string, progress: Job['progress']) => void;
  readonly warn: (id: string, line: string) => void;
  /** Forgets those that are over beyond the last 200 that ended, but for one that is still being heard of. */
  readonly prune: (but: string | null) => void;
  /** Calls at every change until the returned function is called. */
  readonly watch: (id: string, told: (job: Job) => void) => () => void;
};

const MOST_WARNINGS = 50;
const MOST_OVER = 200;

export function openTable(folder: string, now: () => Date): JobTable {
  const jobs = new Map(readJobs(folder).map((job) => [job.id, job]));
  const watchers = new Map<string, Set<(job: Job) => void>>();
  const at = (): string => now().toISOString();
  const get = (id: string): Job => {
    const job = jobs.get(id);
    if (job !== undefined) return job;
    throw new ServerError('no_such_job', 'there is no such job', { hint: 'It may be of another workspace.' });
  };
  const show = (job: Job): Job => {
    jobs.set(job.id, job);
    for (const told of watchers.get(job.id) ?? []) told(job);
    return job;
  };
  const keep = (job: Job): Job => {
    writeJob(folder, job);
    return show(job);
  };
  return {
    list: () => [...jobs.values()],
    get,
    add: (request, by) => keep({ id: randomUUID(), request, by, state: 'queued', asked_at: at(), ...UNTOUCHED }),
    begin: (id) => keep({ ...get(id), state: 'running', started_at: at() }),
    end: (id, part) => void keep({ ...get(id), ...part, progress: null, ended_at: at() }),
    advance: (id, progress) => void show({ ...get(id), progress }),
    warn: (id, line) => void keep({ ...get(id), warnings: [...get(id).warnings, line].slice(-MOST_WARNINGS) }),
    prune: (but) => {
      const over = [...jobs.values()].filter(isOver).toSorted((one, other) => endOf(one) - endOf(other));
      for (const job of over.slice(0, -MOST_OVER)) {
        if (job.id === but) continue;
        removeJob(folder, job);
        jobs.delete(job.id);
        watchers.delete(job.id);
      }
    },
    watch: (id, told) => {
      get(id);
      const all = watchers.get(id) ?? new Set();
      watchers.set(id, all.add(told));
      return () => void all.delete(told);
    },
  };
}

function endOf({ asked_at, ended_at }: Job): number {
  return Date.parse(ended_at ?? asked_at);
}

const UNTOUCHED = { started_at: null, ended_at: null, progress: null, warnings: [], result: null, problem: null };
