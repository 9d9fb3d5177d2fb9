import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '../../../../src/server/jobs/job.js';
import { elementsQuery } from '../../app/findings.js';
import { startJob } from '../../app/jobs.js';
import { workspaceQuery } from '../../app/queries.js';
import { useArrival } from '../../ui/focus.js';
import { Problem } from '../../ui/problem.js';
import { ColumnTable, type Named } from './column-table.js';
import './verify.css';

/** What the columns were taken for, to be seen and corrected before the test. */
export function Columns({
  job,
  names,
  onAside,
}: {
  readonly job: Job;
  readonly names: string;
  readonly onAside: () => void;
}) {
  const { request, result } = job;
  const elements = useQuery(elementsQuery);
  const workspace = useQuery(workspaceQuery);
  const [named, setNamed] = useState<Named>({});
  const test = useMutation({
    mutationFn: async () => {
      if (request.kind !== 'identify') return;
      await startJob({ ...request, kind: 'verify', columns: { ...request.columns, ...named } });
    },
  });
  const place = useArrival<HTMLHeadingElement>();
  const tables = result?.tables ?? [];
  const isBare = tables.flat().every(({ key, element }) => ['unknown', 'ignore'].includes(named[key] ?? element));
  return (
    <section className="panel" aria-labelledby="columns-read">
      <h2 id="columns-read" ref={place} tabIndex={-1}>
        What do the columns of {names} hold?
      </h2>
      {(result?.read ?? []).map((line) => (
        <p key={line} className="quiet">
          {line}
        </p>
      ))}
      {isBare ? (
        <p className="warning" role="note">
          No column was recognised, so nothing can be compared: this may be no table of people. If you know what a
          column holds, say so; otherwise choose another file.
        </p>
      ) : (
        <p>Correct what is wrong. What you name is taken as you say; all else by its values.</p>
      )}
      {tables.map((columns, index) => (
        <ColumnTable
          key={columns.map(({ key }) => key).join('\n')}
          label={tables.length > 1 ? `Columns, layout ${index + 1}` : 'Columns'}
          columns={columns}
          elements={elements.data?.elements ?? []}
          named={named}
          onName={(key, element) => setNamed((before) => ({ ...before, [key]: element }))}
        />
      ))}
      <Problem error={test.error} />
      <p className="row">
        <button
          type="button"
          disabled={test.isPending || isBare || workspace.data?.indexed !== true}
          onClick={() => test.mutate()}
        >
          Test against your systems
        </button>
        <button type="button" className="plain" onClick={onAside}>
          Choose other files
        </button>
      </p>
      {workspace.data?.indexed === false ? (
        <p className="quiet">The index of your systems must be built first.</p>
      ) : null}
    </section>
  );
}
