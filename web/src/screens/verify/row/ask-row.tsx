import { useState, type FormEvent } from 'react';
import { Field } from '../../../ui/field.js';
import type { RowAsked } from './job-on-row.js';

type By = RowAsked['choice']['by'];

const HELP: Readonly<Record<By, string>> = {
  row: 'Rows count from 1 over all the files; the header and blank lines are none.',
  line: 'The first line of the file is 1. Of several files, count by the row.',
};

/** Which row is to be explained. */
export function AskRow({
  isBusy,
  onAsk,
}: {
  readonly isBusy: boolean;
  readonly onAsk: (choice: RowAsked['choice']) => void;
}) {
  const [by, setBy] = useState<By>('row');
  const [number, setNumber] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isNumber = /^[1-9]\d{0,14}$/u.test(number.trim());
    setFault(isNumber ? null : 'Write a whole number from 1 on.');
    if (isNumber) onAsk({ by, number: Number(number.trim()) });
  };
  return (
    <form className="row ask-row" noValidate onSubmit={submit}>
      <Field label="Count by">
        {(given) => (
          <select {...given} value={by} onChange={({ target }) => setBy(target.value === 'line' ? 'line' : 'row')}>
            <option value="row">number of the row</option>
            <option value="line">line in the file</option>
          </select>
        )}
      </Field>
      <Field label="Number" help={HELP[by]} fault={fault}>
        {(given) => (
          <input {...given} inputMode="numeric" value={number} onChange={({ target }) => setNumber(target.value)} />
        )}
      </Field>
      <button type="submit" disabled={isBusy}>
        Explain
      </button>
    </form>
  );
}
