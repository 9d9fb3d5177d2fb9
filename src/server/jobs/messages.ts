import type { Progress } from '../../model/progress.js';
import type { Problem } from '../problem.js';
import type { JobRequest, JobResult } from './job.js';
import type { ClearCells } from './shown-explanation.js';

/** What the process of a job is told, once. */
export type Task = { readonly dir: string; readonly by: string; readonly request: JobRequest };

/** What comes of a job. `clear` never leaves the memory of the two processes but to who asked for it. */
export type Done = { readonly result: JobResult; readonly clear?: ClearCells };

/** What it tells. */
export type Told =
  | { readonly told: 'progress'; readonly progress: Progress }
  | { readonly told: 'warning'; readonly line: string }
  | ({ readonly told: 'done' } & Done)
  | { readonly told: 'failed'; readonly problem: Problem };

/** Asks, before anything is kept, whether that may be: the answer is any message, or a signal to stop. */
export type Found = { readonly told: 'found' };
