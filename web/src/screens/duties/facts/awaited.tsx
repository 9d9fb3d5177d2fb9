import { useState } from 'react';
import { Term } from '../../../ui/term.js';
import type { KnownFacts } from '../queries.js';
import { useMay } from '../../../app/session.js';

export type ChooseProps = { readonly facts: KnownFacts; readonly choose: (path: string) => void };

/** The heading of them. */
export const AWAITED = 'awaited';

/** The facts that rules wait for, first those that settle most. */
export function Awaited({ facts: { waiting }, choose }: ChooseProps) {
  return (
    <section aria-labelledby={AWAITED}>
      <h2 id={AWAITED} tabIndex={-1}>
        What rules wait for
      </h2>
      {waiting.rules === 0 ? (
        <p>No rule waits for a fact.</p>
      ) : (
        <>
          <p>
            {waiting.rules} {waiting.rules === 1 ? 'rule waits' : 'rules wait'} for a <Term id="fact">fact</Term>. What
            settles most stands first. Nothing is guessed.
          </p>
          <ul className="awaited">
            {waiting.facts.map((fact) => (
              <Line key={fact.path} fact={fact} choose={choose} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Line({
  fact,
  choose,
}: { readonly fact: KnownFacts['waiting']['facts'][number] } & Pick<ChooseProps, 'choose'>) {
  const [open, setOpen] = useState(false);
  const { path, means, rules, alone } = fact;
  const settable = useMay('write') && fact.settable;
  return (
    <li>
      <p>
        <strong>{means}</strong> {settable ? <code>{path}</code> : null}
      </p>
      <p className="quiet">
        {rules.length} {rules.length === 1 ? 'rule waits' : 'rules wait'} for it; {alone} for nothing else.
      </p>
      <p className="actions">
        {settable ? (
          <button type="button" className="plain" aria-label={`Set it: ${path}`} onClick={() => choose(path)}>
            Set it
          </button>
        ) : null}
        <button
          type="button"
          className="link"
          aria-expanded={open}
          aria-label={`Which rules: ${path}`}
          onClick={() => setOpen(!open)}
        >
          Which rules
        </button>
      </p>
      {open ? <p className="quiet rules">{rules.join(', ')}</p> : null}
    </li>
  );
}
