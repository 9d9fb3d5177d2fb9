import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { StatementsView } from '../../../../src/server/routes/statements/schemas.js';
import { api, ask } from '../../app/client.js';
import { queries, workspaceQuery } from '../../app/queries.js';
import { Moved, seenUpTo } from '../../ui/moved.js';
import { Problem } from '../../ui/problem.js';
import { Checked } from './checked.js';
import { ContentFields } from './content-fields.js';
import { saidOf, type Draft } from './draft.js';
import { GroundFields } from './ground-fields.js';
import { statementsQuery } from './queries.js';
import { SayingFields } from './saying-fields.js';
import { useMay } from '../../app/session.js';

/** Keeps a statement that was made. First it is held against what the case knows; then whoever keeps it has seen that. */
export function SayForm({ id, view, draft, onChange, onKept }: SayFormProps) {
  const mayWrite = useMay('write');
  const user = useQuery(workspaceQuery).data?.user ?? '';
  const [seen, setSeen] = useState(view.last);
  const said = saidOf({ ...draft, by: draft.by.trim() === '' ? user : draft.by });
  const check = useMutation({
    mutationFn: () => ask(api.cases[':case'].statements.check.$post({ param: { case: id }, json: said })),
  });
  const keep = useMutation({
    mutationFn: () =>
      ask(api.cases[':case'].statements.$post({ param: { case: id }, header: seenUpTo(seen), json: said })),
    onSuccess: async ({ event }) => {
      await queries.invalidateQueries({ queryKey: ['case', id] });
      check.reset();
      onKept(event.seq);
    },
  });
  const change = (next: Draft): void => {
    check.reset();
    keep.reset();
    onChange(next);
  };
  const look = (): void => {
    setSeen(queries.getQueryData(statementsQuery(id).queryKey)?.last ?? seen);
    keep.reset();
    check.mutate();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSeen(view.last);
    check.mutate();
  };
  return (
    <form
      className="panel say"
      onSubmit={submit}
      aria-label={mayWrite ? 'Keep a statement' : 'Hold words against the case'}
    >
      <h2>{titleOf(draft, mayWrite)}</h2>
      <SayingFields draft={draft} onChange={change} audiences={view.audiences} user={user} />
      <ContentFields draft={draft} onChange={change} view={view} />
      <GroundFields draft={draft} onChange={change} view={view} />
      <Problem error={check.error} />
      <Moved error={keep.error} id={id} onLook={look} />
      {check.data === undefined ? null : <Checked result={check.data} said={said} />}
      <p className="buttons">
        <button type="submit" className={check.data === undefined ? '' : 'plain'} disabled={check.isPending}>
          Hold it against the case
        </button>
        {check.data === undefined || !mayWrite ? null : (
          <button type="button" disabled={keep.isPending} onClick={() => keep.mutate()}>
            {check.data.against.length === 0 ? 'Keep it' : 'Keep it all the same'}
          </button>
        )}
      </p>
    </form>
  );
}

/** Whoever looks on may hold words against the case, and keeps none. */
function titleOf({ restates }: Draft, mayWrite: boolean): string {
  if (!mayWrite) return 'Hold words against the case';
  return restates === null ? 'Keep what was said' : `Restate statement ${restates}`;
}

type SayFormProps = {
  readonly id: string;
  readonly view: StatementsView;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Called with the event that keeps it. */
  readonly onKept: (event: number) => void;
};
