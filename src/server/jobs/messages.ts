import type { Progress } from '../../model/progress.js';
import type { Problem } from '../problem.js';
import type { JobRequest, JobResult } from './job.js';

/** What the process of a job is told, once. */
export type Task = { readonly dir: string; readonly by: string; readonly request: JobRequest };

/** What it tells. */
export type Told =
  | { readonly told: 'progress'; readonly progress: Progress }
  | { readonly told: 'warning'; readonly line: string }
  | { readonly told: 'done'; readonly result: JobResult }
  | { readonly told: 'failed'; readonly problem: Problem };
