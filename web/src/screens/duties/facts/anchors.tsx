import { useState, type FormEvent } from 'react';
import { focusOn } from '../../../ui/focus.js';
import { Field } from '../../../ui/field.js';
import { Problem } from '../../../ui/problem.js';
import { Term } from '../../../ui/term.js';
import { Ending } from '../board/decide.js';
import { Moment, momentOf, noMoment } from '../moment.js';
import { useAdd, useLook, type KnownFacts } from '../queries.js';
import { For } from '../../../ui/for.js';

type Anchor = KnownFacts['anchors'][number];

/** The events that start clocks: those that duties wait for first, each with its time and who set it. */
export function Anchors({ facts: { anchors, last } }: { readonly facts: KnownFacts }) {
  const [all, setAll] = useState(false);
  const order = anchors.toSorted((one, other) => other.duties - one.duties);
  const shown = order.filter(({ at, duties, anchor }) => all || at !== null || duties > 0 || anchor === 'discovered');
  return (
    <section aria-labelledby="anchors">
      <h2 id="anchors">Events that start a clock</h2>
      <p className="quiet">
        An <Term id="anchor">anchor</Term> is set by a person, with its time and its zone. None is guessed from another.
      </p>
      <ul className="awaited">
        {shown.map((anchor) => (
          <Line key={anchor.anchor} anchor={anchor} last={last} zone={zoneIn(anchors)} />
        ))}
      </ul>
      <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? 'Only those that are set or waited for' : 'Others that no duty waits for'}
      </button>
    </section>
  );
}

/** Where the people are who keep the case: the zone of the first event that is set. */
export function zoneIn(anchors: readonly Anchor[]): string | undefined {
  const set = anchors.find(({ at }) => at !== null)?.at ?? '';
  return /(?:Z|[+-]\d\d:\d\d)$/u.exec(set)?.[0];
}

type LineProps = { readonly anchor: Anchor; readonly last: number; readonly zone: string | undefined };

function Line({ anchor, last, zone }: LineProps) {
  const [open, setOpen] = useState(false);
  const name = anchor.anchor.replaceAll('_', ' ');
  const setter = `set-${anchor.anchor}`;
  const close = (): void => {
    setOpen(false);
    focusOn(setter);
  };
  return (
    <li>
      <p>
        <strong>{name}</strong> {anchor.at === null ? <span className="quiet">not set</span> : anchor.at}
        {anchor.event === null ? null : <span className="quiet"> event {anchor.event}</span>}
      </p>
      <p className="quiet">
        {anchor.says}
        {waitingFor(anchor.duties)}
      </p>
      <For right="write">
        <p className="actions">
          <button
            id={setter}
            type="button"
            className={anchor.duties > 0 ? 'plain' : 'link'}
            aria-expanded={open}
            aria-label={`${anchor.at === null ? 'Set it' : 'Change it'}: ${name}`}
            onClick={() => setOpen(!open)}
          >
            {anchor.at === null ? 'Set it' : 'Change it'}
          </button>
        </p>
      </For>
      {open ? <SetAnchor anchor={anchor} last={last} zone={zone} close={close} /> : null}
    </li>
  );
}

function waitingFor(duties: number): string {
  if (duties === 0) return '';
  return duties === 1 ? ' The clock of 1 duty waits for it.' : ` The clocks of ${duties} duties wait for it.`;
}

type SetProps = LineProps & { readonly close: () => void };

function SetAnchor({ anchor, last, zone, close }: SetProps) {
  const { id } = useLook();
  const [at, setAt] = useState(() => noMoment(zone));
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
