import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../../app/client.js';
import { queries } from '../../app/queries.js';
import { announce } from '../../ui/announce.js';
import { Field } from '../../ui/field.js';
import { focusOn } from '../../ui/focus.js';
import { For } from '../../ui/for.js';
import { Problem } from '../../ui/problem.js';

const KEEP = 'keep-note';

/** A note for all who see the case, or for counsel only. */
export function AddNote({ id }: { readonly id: string }) {
  const [text, setText] = useState('');
  const [forCounsel, setForCounsel] = useState(false);
  const kind = forCounsel ? 'privileged_note' : 'note';
  const add = useMutation({
    mutationFn: () =>
      ask(
        api.cases[':case'].events.$post({
          param: { case: id },
          header: {},
          json: { kind, basis: [], payload: { text } },
        }),
      ),
    onSuccess: async () => {
      setText('');
      announce(forCounsel ? 'The note is kept, for counsel only.' : 'The note is kept.');
      await queries.invalidateQueries({ queryKey: ['case', id] });
      focusOn(KEEP);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate();
  };
  return (
    <form className="panel" onSubmit={submit}>
      <Field label="Add a note">
        {(given) => <textarea {...given} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <For right="privileged">
        <ForCounsel checked={forCounsel} onChange={setForCounsel} />
      </For>
      <Problem error={add.error} />
      <button id={KEEP} type="submit" disabled={add.isPending}>
        Keep it
      </button>
    </form>
  );
}

type ForCounselProps = { readonly checked: boolean; readonly onChange: (checked: boolean) => void };

function ForCounsel({ checked, onChange }: ForCounselProps) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} /> For counsel only
      (privileged)
    </label>
  );
}
