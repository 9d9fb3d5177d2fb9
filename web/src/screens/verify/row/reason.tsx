import { useState, type FormEvent } from 'react';
import { Field } from '../../../ui/field.js';
import { Term } from '../../../ui/term.js';

const LONGEST = 500;

/** Why somebody looks: it is written down before anything is shown. */
export function Reason({
  isBusy,
  onLook,
  onLeave,
}: {
  readonly isBusy: boolean;
  readonly onLook: (why: string) => void;
  readonly onLeave: () => void;
}) {
  const [why, setWhy] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (why.trim() !== '') onLook(why.trim());
  };
  return (
    <form className="reason" onSubmit={submit}>
      <p>
        What stands in a row is personal data. Your name, this row and your reason are written into the case before any{' '}
        <Term id="clear_value">clear value</Term> is shown, and stay there.
      </p>
      <Field label="Why do you look?" help="Write no value of the row into it.">
        {(given) => (
          <textarea
            {...given}
            rows={2}
            required
            autoFocus
            maxLength={LONGEST}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Field>
      <p className="row">
        <button type="submit" disabled={isBusy}>
          Write it down and show
        </button>
        <button type="button" className="plain" onClick={onLeave}>
          Do not look
        </button>
      </p>
    </form>
  );
}
