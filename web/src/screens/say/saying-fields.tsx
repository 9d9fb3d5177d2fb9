import { useId } from 'react';
import { Field } from '../../ui/field.js';
import { withZone, type Draft } from './draft.js';

/** The words, to whom, when, by whom and how. */
export function SayingFields({ draft, onChange, audiences, user }: SayingFieldsProps) {
  const list = useId();
  const set = (part: Partial<Draft>): void => onChange({ ...draft, ...part });
  return (
    <>
      <Field label="Its words">
        {(given) => (
          <textarea
            {...given}
            rows={4}
            required
            value={draft.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <div className="row top">
        <Field label="To whom" help="One name for each audience, always the same: the press, customers.">
          {(given) => (
            <>
              <input
                {...given}
                required
                list={list}
                value={draft.to}
                onChange={(event) => set({ to: event.target.value })}
              />
              <datalist id={list}>
                {audiences.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="When" help={`With the zone of this machine: ${withZone(draft.at)}`}>
          {(given) => (
            <input
              {...given}
              type="datetime-local"
              required
              value={draft.at}
              onChange={(event) => set({ at: event.target.value })}
            />
          )}
        </Field>
        <Field label="By whom" help={`${user}, if nobody is named.`}>
          {(given) => (
            <input {...given} value={draft.by} maxLength={300} onChange={(event) => set({ by: event.target.value })} />
          )}
        </Field>
        <Field label="How" help="For example: web page, letter, call.">
          {(given) => (
            <input
              {...given}
              value={draft.channel}
              maxLength={300}
              onChange={(event) => set({ channel: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
}

type SayingFieldsProps = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly audiences: readonly string[];
  readonly user: string;
};
