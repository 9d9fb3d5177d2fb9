import type { CaseContext } from '../app/cases/open.js';
import type { Beside } from './beside.js';
import type { Jobs } from './jobs/jobs.js';

/** What every route is given. */
export type ServerContext = {
  /** The workspace, absolute. */
  readonly dir: string;
  readonly version: string;
  /** Who sits at this machine: the name under which events are written. */
  readonly user: string;
  readonly now: () => Date;
  readonly app: CaseContext;
  readonly jobs: Jobs;
  /** Aborted when the server ends. */
  readonly signal: AbortSignal;
  readonly beside: Beside;
  /** What is served is an example, of which nothing is anybody's own. */
  readonly isExample: boolean;
  /** Bytes of the largest file that is taken in. */
  readonly largestFile: number;
};
