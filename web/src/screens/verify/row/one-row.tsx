import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job as JobDocument } from '../../../../../src/server/jobs/job.js';
import { startJob } from '../../../app/jobs.js';
import { queries } from '../../../app/queries.js';
import type { Tested } from '../../../evidence/names.js';
import { Job } from '../../../ui/job.js';
import { Problem } from '../../../ui/problem.js';
import { AskRow } from './ask-row.js';
import { Explained } from './explained.js';
import { jobOnRow, type RowAsked } from './job-on-row.js';
import { Look } from './look.js';
import './row.css';
import { For } from '../../../ui/for.js';

/** How one row of the tested files was judged, and what stands in it for who says why they look. */
export function OneRow({
  caseId,
  tested,
  jobs,
}: {
  readonly caseId: string;
  readonly tested: Tested;
  readonly jobs: readonly JobDocument[];
}) {
  const [asked, setAsked] = useState<string | null>(null);
  const [aside, setAside] = useState<string | null>(null);
  const explain = useMutation({
    mutationFn: (row: RowAsked) => startJob({ kind: 'explain', case: caseId, ...tested, ...row }),
    onSuccess: ({ id }) => setAsked(id),
  });
  const found = jobOnRow(jobs, caseId, tested.files);
  const shown = found === null || found.job.id === aside ? null : found;
  const renew = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['case', caseId] });
  };
  return (
    <section className="panel one-row" aria-labelledby="one-row">
      <h2 id="one-row">One row</h2>
      <p>
        How was a single row judged? The files are read and weighed again for it: what a row is also depends on the
        others.
      </p>
      <AskRow isBusy={explain.isPending} onAsk={(choice) => explain.mutate({ choice, clear: false })} />
      <Problem error={explain.error} />
      {shown === null ? null : (
        <Job
          key={shown.job.id}
          id={shown.job.id}
          label={`Explaining ${shown.request.choice.by} ${shown.request.choice.number}`}
          onOver={() => void renew()}
          onAside={() => setAside(shown.job.id)}
        />
      )}
      {shown === null || shown.explanation === null ? null : (
        <Explained
          key={shown.job.id}
          explanation={shown.explanation}
          onAgainst={(against) => explain.mutate({ choice: shown.request.choice, against, clear: false })}
        >
          <For right="clear">
            <Look
              job={shown.job.id}
              row={shown.explanation.row}
              isClear={shown.request.clear}
              isFresh={shown.job.id === asked}
              isBusy={explain.isPending}
              onLook={(why) => explain.mutate({ ...rowOf(shown.request), clear: true, why })}
            />
          </For>
        </Explained>
      )}
    </section>
  );
}

function rowOf({ choice, against }: Pick<RowAsked, 'choice' | 'against'>): Pick<RowAsked, 'choice' | 'against'> {
  return { choice, ...(against === undefined ? {} : { against }) };
}
