import { useState } from 'react';
import type { FactEntry } from '../queries.js';

export type ChoicesProps = {
  readonly entry: FactEntry;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Some of many words; that it is none of them is said, never taken from silence. */
export function Choices({ entry, chosen, onChange }: ChoicesProps) {
  const [none, setNone] = useState(false);
  const turn = (value: string, is: boolean): void => {
    setNone(false);
    onChange(is ? [...chosen, value] : chosen.filter((each) => each !== value));
  };
  const turnNone = (is: boolean): void => {
    setNone(is);
    if (is) onChange([]);
  };
  return (
    <fieldset className="choices">
      <legend>All that apply</legend>
      {entry.options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => turn(value, event.target.checked)}
          />{' '}
          {label}
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={none}
          required={chosen.length === 0}
          onChange={(event) => turnNone(event.target.checked)}
        />{' '}
        None of these
      </label>
    </fieldset>
  );
}
