import { useState } from 'react';
import { FindingEntry } from './finding-entry.js';
import { usePosture } from './use-posture.js';

const ANSWERS = [
  { value: 'yes', label: 'Wrong' },
  { value: 'cannot_tell', label: 'Cannot tell' },
  { value: 'no', label: 'In order' },
] as const;
type Answer = (typeof ANSWERS)[number]['value'];

const PAGE = 40;

/** Every question with its answer, worst first. */
export function Findings() {
  const { data } = usePosture();
  const [answer, setAnswer] = useState<Answer>('yes');
  const [shown, setShown] = useState(PAGE);
  const seen = data?.seen ?? null;
  if (seen === null) return null;
  const chosen = seen.findings.filter((finding) => finding.answer === answer);
  return (
    <>
      <fieldset className="filter">
        <legend>Show</legend>
        {ANSWERS.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="answer"
              checked={answer === value}
              onChange={() => {
                setAnswer(value);
                setShown(PAGE);
              }}
            />{' '}
            {label} ({seen.findings.filter((finding) => finding.answer === value).length})
          </label>
        ))}
      </fieldset>
      <p role="status" className="hidden">
        {chosen.length} shown
      </p>
      <Remarks lines={seen.warnings} />
      {chosen.length === 0 ? <p>There is none of these.</p> : null}
      <ol className="findings">
        {chosen.slice(0, shown).map((finding) => (
          <FindingEntry key={finding.id} finding={finding} />
        ))}
      </ol>
      {shown < chosen.length ? (
        <button type="button" className="plain" onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, chosen.length - shown)} more
        </button>
      ) : null}
      {answer === 'cannot_tell' && seen.cannot_tell.length > 0 ? (
        <ul>
          {seen.cannot_tell.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** What was set aside, what two sources say differently, what was not looked at. */
function Remarks({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="warning">
      <summary>{lines.length === 1 ? 'One remark' : `${lines.length} remarks`} on what was read</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
