import { Link } from '@tanstack/react-router';
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
      {entry === null ? (
        <NotHere path={path} all={all} close={close} />
      ) : (
        <Setter entry={entry} facts={facts} close={close} />
      )}
    </section>
  );
}

/** A number of one state is written with those of the others; a text of one state alone. */
function entryOf(path: string, all: readonly FactEntry[]): FactEntry | null {
  const named = (wanted: string): FactEntry | undefined => all.find((fact) => fact.path === wanted);
  const room = path.replace(/\.[A-Z]{2}$/u, '');
  const own = named(path) ?? named(room);
  if (own !== undefined) return own;
  const any = named(`${room}.$state`);
  return any === undefined ? null : { ...any, path, means: `${any.means} (${path.slice(room.length + 1)})` };
}

function NotHere({ path, all, close }: Pick<SetFactProps, 'path' | 'all' | 'close'>) {
  const { asOf } = useLook();
  const parts = all.filter((fact) => fact.path.startsWith(`${path}.`) && !fact.path.includes('$'));
  return (
    <>
      {parts.length === 0 ? (
        <p>
          <code>{path}</code> is not typed here: it comes from another event of the case. What starts a clock is set
          below.
        </p>
      ) : (
        <>
          <p>It has parts, each a fact of its own:</p>
          <ul>
            {parts.map((part) => (
              <li key={part.path}>
                <Link
                  from="/cases/$case/duties/facts"
                  to="."
                  search={{ ...(asOf === undefined ? {} : { as_of: asOf }), fact: part.path }}
                >
                  {part.means}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
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
  const [draft, setDraft] = useState<Draft>(() => blank(before?.lines ?? [], zoneIn(facts.anchors)));
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
