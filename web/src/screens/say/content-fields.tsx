import type { StatementsView } from '../../../../src/server/routes/statements/schemas.js';
import { Field } from '../../ui/field.js';
import type { Draft, Standing } from './draft.js';

const STANDINGS: readonly { readonly is: Standing; readonly label: string }[] = [
  { is: 'confirmed', label: 'taken' },
  { is: 'ruled_out', label: 'not taken' },
  { is: 'possible', label: 'perhaps taken' },
];

/** What the words say, so that they can be held against what is known. What is left out they do not speak of. */
export function ContentFields({ draft, onChange, view }: ContentFieldsProps) {
  const status = view.statuses.find(({ value }) => value === draft.status)?.value ?? '';
  const pick = (value: string): void =>
    onChange({ ...draft, status: view.statuses.find((each) => each.value === value)?.value ?? null });
  return (
    <fieldset>
      <legend>What they say</legend>
      <div className="row top">
        <Field label="Of what happened">
          {(given) => (
            <select {...given} value={status} onChange={(event) => pick(event.target.value)}>
              <option value="">they say nothing of it</option>
              {view.statuses.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Of how many people" help="For example 5000, about 5000, at least 5000, 4000-5000.">
          {(given) => (
            <input
              {...given}
              value={draft.people}
              maxLength={60}
              onChange={(event) => onChange({ ...draft, people: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Elements draft={draft} onChange={onChange} view={view} />
    </fieldset>
  );
}

function Elements({ draft, onChange, view }: ContentFieldsProps) {
  const set = (elements: Draft['elements']): void => onChange({ ...draft, elements });
  const named = (element: string): string => view.elements.find(({ value }) => value === element)?.label ?? element;
  const rest = view.elements.filter(({ value }) => !draft.elements.some(({ element }) => element === value));
  const add = (value: string): void => {
    const element = rest.find((each) => each.value === value)?.value;
    if (element !== undefined) set([...draft.elements, { element, is: 'confirmed' }]);
  };
  return (
    <>
      {draft.elements.map(({ element, is }) => (
        <div key={element} className="element">
          <span>{named(element)}</span>
          <select
            aria-label={`What they say of ${named(element)}`}
            value={is}
            onChange={({ target }) => {
              const next = STANDINGS.find((each) => each.is === target.value)?.is ?? is;
              set(draft.elements.map((each) => (each.element === element ? { element, is: next } : each)));
            }}
          >
            {STANDINGS.map((each) => (
              <option key={each.is} value={each.is}>
                {each.label}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="link"
            aria-label={`Leave out ${named(element)}`}
            onClick={() => set(draft.elements.filter((each) => each.element !== element))}
          >
            Leave out
          </button>
        </div>
      ))}
      <Field label="Of a data element">
        {(given) => (
          <select {...given} value="" onChange={(event) => add(event.target.value)}>
            <option value="">choose one to add</option>
            {rest.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

type ContentFieldsProps = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly view: StatementsView;
};
