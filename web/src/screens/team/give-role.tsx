import { useState, type FormEvent } from 'react';
import type { Role } from '../../../../src/model/team.js';
import { api, ask } from '../../app/client.js';
import { Field } from '../../ui/field.js';
import { Problem } from '../../ui/problem.js';
import type { ShownAccount } from './queries.js';
import { ROLES, roleIn } from './roles.js';
import { useChange } from './use-change.js';

type Props = { readonly account: ShownAccount; readonly close: () => void };

/** Another role for an account. */
export function GiveRole({ account: { name, role }, close }: Props) {
  const [chosen, setChosen] = useState<Role>(role);
  const change = useChange(() => ask(api.team[':name'].role.$post({ param: { name }, json: { role: chosen } })), close);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(undefined);
  };
  return (
    <form className="change" onSubmit={submit}>
      <Field label={`Role of ${name}`} help="They must sign in again.">
        {(given) => (
          <select {...given} value={chosen} onChange={(event) => setChosen(roleIn(event.target.value))}>
            {ROLES.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
      <Problem error={change.error} />
      <p className="actions">
        <button type="submit" disabled={change.isPending || chosen === role}>
          Give it
        </button>
        <button type="button" className="link" onClick={close}>
          Leave it
        </button>
      </p>
    </form>
  );
}
