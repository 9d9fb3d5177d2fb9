import { Field } from '../../ui/field.js';
import type { StoryPart } from './story.js';

type Slot = StoryPart['entries'][number]['slots'][number];

const HELP: Readonly<Record<Slot['kind'], string | undefined>> = {
  text: undefined,
  day: 'For example 2021-08-15, 2021-08 or 2021.',
  number: 'For example 5000, about 5000, at least 5000, 4000-5000.',
  choice: undefined,
};

/** A place for one value. `isNow` is what stands there by now, where somebody else was quicker. */
export function SlotField({ slot, value, isNow, onChange }: SlotFieldProps) {
  const { label, kind, options } = slot;
  const now = isNow === null ? undefined : `It says now: ${isNow === '' ? 'nothing' : isNow}.`;
  return (
    <Field label={label} help={now ?? HELP[kind]}>
      {(given) =>
        kind === 'choice' ? (
          <select {...given} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">not said</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <input {...given} value={value} maxLength={2000} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

type SlotFieldProps = {
  readonly slot: Slot;
  readonly value: string;
  readonly isNow: string | null;
  readonly onChange: (value: string) => void;
};
