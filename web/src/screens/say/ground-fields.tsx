import type { StatementsView } from '../../../../src/server/routes/statements/schemas.js';
import { Field } from '../../ui/field.js';
import type { Draft } from './draft.js';

/** The events that a statement rests on. */
export function GroundFields({ draft, onChange, view }: GroundFieldsProps) {
  const set = (event: number, isOn: boolean): void =>
    onChange({ ...draft, basis: isOn ? [...draft.basis, event] : draft.basis.filter((each) => each !== event) });
  const others = draft.basis.filter((event) => !view.grounds.some((ground) => ground.event === event));
  const grounds = [...view.grounds, ...others.map((event) => ({ event, says: '' }))];
  return (
    <fieldset>
      <legend>What it rests on</legend>
      {grounds.length === 0 ? <p className="quiet">The case has found nothing yet.</p> : null}
      {grounds.map(({ event, says }) => (
        <label key={event} className="ground">
          <input
            type="checkbox"
            checked={draft.basis.includes(event)}
            onChange={({ target }) => set(event, target.checked)}
          />
          <span>
            event {event}
            {says === '' ? '' : `, ${says}`}
          </span>
        </label>
      ))}
      <Field label="Other events, by number">
        {(given) => (
          <input {...given} value={draft.more} onChange={(event) => onChange({ ...draft, more: event.target.value })} />
        )}
      </Field>
    </fieldset>
  );
}

type GroundFieldsProps = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly view: StatementsView;
};
