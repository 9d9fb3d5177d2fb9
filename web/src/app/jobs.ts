import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Job, JobRequest } from '../../../src/server/jobs/job.js';
import { api, ask } from './client.js';
import { queries } from './queries.js';

export const jobsQuery = queryOptions({ queryKey: ['jobs'], queryFn: () => ask(api.jobs.$get()) });

function jobQuery(id: string) {
  return queryOptions({ queryKey: ['jobs', id], queryFn: () => ask(api.jobs[':job'].$get({ param: { job: id } })) });
}

export function isOver({ state }: Job): boolean {
  return state !== 'queued' && state !== 'running';
}

export async function startJob(request: JobRequest): Promise<Job> {
  const job = await ask(api.jobs.$post({ json: request }));
  queries.setQueryData(jobQuery(job.id).queryKey, job);
  await queries.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true });
  return job;
}

export async function cancelJob(id: string): Promise<void> {
  await ask(api.jobs[':job'].cancel.$post({ param: { job: id } }));
}

/** The newest job of that kind, over or not: what a screen takes up after a reload. */
export function newestJob(jobs: readonly Job[], kind: Job['request']['kind'], caseId?: string): Job | null {
  const isOurs = ({ request }: Job): boolean =>
    request.kind === kind && (request.kind === 'index' || request.case === caseId);
  return jobs.find(isOurs) ?? null;
}

export type FollowedJob = {
  readonly query: UseQueryResult<Job>;
  /** The server was heard of less than a pulse ago. False while it does not answer: the page goes on asking. */
  readonly heard: boolean;
};

/** A job as it goes on. The first message is the job as it stands, so nothing is missed by who comes later. */
export function useJob(id: string, onOver?: (job: Job) => void): FollowedJob {
  const query = useQuery(jobQuery(id));
  const [heard, setHeard] = useState(true);
  const over = query.data !== undefined && isOver(query.data);
  useEffect(() => {
    if (over) return undefined;
    const source = new EventSource(`/api/jobs/${id}/events`);
    source.addEventListener('job', ({ data }: MessageEvent<string>) => {
      // The server sends here what it answers on the job's own route.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const job = JSON.parse(data) as Job;
      setHeard(true);
      queries.setQueryData(jobQuery(id).queryKey, job);
      if (!isOver(job)) return;
      source.close();
      void queries.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true });
      onOver?.(job);
    });
    source.addEventListener('pulse', () => setHeard(true));
    source.addEventListener('error', () => {
      setHeard(false);
      // Refused for good, such as by a server that was started anew: ask once more to learn why.
      if (source.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: jobQuery(id).queryKey });
    });
    return () => source.close();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- onOver is told once, whatever it was made of since
  }, [id, over]);
  return { query, heard };
}
