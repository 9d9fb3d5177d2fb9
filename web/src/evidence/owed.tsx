import type { Finding } from '../app/findings.js';

/** Statements that a finding made wrong, before anything else is read of it. */
export function Owed({ owed }: { readonly owed: Finding['owed'] }) {
  const open = owed.filter(({ state }) => state === 'owed');
  const other = owed.filter(({ state }) => state !== 'owed');
  if (owed.length === 0) return null;
  return (
    <div className={open.length > 0 ? 'problem' : 'good'} role={open.length > 0 ? 'alert' : 'note'}>
      <p>
        <strong>
          {open.length === 0
            ? 'What was said before this finding, and does not hold against it, was put right.'
            : open.length === 1
              ? 'What was said does not hold against this finding: a restatement is owed.'
              : `What was said does not hold against this finding: ${open.length} restatements are owed.`}
        </strong>
      </p>
      <ul>
        {[...open, ...other].map(({ event, says, state }) => (
          <li key={event}>
            {state === 'owed' ? null : <span className="state">{state}</span>}
            {says} <span className="quiet">(event {event})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
