import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Problem } from '../../../ui/problem.js';
import { Ending } from '../board/decide.js';
import { useAdd, useLook, type FactEntry, type KnownFacts } from '../queries.js';
import { zoneIn } from './anchors.js';
import { FactInput } from './fact-input.js';
import { blank, writtenAs, type Draft } from './written.js';

export type SetFactProps = {
  readonly path: string;
  readonly all: readonly FactEntry[];
  readonly facts: KnownFacts;
  readonly close: () => void;
};

/** One fact: what it is, and the way that it is written. */
export function SetFact({ path, all, facts, close }: SetFactProps) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => place.current?.focus(), [path]);
  const entry = entryOf(path, all);
  return (
    <section className="panel" aria-labelledby="set-fact">
      <h2 id="set-fact" ref={place} tabIndex={-1}>
        {entry?.means ?? path}
      </h2>
      {entry === null ? <NotHere path={path} close={close} /> : <Setter entry={entry} facts={facts} close={close} />}
    </section>
  );
}

/** A number of one state is written with those of the others. */
function entryOf(path: string, all: readonly FactEntry[]): FactEntry | null {
  const room = path.replace(/\.[A-Z]{2}$/u, '');
  return all.find((fact) => fact.path === path) ?? all.find((fact) => fact.path === room) ?? null;
}

function NotHere({ path, close }: Pick<SetFactProps, 'path' | 'close'>) {
  return (
    <>
      <p>
        <code>{path}</code> is not typed here: it comes from another event of the case, or it has parts that are facts
        of their own, which are listed below.
      </p>
      <button type="button" className="link" onClick={close}>
        Leave it
      </button>
    </>
  );
}

type SetterProps = { readonly entry: FactEntry } & Pick<SetFactProps, 'facts' | 'close'>;

function Setter({ entry, facts, close }: SetterProps) {
  const { id } = useLook();
  const before = facts.known.find(({ path }) => path === entry.path);
  const [draft, setDraft] = useState<Draft>(() => blank(before?.chosen ?? [], zoneIn(facts.anchors)));
  const add = useAdd(id, facts.last, close);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ kind: 'facts', payload: { set: { [entry.path]: writtenAs(entry.kind, draft) } } });
  };
  return (
    <form onSubmit={submit}>
      <p className="quiet">
        <code>{entry.path}</code>
        {before === undefined ? ' is not known yet.' : ` is ${before.value}, from ${sourceWords(before.event)}.`}
      </p>
      <FactInput entry={entry} draft={draft} onChange={setDraft} />
      <Problem error={add.error} />
      <Ending pending={add.isPending} label="Keep this fact" close={close} />
    </form>
  );
}

function sourceWords(event: number): string {
  return event === 0 ? 'assay.yaml' : `event ${event}`;
}
