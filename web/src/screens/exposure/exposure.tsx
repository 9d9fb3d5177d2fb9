import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Job as JobDocument } from '../../../../src/server/jobs/job.js';
import { findingsQuery, type Findings } from '../../app/findings.js';
import { jobsQuery, newestJob, startJob } from '../../app/jobs.js';
import { queries, workspaceQuery } from '../../app/queries.js';
import { Choose } from '../../evidence/choose.js';
import { Found, Pick } from '../../evidence/found.js';
import { IndexWork } from '../../evidence/index-work.js';
import { columnsOf, namesOf } from '../../evidence/names.js';
import { Empty } from '../../ui/empty.js';
import { Job } from '../../ui/job.js';
import { Loaded } from '../../ui/loaded.js';
import { Problem } from '../../ui/problem.js';
import { For } from '../../ui/for.js';
import { useMay } from '../../app/session.js';

/** Whom a file exposes, with what, and where they live. */
export function Exposure() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const findings = useQuery(findingsQuery(id));
  const jobs = useQuery(jobsQuery);
  return (
    <Loaded query={findings}>
      {(found) => <Loaded query={jobs}>{(all) => <Counts id={id} found={found} jobs={all.jobs} />}</Loaded>}
    </Loaded>
  );
}

type CountsProps = { readonly id: string; readonly found: Findings; readonly jobs: readonly JobDocument[] };

function Counts({ id, found, jobs }: CountsProps) {
  const [wantsMore, setWantsMore] = useState(false);
  const mayWrite = useMay('write');
  const [aside, setAside] = useState<string | null>(null);
  const newest = newestJob(jobs, 'exposure', id);
  const job = newest !== null && newest.state !== 'done' && newest.id !== aside ? newest : null;
  const first = found.exposures.length === 0;
  const renew = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['case', id] });
  };
  return (
    <>
      <IndexWork />
      {job === null || job.request.kind === 'index' ? null : (
        <Job
          key={job.id}
          id={job.id}
          label={`Counting whom ${namesOf(job.request, found.files)} exposes`}
          onOver={() => void renew()}
          onAside={() => setAside(job.id)}
        />
      )}
      {job === null && first ? (
        <For right="write" otherwise="Nobody was counted yet.">
          <Begin />
        </For>
      ) : null}
      {mayWrite && job === null && (first || wantsMore) ? (
        <Files id={id} found={found} jobs={jobs} onStart={() => setWantsMore(false)} />
      ) : null}
      {first ? null : (
        <Shown
          key={found.exposures[0]?.event}
          id={id}
          found={found}
          more={mayWrite && job === null && !wantsMore ? () => setWantsMore(true) : null}
        />
      )}
    </>
  );
}

function Begin() {
  return (
    <Empty title="Count the people in a file">
      <p>
        Choose a file that was tested. Assay counts the people of yours in it: with which data, in which state they live
        now and lived on the day of the extract, and who is a former customer. People are counted, never rows.
      </p>
    </Empty>
  );
}

function Files({ id, found, jobs, onStart }: CountsProps & { readonly onStart: () => void }) {
  const workspace = useQuery(workspaceQuery);
  // What was tested last is what one wants to count first.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(found.verdicts[0]?.files));
  const files = [...chosen].filter((digest) => found.files.some(({ sha256 }) => sha256 === digest));
  const count = useMutation({
    mutationFn: () => startJob({ kind: 'exposure', case: id, files, columns: columnsOf(files, jobs, id) }),
    onSuccess: onStart,
  });
  const named = Object.keys(columnsOf(files, jobs, id)).length;
  return (
    <section className="panel" aria-labelledby="files">
      <h2 id="files">Which files?</h2>
      <Choose caseId={id} files={found.files} chosen={chosen} onChoose={setChosen}>
        {named === 0 ? null : <p className="quiet">The columns are read as you corrected them for the verdict.</p>}
        <Problem error={count.error} />
        <button
          type="button"
          disabled={files.length === 0 || count.isPending || workspace.data?.indexed !== true}
          onClick={() => count.mutate()}
        >
          Count the people
        </button>
      </Choose>
    </section>
  );
}

function Shown({
  id,
  found: { exposures },
  more,
}: Pick<CountsProps, 'id' | 'found'> & { readonly more: (() => void) | null }) {
  const [picked, setPicked] = useState<number | null>(null);
  const shown = exposures.find(({ event }) => event === picked) ?? exposures[0];
  if (shown === undefined) return null;
  return (
    <>
      <p className="hidden" role="status">
        {`Counted: ${shown.answer}`}
      </p>
      <div className="row">
        {exposures.length < 2 ? null : (
          <Pick label="Count" findings={exposures} value={shown.event} onPick={setPicked} />
        )}
        {more === null ? null : (
          <button type="button" className="plain more" onClick={more}>
            Count another file
          </button>
        )}
      </div>
      <Found caseId={id} finding={shown} />
    </>
  );
}
