import { useState } from 'react';
import type { Job } from '../../../../src/server/jobs/job.js';
import type { Findings } from '../../app/findings.js';
import { Found, Pick } from '../../evidence/found.js';
import { testedFor } from '../../evidence/names.js';
import { OneRow } from './row/one-row.js';
import { For } from '../../ui/for.js';

/** The newest verdict, or the one that was picked, and what changed since another. */
export function Verdicts({
  caseId,
  found: { verdicts, files: kept },
  jobs,
  more,
}: {
  readonly caseId: string;
  readonly found: Findings;
  readonly jobs: readonly Job[];
  /** Asks for more files; null where that is open already. */
  readonly more: (() => void) | null;
}) {
  const [picked, setPicked] = useState<number | null>(null);
  const [since, setSince] = useState<number | null>(null);
  const shown = verdicts.find(({ event }) => event === picked) ?? verdicts[0];
  if (shown === undefined) return null;
  const others = verdicts.filter(({ event }) => event !== shown.event);
  const tested = testedFor(shown, { jobs, kept, caseId });
  const compared = others.some(({ event }) => event === since) ? since : null;
  return (
    <>
      <p className="hidden" role="status">
        {`Verdict: ${shown.answer}`}
      </p>
      <div className="row">
        {verdicts.length < 2 ? null : (
          <>
            <Pick label="Verdict" findings={verdicts} value={shown.event} onPick={setPicked} />
            <Pick label="What changed since" findings={others} value={compared} onPick={setSince} none="not compared" />
          </>
        )}
        {more === null ? null : (
          <button type="button" className="plain more" onClick={more}>
            Test more files
          </button>
        )}
      </div>
      <Found caseId={caseId} finding={shown} since={compared} />
      {tested === null ? (
        <p className="quiet">
          How a single row was judged can be looked up here once the case has the tested files as evidence.
        </p>
      ) : (
        <For right="write">
          <OneRow key={shown.event} caseId={caseId} tested={tested} jobs={jobs} />
        </For>
      )}
    </>
  );
}
