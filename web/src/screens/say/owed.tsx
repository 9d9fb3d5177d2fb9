import type { StatementsView } from '../../../../src/server/routes/statements/schemas.js';
import { For } from '../../ui/for.js';

type One = StatementsView['owed'][number];

/** Who was told something that does not hold and was not told otherwise, and why. */
export function Owed({ owed, over, onRestate }: OwedProps) {
  if (owed.length + over.length === 0) return null;
  return (
    <section aria-labelledby="owed">
      <h2 id="owed">Restatements</h2>
      {owed.length === 0 ? <p>None is owed.</p> : null}
      {owed.map((each) => (
        <article key={each.statement} className="owed" aria-label={`Owed for statement ${each.statement}`}>
          <p>
            <span className="state state-owed">owed</span> Statement {each.statement} does not hold. To be told
            otherwise: <strong>{each.to.join(', ')}</strong>.
          </p>
          <ul>
            {each.lines.map(({ says, event, because }) => (
              <li key={says}>
                {says}
                <small>
                  by event {event}, {because}
                </small>
              </li>
            ))}
          </ul>
          <For right="write">
            <button type="button" onClick={() => onRestate(each)}>
              Begin the restatement of {each.statement}
            </button>
          </For>
        </article>
      ))}
      <Over over={over} />
    </section>
  );
}

function Over({ over }: Pick<StatementsView, 'over'>) {
  if (over.length === 0) return null;
  return (
    <details>
      <summary>Earlier ones ({over.length})</summary>
      <ul>
        {over.map(({ event, statement, says, state }) => (
          <li key={event}>
            Of statement {statement}: {says.join('; ')} ({state})
          </li>
        ))}
      </ul>
    </details>
  );
}

type OwedProps = Pick<StatementsView, 'owed' | 'over'> & { readonly onRestate: (owed: One) => void };
