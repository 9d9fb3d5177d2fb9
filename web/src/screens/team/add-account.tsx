import { useState, type FormEvent } from 'react';
import type { Role } from '../../../../src/model/team.js';
import { api, ask } from '../../app/client.js';
import { Field } from '../../ui/field.js';
import { Problem } from '../../ui/problem.js';
import { Term } from '../../ui/term.js';
import type { OnInvited } from './account-actions.js';
import { ROLES } from './roles.js';
import { useChange } from './use-change.js';

/** A new account, whose invitation is shown above. */
export function AddAccount({ onInvited }: OnInvited) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('reader');
  const add = useChange(
    () => ask(api.team.$post({ json: { name: name.trim(), role } })),
    (invitation) => {
      setName('');
      setRole('reader');
      onInvited(invitation);
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <form className="panel" onSubmit={submit} aria-labelledby="add">
      <h2 id="add">Add an account</h2>
      <Field
        label="Name"
        help="Lower-case letters, digits, dots and dashes, such as ana.ruiz. It stands beside what they write."
      >
        {(given) => (
          <input
            {...given}
            value={name}
            required
            maxLength={60}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="roles">
        <legend>Role</legend>
        {ROLES.map((each) => (
          <span key={each}>
            <label>
              <input type="radio" name="role" checked={role === each} onChange={() => setRole(each)} /> {each}
            </label>{' '}
            <Term id={each}>What “{each}” may do</Term>
          </span>
        ))}
      </fieldset>
      <Problem error={add.error} />
      <button type="submit" disabled={add.isPending}>
        Add and invite
      </button>
    </form>
  );
}
