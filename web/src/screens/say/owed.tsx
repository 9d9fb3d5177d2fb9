import type { StatementsView } from '../../../../src/server/routes/statement-schemas.js';

type Restatement = StatementsView['restatements'][number];

/** Who was told something that does not hold and was not told otherwise, and why. */
export function Owed({ restatements, onRestate }: OwedProps) {
  const owed = restatements.filter(({ state }) => state === 'owed');
  const over = restatements.filter(({ state }) => state !== 'owed');
  if (restatements.length === 0) return null;
  return (
    <section aria-labelledby="owed">
      <h2 id="owed">Restatements</h2>
      {owed.length === 0 ? <p>None is owed.</p> : null}
      {owed.map((each) => (
        <article key={each.event} className="owed">
          <p>
            <span className="state state-owed">owed</span> Statement {each.statement} does not hold. To be told otherwise:{' '}
            <strong>{each.to.join(', ')}</strong>.
          </p>
          <ul>
            {each.says.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="quiet">
            Because of event {each.found_by}, {each.because}
          </p>
          <button
            type="button"
            aria-label={`Begin a statement that restates ${each.statement}`}
            onClick={() => onRestate(each)}
          >
            Begin the restatement
          </button>
        </article>
      ))}
      <Over restatements={over} />
    </section>
  );
}

function Over({ restatements }: { readonly restatements: readonly Restatement[] }) {
  if (restatements.length === 0) return null;
  return (
    <details>
      <summary>Earlier ones ({restatements.length})</summary>
      <ul>
        {restatements.map(({ event, statement, says, state_words: words }) => (
          <li key={event}>
            Of statement {statement}: {says.join('; ')} ({words})
          </li>
        ))}
      </ul>
    </details>
  );
}

type OwedProps = {
  readonly restatements: readonly Restatement[];
  readonly onRestate: (owed: Restatement) => void;
};
