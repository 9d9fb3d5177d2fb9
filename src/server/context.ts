import type { Context } from 'hono';
import type { CaseContext } from '../app/cases/open.js';
import type { Desk } from '../app/posture/desk/seen.js';
import type { Right, Role } from '../model/team.js';
import type { TeamStore } from '../app/team/open.js';
import type { Beside } from './beside.js';
import type { Jobs } from './jobs/jobs.js';

/** Who asks, and what they may. */
export type Actor = {
  /** The name under which events are written: an account, or the user of this machine. */
  readonly user: string;
  /** Null for the user of this machine. */
  readonly role: Role | null;
  readonly rights: readonly Right[];
  /** Whether the session of that request still lets them in: what is sent for long asks in between. */
  readonly stillIn: (context: Context) => Promise<boolean>;
};

/** What all share, whoever asks. */
export type ServerBase = {
  /** The workspace, absolute. */
  readonly dir: string;
  readonly version: string;
  readonly now: () => Date;
  readonly app: CaseContext;
  readonly jobs: Jobs;
  readonly desk: Desk;
  /** The accounts; null where the page is of whoever sits at this machine. */
  readonly team: TeamStore | null;
  /** Aborted when the server ends. */
  readonly signal: AbortSignal;
  /** Other workspaces; null in a team, whose browsers cannot ask for another port of this machine. */
  readonly beside: Beside | null;
  /** What is served is an example, of which nothing is anybody's own. */
  readonly isExample: boolean;
  /** Bytes of the largest file that is taken in. */
  readonly largestFile: number;
};

/** What every route is given. Whoever asks has routes of their own, bound to their name and rights. */
export type ServerContext = ServerBase & Actor;
