import { Link } from '@tanstack/react-router';
import { Problem } from '../../../ui/problem.js';
import { WideTable } from '../../../ui/table.js';
import { useAdd, useLook, type KnownFacts } from '../queries.js';
import type { ChooseProps } from './awaited.js';
import { For } from '../../../ui/for.js';
import { useMay } from '../../../app/session.js';

/** What the case knows, and the event that each fact is from. */
export function Known({ facts, choose }: ChooseProps) {
  const { id } = useLook();
  const mayWrite = useMay('write');
  const forget = useAdd(id, facts.last);
  const unset = (path: string): void => forget.mutate({ kind: 'facts', payload: { set: {}, unset: [path] } });
  return (
    <section aria-labelledby="known">
      <h2 id="known">What is known</h2>
      {facts.counted === null ? null : (
        <p>
          People and data elements that nobody typed come from the count of{' '}
          <Link to="/cases/$case/record" params={{ case: id }}>
            event {facts.counted}
          </Link>
          , as far as the list below does not say them.
        </p>
      )}
      <Problem error={forget.error} />
      <WideTable label="Table of the facts">
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">Value</th>
            <th scope="col">From</th>
            {mayWrite ? <th scope="col">Change</th> : null}
          </tr>
        </thead>
        <tbody>
          {facts.known.map((fact) => (
            <Row key={fact.path} fact={fact} choose={choose} unset={unset} pending={forget.isPending} />
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

type RowProps = {
  readonly fact: KnownFacts['known'][number];
  readonly choose: (path: string) => void;
  readonly unset: (path: string) => void;
  readonly pending: boolean;
};

function Row({ fact: { path, means, value, event, settable }, choose, unset, pending }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {means} <code>{path}</code>
      </th>
      <td>{value}</td>
      <td>{event === 0 ? 'assay.yaml' : `event ${event}`}</td>
      <For right="write">
        <td className="actions">
          {settable ? (
            <button type="button" className="link" aria-label={`Change: ${path}`} onClick={() => choose(path)}>
              Change
            </button>
          ) : null}
          {event === 0 || !settable ? null : (
            <button
              type="button"
              className="link"
              disabled={pending}
              aria-label={`Unknown again: ${path}`}
              onClick={() => unset(path)}
            >
              Unknown again
            </button>
          )}
        </td>
      </For>
    </tr>
  );
}
