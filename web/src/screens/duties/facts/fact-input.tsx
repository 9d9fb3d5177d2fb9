import { Field } from '../../../ui/field.js';
import { Moment } from '../moment.js';
import type { FactEntry } from '../queries.js';
import { Choices } from './choices.js';
import type { Draft } from './written.js';

export type FactInputProps = {
  readonly entry: FactEntry;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

/** The control that fits a fact of that kind. */
export function FactInput({ entry, draft, onChange }: FactInputProps) {
  const text = (value: string): void => onChange({ ...draft, text: value });
  switch (entry.kind) {
    case 'flag':
      return <YesNo legend={entry.means} value={draft.text} onChange={text} />;
    case 'choice':
      return (
        <Field label="Which">
          {(given) => (
            <select {...given} required value={draft.text} onChange={(event) => text(event.target.value)}>
              <option value="">Choose one</option>
              {entry.options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      );
    case 'choices':
      return <Choices entry={entry} chosen={draft.chosen} onChange={(chosen) => onChange({ ...draft, chosen })} />;
    case 'instant':
    case 'moment':
      return (
        <Moment
          legend="When"
          dayAlone={entry.kind === 'moment'}
          value={draft.at}
          onChange={(at) => onChange({ ...draft, at })}
        />
      );
    default:
      return <Typing entry={entry} draft={draft} onChange={onChange} />;
  }
}

const HELP: Readonly<Record<string, string>> = {
  count: 'A whole number.',
  places: 'A line for each state: its two letters and the number, such as WA 1,200,000.',
  texts: 'A line for each.',
};

function Typing({ entry, draft, onChange }: FactInputProps) {
  const change = (value: string): void => onChange({ ...draft, text: value });
  return (
    <Field label="What you know" help={HELP[entry.kind] ?? 'In words.'}>
      {(given) =>
        entry.kind === 'count' ? (
          <input {...given} required value={draft.text} onChange={(event) => change(event.target.value)} />
        ) : (
          <textarea {...given} rows={4} required value={draft.text} onChange={(event) => change(event.target.value)} />
        )
      }
    </Field>
  );
}

type YesNoProps = {
  readonly legend: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function YesNo({ legend, value, onChange }: YesNoProps) {
  return (
    <fieldset>
      <legend>Is it so: {legend}?</legend>
      <label>
        <input type="radio" name="flag" required checked={value === 'true'} onChange={() => onChange('true')} /> Yes
      </label>
      <label>
        <input type="radio" name="flag" required checked={value === 'false'} onChange={() => onChange('false')} /> No
      </label>
    </fieldset>
  );
}
