import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { workspaceQuery } from '../../../app/queries.js';
import { Field } from '../../../ui/field.js';
import { Problem } from '../../../ui/problem.js';
import { Term } from '../../../ui/term.js';
import { Moment, momentOf, now } from '../moment.js';
import { useAdd, useLook, type Card } from '../queries.js';

export type DecideProps = { readonly card: Card; readonly last: number; readonly close: () => void };

/** Whether a rule is followed, by whom and why: signed by whoever says it. */
export function Decide({ card, last, close }: DecideProps) {
  const { id } = useLook();
  const user = useQuery(workspaceQuery).data?.user ?? '';
  const [follow, setFollow] = useState<boolean | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [at, setAt] = useState(now);
  const add = useAdd(id, last, close);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (follow === null) return;
    const payload = { duty: card.id, follow, by: by ?? user, why, at: momentOf(at) };
    add.mutate({ kind: 'decision', payload });
  };
  return (
    <form className="panel act" onSubmit={submit}>
      {card.decision === null ? null : (
        <div className="warning">
          <p>There is a decision already; another one takes its place.</p>
          <p>{card.decision.says}</p>
        </div>
      )}
      <fieldset>
        <legend>
          Follow this rule? <Term id="decision">What a decision is</Term>
        </legend>
        <label>
          <input type="radio" name="follow" required checked={follow === true} onChange={() => setFollow(true)} /> Yes
        </label>
        <label>
          <input type="radio" name="follow" required checked={follow === false} onChange={() => setFollow(false)} /> No
        </label>
      </fieldset>
      <Field label="Decided by">
        {(given) => (
          <input
            {...given}
            required
            maxLength={300}
            value={by ?? user}
            onChange={(event) => setBy(event.target.value)}
          />
        )}
      </Field>
      <Field label="Why" help="The reason stands wherever the duty does.">
        {(given) => (
          <textarea {...given} rows={2} required value={why} onChange={(event) => setWhy(event.target.value)} />
        )}
      </Field>
      <Moment legend="When it was decided" value={at} onChange={setAt} />
      <Problem error={add.error} />
      <Ending pending={add.isPending} label="Sign the decision" close={close} />
    </form>
  );
}

export type EndingProps = { readonly pending: boolean; readonly label: string; readonly close: () => void };

export function Ending({ pending, label, close }: EndingProps) {
  return (
    <p className="actions">
      <button type="submit" disabled={pending}>
        {label}
      </button>
      <button type="button" className="link" onClick={close}>
        Leave it
      </button>
    </p>
  );
}
