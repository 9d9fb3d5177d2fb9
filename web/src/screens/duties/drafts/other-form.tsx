import { useState, type FormEvent } from 'react';
import { Field } from '../../../ui/field.js';
import type { DraftList } from '../queries.js';
import type { Drafting } from './use-draft.js';

export type OtherFormProps = { readonly forms: DraftList['forms']; readonly drafting: Drafting };

/** Any form that there is, for a state where it knows states. */
export function OtherForm({ forms, drafting }: OtherFormProps) {
  const [form, setForm] = useState('');
  const [state, setState] = useState('');
  const chosen = forms.find(({ id }) => id === form);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const asked = chosen?.state === 'any' && state.trim() !== '' ? state.trim().toUpperCase() : null;
    if (form !== '') drafting.draft([{ form, state: asked }]);
  };
  return (
    <form className="panel" onSubmit={submit}>
      <h2>Another form</h2>
      <div className="row">
        <Field label="Which">
          {(given) => (
            <select {...given} required value={form} onChange={(event) => setForm(event.target.value)}>
              <option value="">Choose one</option>
              {forms.map(({ id, title, fields }) => (
                <option key={id} value={id}>
                  {title} ({fields} fields)
                </option>
              ))}
            </select>
          )}
        </Field>
        {chosen?.state === 'any' ? (
          <Field label="For which state" help="Two letters, such as CA.">
            {(given) => (
              <input {...given} maxLength={2} value={state} onChange={(event) => setState(event.target.value)} />
            )}
          </Field>
        ) : null}
      </div>
      <button type="submit" className="plain" disabled={drafting.pending}>
        Draft this form
      </button>
    </form>
  );
}
