import { useQuery } from '@tanstack/react-query';
import { partsQuery, type Finding } from '../app/findings.js';
import { Field } from '../ui/field.js';
import { Loaded } from '../ui/loaded.js';
import { Contents, Parts, Summary } from '../ui/parts.js';
import { useArrival } from '../ui/focus.js';
import { Owed } from './owed.js';

/** One of several findings, newest first, as a select. */
export function Pick({
  label,
  findings,
  value,
  onPick,
  none,
}: {
  readonly label: string;
  readonly findings: readonly Finding[];
  readonly value: number | null;
  readonly onPick: (event: number | null) => void;
  /** Words for none of them; where it is left out, one is always picked. */
  readonly none?: string;
}) {
  return (
    <Field label={label}>
      {(given) => (
        <select
          {...given}
          value={value ?? ''}
          onChange={({ target }) => onPick(target.value === '' ? null : Number(target.value))}
        >
          {none === undefined ? null : <option value="">{none}</option>}
          {findings.map(({ event, at, answer, of }) => (
            <option key={event} value={event}>
              {`${at.slice(0, 10)} ${at.slice(11, 16)}: ${answer} (${of}; event ${event})`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A finding: its answer, what is owed for it, and below it all that carries it. */
export function Found({
  caseId,
  finding,
  since = null,
}: {
  readonly caseId: string;
  readonly finding: Finding;
  readonly since?: number | null;
}) {
  const query = useQuery(partsQuery(caseId, finding.event, since));
  return (
    <>
      <Owed owed={finding.owed} />
      <Loaded query={query}>
        {({ summary, sections }) => (
          <>
            <Answer markup={summary} />
            <p className="off-paper">
              <a href={`/api/cases/${caseId}/events/${finding.event}/report`} target="_blank" rel="noreferrer">
                Open as one page, to print or to pass on
              </a>
            </p>
            <Contents sections={sections} />
            <Parts sections={sections} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** Where the work that was awaited had the focus, its answer has it now. */
function Answer({ markup }: { readonly markup: string }) {
  const place = useArrival<HTMLDivElement>();
  return (
    <div ref={place} tabIndex={-1}>
      <Summary markup={markup} />
    </div>
  );
}
