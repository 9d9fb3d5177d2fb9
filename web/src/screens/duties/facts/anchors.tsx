import { useState, type FormEvent } from 'react';
import { Field } from '../../../ui/field.js';
import { Problem } from '../../../ui/problem.js';
import { Term } from '../../../ui/term.js';
import { Ending } from '../board/decide.js';
import { Moment, momentOf, noMoment } from '../moment.js';
import { useAdd, useLook, type KnownFacts } from '../queries.js';

type Anchor = KnownFacts['anchors'][number];

/** The events that start clocks: those that duties wait for first, each with its time and who set it. */
export function Anchors({ facts: { anchors, last } }: { readonly facts: KnownFacts }) {
  const order = anchors.toSorted((one, other) => other.duties - one.duties);
  return (
    <section aria-labelledby="anchors">
      <h2 id="anchors">Events that start a clock</h2>
      <p className="quiet">
        An <Term id="anchor">anchor</Term> is set by a person, with its time and its zone. None is guessed from another.
      </p>
      <ul className="awaited">
        {order.map((anchor) => (
          <Line key={anchor.anchor} anchor={anchor} last={last} />
        ))}
      </ul>
    </section>
  );
}

function Line({ anchor, last }: { readonly anchor: Anchor; readonly last: number }) {
  const [open, setOpen] = useState(false);
  const name = anchor.anchor.replaceAll('_', ' ');
  return (
    <li>
      <p>
        <strong>{name}</strong> {anchor.at === null ? <span className="quiet">not set</span> : anchor.at}
        {anchor.event === null ? null : <span className="quiet"> event {anchor.event}</span>}
      </p>
      <p className="quiet">
        {anchor.says}
        {anchor.duties === 0
          ? ''
          : ` The clock of ${anchor.duties} ${anchor.duties === 1 ? 'duty waits' : 'duties wait'} for it.`}
      </p>
      <p className="actions">
        <button
          type="button"
          className={anchor.duties > 0 ? 'plain' : 'link'}
          aria-expanded={open}
          aria-label={`${anchor.at === null ? 'Set it' : 'Change it'}: ${name}`}
          onClick={() => setOpen(!open)}
        >
          {anchor.at === null ? 'Set it' : 'Change it'}
        </button>
      </p>
      {open ? <SetAnchor anchor={anchor} last={last} close={() => setOpen(false)} /> : null}
    </li>
  );
}

type SetProps = { readonly anchor: Anchor; readonly last: number; readonly close: () => void };

function SetAnchor({ anchor, last, close }: SetProps) {
  const { id } = useLook();
  const [at, setAt] = useState(noMoment);
  const [why, setWhy] = useState('');
  const add = useAdd(id, last, close);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const payload = { anchor: anchor.anchor, at: momentOf(at), ...(why.trim() === '' ? {} : { why }) };
    add.mutate({ kind: 'anchor', payload });
  };
  return (
    <form className="panel act" onSubmit={submit}>
      <Moment legend={anchor.says} value={at} onChange={setAt} />
      <Field label="What it rests on" help="May be left out.">
        {(given) => <input {...given} maxLength={1000} value={why} onChange={(event) => setWhy(event.target.value)} />}
      </Field>
      <Problem error={add.error} />
      <Ending pending={add.isPending} label="Set it" close={close} />
    </form>
  );
}
