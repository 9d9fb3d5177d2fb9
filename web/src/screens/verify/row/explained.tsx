import { useState, type ReactNode } from 'react';
import { Field } from '../../../ui/field.js';
import { useArrival } from '../../../ui/focus.js';
import type { Explanation } from './job-on-row.js';
import { KindTable, WeightTable } from './tables.js';

type Kind = Explanation['class'];

/** How the row was judged; below it, what the page offers to do with it. */
export function Explained({
  explanation,
  onAgainst,
  children,
}: {
  readonly explanation: Explanation;
  readonly onAgainst: (against: Kind) => void;
  readonly children: ReactNode;
}) {
  const { place, name, meaning, kinds, lines, total, notes, about } = explanation;
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div className="explained">
      <h3 ref={heading} tabIndex={-1}>
        {place}
      </h3>
      <p role="status">
        <strong className="row-class">{name}</strong> {meaning}
      </p>
      <KindTable kinds={kinds} />
      {lines.length === 0 ? null : <WeightTable explanation={explanation} />}
      <p>
        <strong>{total}</strong>
      </p>
      <dl>
        {about.map((each) => (
          <div key={each.name}>
            <dt>{each.name}</dt>
            <dd>{each.says}</dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {lines.length === 0 ? null : <Against explanation={explanation} onAgainst={onAgainst} />}
      {children}
    </div>
  );
}

/** Against the next best a row often differs in nothing; against another kind it does. */
function Against({
  explanation: { class: own, against, kinds },
  onAgainst,
}: {
  readonly explanation: Explanation;
  readonly onAgainst: (against: Kind) => void;
}) {
  const others = kinds.filter((kind) => kind.class !== own && kind.class !== against);
  const [chosen, setChosen] = useState(others[0]?.class);
  if (chosen === undefined) return null;
  return (
    <form
      className="row against"
      onSubmit={(event) => {
        event.preventDefault();
        onAgainst(chosen);
      }}
    >
      <Field label="Weigh it against another kind">
        {(given) => (
          <select
            {...given}
            value={chosen}
            onChange={({ target }) => setChosen(others.find((kind) => kind.class === target.value)?.class)}
          >
            {others.map((kind) => (
              <option key={kind.class} value={kind.class}>
                {kind.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" className="plain">
        Weigh again
      </button>
    </form>
  );
}
