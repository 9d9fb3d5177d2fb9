import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ROLE_WORDS, type Role } from '../../words/roles.js';
import { api, ask } from '../../app/client.js';
import { queries } from '../../app/queries.js';
import { Field } from '../../ui/field.js';
import { Problem } from '../../ui/problem.js';
import { useMay } from '../../app/session.js';

export type MachineView = {
  readonly asset_id: string;
  readonly head: string;
  readonly role: Role | null;
  readonly programs: readonly { readonly text: string; readonly is: string | null; readonly ask: string | null }[];
  readonly where: string;
  readonly may: { readonly role: boolean; readonly text: boolean };
};

type Props = {
  readonly machine: MachineView;
  readonly digest: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
};

/** Says what a machine does and what runs on it, where no list says so. */
export function CorrectMachine({ machine, digest, open, onOpen }: Props) {
  const { may, where, head } = machine;
  const mayWrite = useMay('write');
  if (!mayWrite) return null;
  if (!may.role && !may.text) return <p className="quiet">To correct it, correct {where} and give the list again.</p>;
  return (
    <>
      <button type="button" className="link" aria-expanded={open} onClick={() => onOpen(!open)}>
        Correct {head}
      </button>
      {open ? <Form machine={machine} digest={digest} onDone={() => onOpen(false)} /> : null}
    </>
  );
}

function Form({ machine, digest, onDone }: Pick<Props, 'machine' | 'digest'> & { readonly onDone: () => void }) {
  const [role, setRole] = useState(machine.role);
  const [text, setText] = useState(machine.programs.map((program) => program.text).join(', '));
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.posture.machines.$post({
          query: {},
          header: { 'if-match': `"${digest}"` },
          json: {
            asset_id: machine.asset_id,
            ...(machine.may.role && role !== null ? { role } : {}),
            ...(machine.may.text && text.trim() !== '' ? { text } : {}),
          },
        }),
      ),
    onSuccess: onDone,
    onSettled: async () => queries.invalidateQueries({ queryKey: ['posture'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      {machine.may.role ? (
        <Field label="What it does">
          {(given) => (
            <select
              {...given}
              value={role ?? ''}
              onChange={(event) => setRole(ROLE_WORDS.find(({ value }) => value === event.target.value)?.value ?? null)}
            >
              <option value="">not said</option>
              {ROLE_WORDS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      {machine.may.text ? (
        <Field label="What runs on it, in your own words" help="Windows 10 Pro 22H2 and Wonderware, for example.">
          {(given) => (
            <input {...given} value={text} maxLength={1_000} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      ) : null}
      <Problem error={save.error} />
      <button type="submit" disabled={save.isPending}>
        Keep it
      </button>
    </form>
  );
}
