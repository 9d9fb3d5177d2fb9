import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Job as JobDocument } from '../../../../src/server/jobs/job.js';
import { findingsQuery, type Findings } from '../../app/findings.js';
import { jobsQuery, startJob } from '../../app/jobs.js';
import { queries } from '../../app/queries.js';
import { Choose } from '../../evidence/choose.js';
import { IndexWork } from '../../evidence/index-work.js';
import { namesOf } from '../../evidence/names.js';
import { Empty } from '../../ui/empty.js';
import { Job } from '../../ui/job.js';
import { Loaded } from '../../ui/loaded.js';
import { Problem } from '../../ui/problem.js';
import { Columns } from './columns.js';
import { Verdicts } from './verdicts.js';
import { For } from '../../ui/for.js';
import { useMay } from '../../app/session.js';

/** From files to the verdict: choose, see what the columns were taken for, test. */
export function Verify() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const findings = useQuery(findingsQuery(id));
  const jobs = useQuery(jobsQuery);
  return (
    <Loaded query={findings}>
      {(found) => <Loaded query={jobs}>{(all) => <Steps id={id} found={found} jobs={all.jobs} />}</Loaded>}
    </Loaded>
  );
}

type StepsProps = { readonly id: string; readonly found: Findings; readonly jobs: readonly JobDocument[] };

function Steps({ id, found, jobs }: StepsProps) {
  const mayWrite = useMay('write');
  const [aside, setAside] = useState<string | null>(null);
  const [wantsMore, setWantsMore] = useState(false);
  const newest = jobs.find(isTest(id)) ?? null;
  const job = newest !== null && newest.id !== aside && !isAnswered(newest) ? newest : null;
  const first = found.verdicts.length === 0;
  return (
    <>
      <IndexWork />
      {job === null && first ? (
        <For right="write" otherwise="No file was tested yet.">
          <Begin />
        </For>
      ) : null}
      {job === null ? null : <Current id={id} job={job} found={found} onAside={() => setAside(job.id)} />}
      {mayWrite && job === null && (first || wantsMore) ? (
        <Files id={id} found={found} onStart={() => setWantsMore(false)} />
      ) : null}
      {first ? null : (
        <Verdicts
          key={found.verdicts[0]?.event}
          caseId={id}
          found={found}
          jobs={jobs}
          more={mayWrite && job === null && !wantsMore ? () => setWantsMore(true) : null}
        />
      )}
    </>
  );
}

function isTest(id: string) {
  return ({ request }: JobDocument): boolean =>
    (request.kind === 'identify' || request.kind === 'verify') && request.case === id;
}

/** Its verdict stands below. */
function isAnswered({ request, state }: JobDocument): boolean {
  return request.kind === 'verify' && state === 'done';
}

function Begin() {
  return (
    <Empty title="Give it the sample">
      <p>
        Drop the file that somebody offers, posted or sent. Assay first says what each of its columns holds; you correct
        that if need be. Then it tests the rows against your own systems, and says whether they are yours.
      </p>
    </Empty>
  );
}

function Files({
  id,
  found,
  onStart,
}: {
  readonly id: string;
  readonly found: Findings;
  readonly onStart: () => void;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const read = useMutation({
    mutationFn: () => startJob({ kind: 'identify', case: id, files: [...chosen], columns: {} }),
    onSuccess: onStart,
  });
  return (
    <section className="panel" aria-labelledby="files">
      <h2 id="files">Which files?</h2>
      <Choose caseId={id} files={found.files} chosen={chosen} onChoose={setChosen}>
        <Problem error={read.error} />
        <button type="button" disabled={chosen.size === 0 || read.isPending} onClick={() => read.mutate()}>
          {chosen.size > 1 ? `Read the columns of ${chosen.size} files` : 'Read the columns'}
        </button>
      </Choose>
    </section>
  );
}

function Current({
  id,
  job,
  found,
  onAside,
}: {
  readonly id: string;
  readonly job: JobDocument;
  readonly found: Findings;
  readonly onAside: () => void;
}) {
  const { request } = job;
  if (request.kind === 'index') return null;
  const names = namesOf(request, found.files);
  const renew = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['case', id] });
  };
  if (request.kind === 'identify' && job.state === 'done') {
    return (
      <For
        right="write"
        otherwise={`The columns of ${names} were read, and wait to be looked at by somebody who may test them.`}
      >
        <Columns key={job.id} job={job} names={names} onAside={onAside} />
      </For>
    );
  }
  const label =
    request.kind === 'identify' ? `Reading the columns of ${names}` : `Testing ${names} against your systems`;
  return <Job key={job.id} id={job.id} label={label} onOver={() => void renew()} onAside={onAside} />;
}
