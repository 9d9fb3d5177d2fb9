import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryOf } from '../../../app/limits.js';
import { trainingQuery } from '../../../app/posture-queries.js';
import { Loaded } from '../../../ui/loaded.js';
import { FindingEntry } from '../finding-entry.js';
import { useDay } from '../use-posture.js';
import { DueTable } from './due-table.js';
import { OnRecord } from './on-record.js';

const ANSWERS = [
  { answer: 'yes', title: 'What is wrong' },
  { answer: 'cannot_tell', title: 'What cannot be told' },
  { answer: 'no', title: 'What is in order' },
] as const;

/** Who was trained, what is due by when, and by which rule. */
export function Training() {
  const day = useDay();
  return (
    <Loaded query={useQuery(trainingQuery(day))}>
      {({ summary, due, findings, cannot_tell: open, warnings, people, rules, notice }) => (
        <>
          <p>{summary}</p>
          <p className="quiet">
            People stand here by their ids. Who works there, and with which licence, stands in plant.yaml; courses also
            in <Link to="/posture/lists">lists</Link>.
          </p>
          <Lines lines={warnings} />
          {due.length === 0 ? <p>Nothing is due.</p> : <DueTable due={due} />}
          {due.length === 0 ? null : (
            <p className="actions">
              <a className="button" href={`/api/posture/training.ics${queryOf(day)}`}>
                Take it to your calendar
              </a>
            </p>
          )}
          {ANSWERS.map(({ answer, title }) => {
            const own = findings.filter((finding) => finding.answer === answer);
            const lines = answer === 'cannot_tell' ? open : [];
            if (own.length === 0 && lines.length === 0) return null;
            return (
              <section key={answer} aria-labelledby={`training-${answer}`}>
                <h2 id={`training-${answer}`}>{title}</h2>
                <ol className="findings">
                  {own.map((finding) => (
                    <FindingEntry key={finding.id} finding={finding} heading="h3" />
                  ))}
                </ol>
                <Lines lines={lines} />
              </section>
            );
          })}
          <OnRecord people={people} rules={rules} />
          <p className="quiet">{notice}</p>
        </>
      )}
    </Loaded>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
