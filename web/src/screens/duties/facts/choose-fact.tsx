import { useState, type FormEvent } from 'react';
import { Field } from '../../../ui/field.js';
import type { FactEntry } from '../queries.js';

/** Any fact that there can be, by its name. */
export function ChooseFact({
  all,
  choose,
}: {
  readonly all: readonly FactEntry[];
  readonly choose: (path: string) => void;
}) {
  const [path, setPath] = useState('');
  const rooms = [...new Set(all.map((fact) => fact.path.split('.')[0] ?? ''))];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (path !== '') choose(path);
  };
  return (
    <form className="panel" onSubmit={submit}>
      <h2>Another fact</h2>
      <Field label="Which">
        {(given) => (
          <select {...given} required value={path} onChange={(event) => setPath(event.target.value)}>
            <option value="">Choose one</option>
            {rooms.map((room) => (
              <optgroup key={room} label={room.replaceAll('_', ' ')}>
                {all
                  .filter((fact) => fact.path.startsWith(`${room}.`) && !fact.path.includes('$'))
                  .map((fact) => (
                    <option key={fact.path} value={fact.path}>
                      {fact.means} ({fact.path})
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" className="plain">
        Set this fact
      </button>
    </form>
  );
}
