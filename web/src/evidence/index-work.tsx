import { useMutation, useQuery } from '@tanstack/react-query';
import { jobsQuery, newestJob, startJob } from '../app/jobs.js';
import { queries, workspaceQuery } from '../app/queries.js';
import { Job } from '../ui/job.js';
import { Problem } from '../ui/problem.js';
import { useMay } from '../app/session.js';

/** Where there is no index yet: how to build it, and how far that is. */
export function IndexWork() {
  const workspace = useQuery(workspaceQuery);
  const jobs = useQuery(jobsQuery);
  const build = useMutation({ mutationFn: () => startJob({ kind: 'index' }) });
  const mayWrite = useMay('write');
  const job = newestJob(jobs.data?.jobs ?? [], 'index');
  const built = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: workspaceQuery.queryKey });
  };
  const isOn = job !== null && job.state !== 'done';
  if (workspace.data === undefined || (workspace.data.indexed && !isOn)) return null;
  const { systems } = workspace.data;
  return (
    <section aria-labelledby="index">
      {workspace.data.indexed ? null : (
        <div className="warning">
          <h2 id="index">There is no index of your systems yet</h2>
          <p>
            {systems.length === 0
              ? 'Name your systems of record in assay.yaml first. A leak is tested against them, on this machine.'
              : `A leak is tested against ${systems.join(', ')}, which ${systems.length === 1 ? 'is' : 'are'} read once into an index of tokens. No clear value is kept.`}
          </p>
          {isOn || !mayWrite ? null : (
            <button type="button" disabled={build.isPending || systems.length === 0} onClick={() => build.mutate()}>
              Build the index
            </button>
          )}
          <Problem error={build.error} />
        </div>
      )}
      {job === null ? null : (
        <Job key={job.id} id={job.id} label="Reading your systems into the index" onOver={() => void built()} />
      )}
    </section>
  );
}
