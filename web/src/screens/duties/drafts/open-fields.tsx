import { Link } from '@tanstack/react-router';
import { useLook, type DraftView } from '../queries.js';
import { For } from '../../../ui/for.js';

/** The fields that are still unknown, the required ones first, each with the way to the facts that it lacks. */
export function OpenFields({ open }: { readonly open: DraftView['open'] }) {
  return (
    <section aria-labelledby="open">
      <h2 id="open">
        Still unknown <span className="count">{open.length}</span>
      </h2>
      {open.length === 0 ? <p>Every field that is asked for has an answer.</p> : null}
      <ul className="open-fields">
        {open.map(({ field, label, required, facts }) => (
          <li key={field}>
            {required ? <span className="state state-due">required</span> : null}
            {label}
            {facts.length === 0 ? <span className="quiet"> No fact answers it, a person does.</span> : null}
            <For right="write">
              {facts.map((fact) => (
                <FactLink key={fact.path} fact={fact} />
              ))}
            </For>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FactLink({ fact }: { readonly fact: DraftView['open'][number]['facts'][number] }) {
  const { id, asOf } = useLook();
  const day = asOf === undefined ? {} : { as_of: asOf };
  return (
    <>
      {' '}
      <Link
        to="/cases/$case/duties/facts"
        params={{ case: id }}
        search={{ ...day, fact: fact.path }}
        aria-label={`Set ${fact.means} (${fact.path})`}
      >
        Set: {fact.means}
      </Link>
    </>
  );
}
