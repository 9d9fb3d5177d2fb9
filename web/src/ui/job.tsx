import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Job as JobDocument } from '../../../src/server/jobs/job.js';
import { ProblemError } from '../app/problem.js';
import { cancelJob, isOver, jobsQuery, startJob, useJob } from '../app/jobs.js';
import { useArrival } from './focus.js';
import { Problem } from './problem.js';
import { For } from './for.js';

export type JobProps = {
  readonly id: string;
  /** What it does, as `Testing 2 files against your systems`. */
  readonly label: string;
  /** Told once when it ends while it is shown. */
  readonly onOver?: (job: JobDocument) => void;
  /** Told when it ended badly and was seen. */
  readonly onAside?: (() => void) | undefined;
};

/** Long work: how far it is, what came in its way, how to stop it, and what is left of it when it ended badly. Nothing where it is done. */
export function Job({ id, label, onOver, onAside }: JobProps) {
  const { query, heard } = useJob(id, onOver);
  if (query.error !== null && !(query.data !== undefined && heard)) return <Problem error={query.error} />;
  const job = query.data;
  if (job === undefined || job.state === 'done') return <Warnings job={job} />;
  return (
    <Panel>
      {isOver(job) ? (
        <Ended job={job} label={label} onAside={onAside} />
      ) : (
        <Going job={job} label={label} heard={heard} />
      )}
      <Warnings job={job} />
    </Panel>
  );
}

/** It comes in place of the button that asked for it. */
function Panel({ children }: { readonly children: ReactNode }) {
  const place = useArrival<HTMLDivElement>();
  return (
    <div ref={place} tabIndex={-1} className="job panel">
      {children}
    </div>
  );
}

function Going({ job, label, heard }: { readonly job: JobDocument; readonly label: string; readonly heard: boolean }) {
  const cancel = useMutation({ mutationFn: () => cancelJob(job.id) });
  return (
    <>
      <p className="job-name">
        <strong>{label}</strong>
      </p>
      {job.state === 'queued' ? <Queued job={job} /> : <Progress job={job} label={label} />}
      {heard ? null : (
        <p className="warning" role="status">
          The server does not answer. The page goes on asking; the work goes on if the server still runs.
        </p>
      )}
      <Problem error={cancel.error} />
      <For right="write">
        <button type="button" className="plain" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          Cancel
        </button>
      </For>
    </>
  );
}

/** One runs after the other: each takes what memory and processors there are. */
function Queued({ job }: { readonly job: JobDocument }) {
  const { data } = useQuery(jobsQuery);
  const before = (data?.jobs ?? []).filter(
    (other) => other.id !== job.id && !isOver(other) && other.asked_at <= job.asked_at,
  ).length;
  return (
    <p role="status">
      {before === 0
        ? 'It begins in a moment.'
        : `It waits for ${before === 1 ? 'one piece' : `${before} pieces`} of work asked for before. It begins by itself.`}
    </p>
  );
}

function Progress({ job: { progress }, label }: { readonly job: JobDocument; readonly label: string }) {
  const [step, share] =
    progress === null
      ? ['Beginning', null]
      : [progress.step, progress.total === null || progress.total === 0 ? null : progress.done / progress.total];
  return (
    <>
      <progress aria-label={label} max={1} value={share ?? undefined} />
      <p className="quiet">
        <span role="status">{step}</span>
        {progress === null ? null : <span> · {amountOf(progress)}</span>}
      </p>
    </>
  );
}

function amountOf({ done, total, unit }: NonNullable<JobDocument['progress']>): string {
  const figure = (count: number): string =>
    unit === 'bytes' ? `${(count / 1e6).toFixed(1)} MB` : count.toLocaleString('en-US', { maximumFractionDigits: 0 });
  const name = unit === 'bytes' ? '' : ` ${unit}`;
  return total === null ? `${figure(done)}${name}` : `${figure(done)} of ${figure(total)}${name}`;
}

const ENDED = {
  lost: {
    title: 'This was lost: the server ended while it ran',
    says: 'Nothing of it was kept, and the case is as it was. The files are still there: start it again.',
  },
  cancelled: { title: 'This was cancelled', says: 'Nothing of it was kept, and the case is as it was.' },
} as const;

function Ended({ job, label, onAside }: Pick<JobProps, 'label' | 'onAside'> & { readonly job: JobDocument }) {
  const [aside, setAside] = useState(false);
  const again = useMutation({ mutationFn: () => startJob(job.request) });
  if (aside) return null;
  return (
    <>
      <p className="job-name">
        <strong>{label}</strong>
      </p>
      {job.problem !== null ? <Problem error={new ProblemError({ ...job.problem })} /> : <Without state={job.state} />}
      <Problem error={again.error} />
      <p className="row">
        <For right="write">
          <button type="button" disabled={again.isPending} onClick={() => again.mutate()}>
            Start again
          </button>
        </For>
        <button
          type="button"
          className="plain"
          onClick={() => {
            setAside(true);
            onAside?.();
          }}
        >
          Put aside
        </button>
      </p>
    </>
  );
}

function Without({ state }: { readonly state: JobDocument['state'] }) {
  const words = state === 'lost' || state === 'cancelled' ? ENDED[state] : null;
  if (words === null) return null;
  return (
    <div role="alert">
      <p>{words.title}.</p>
      <p>{words.says}</p>
    </div>
  );
}

function Warnings({ job }: { readonly job: JobDocument | undefined }) {
  const warnings = job?.warnings ?? [];
  return (
    <>
      {warnings.map((line) => (
        <p key={line} className="warning" role="note">
          {line}
        </p>
      ))}
    </>
  );
}
