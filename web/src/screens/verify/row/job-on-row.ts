import type { Job, JobRequest } from '../../../../../src/server/jobs/job.js';

export type ExplainRequest = Extract<JobRequest, { readonly kind: 'explain' }>;
export type Explanation = NonNullable<NonNullable<Job['result']>['explanation']>;

type About<Request> = Request extends ExplainRequest ? Omit<Request, 'kind' | 'case' | 'files' | 'columns'> : never;
/** Which row, against what, and why where its cells are asked for. */
export type RowAsked = About<ExplainRequest>;

export type JobOnRow = {
  readonly job: Job;
  readonly request: ExplainRequest;
  /** Null where it is not done. */
  readonly explanation: Explanation | null;
};

/** What was asked last of a row of these files: taken up again after a reload. */
export function jobOnRow(jobs: readonly Job[], caseId: string, files: readonly string[]): JobOnRow | null {
  for (const job of jobs) {
    const { request, result } = job;
    if (request.kind !== 'explain' || request.case !== caseId || request.files.join() !== files.join()) continue;
    return { job, request, explanation: result?.explanation ?? null };
  }
  return null;
}
