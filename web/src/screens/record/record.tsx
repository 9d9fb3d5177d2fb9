import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../../app/client.js';
import { caseQuery, queries } from '../../app/queries.js';
import { Field } from '../../ui/field.js';
import { Loaded } from '../../ui/loaded.js';
import { Problem } from '../../ui/problem.js';
import { When } from '../../ui/when.js';

const PAGE = 200;

/** Every event of the case, newest first, as it stands in the chain. */
export function Record() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = useQuery(caseQuery(id));
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <AddNote id={id} />
      <Proof id={id} />
      <Loaded query={query}>
        {({ events }) => (
          <>
            <ol className="record" reversed start={events.length}>
              {events
                .toReversed()
                .slice(0, shown)
                .map((event) => (
                  <li key={event.seq} value={event.seq}>
                    <p>
                      <strong>{event.kind_words}</strong>{' '}
                      {event.corrected_by === null ? (
                        event.says
                      ) : (
                        <>
                          <del>{event.says}</del> <span className="quiet">(see event {event.corrected_by})</span>
                        </>
                      )}
                    </p>
                    <p className="quiet">
                      <When at={event.at} /> by {event.who}
                    </p>
                  </li>
                ))}
            </ol>
            {shown < events.length ? (
              <button type="button" className="plain" onClick={() => setShown(shown + PAGE)}>
                Show {Math.min(PAGE, events.length - shown)} earlier events
              </button>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  );
}

function AddNote({ id }: { readonly id: string }) {
  const [text, setText] = useState('');
  const add = useMutation({
    mutationFn: () =>
      ask(
        api.cases[':case'].events.$post({
          param: { case: id },
          header: {},
          json: { kind: 'note', basis: [], payload: { text } },
        }),
      ),
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries({ queryKey: ['case', id] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate();
  };
  return (
    <form className="panel" onSubmit={submit}>
      <Field label="Add a note">
        {(given) => <textarea {...given} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Problem error={add.error} />
      <button type="submit" disabled={add.isPending}>
        Keep it
      </button>
    </form>
  );
}

function Proof({ id }: { readonly id: string }) {
  const prove = useMutation({ mutationFn: () => ask(api.cases[':case'].proof.$get({ param: { case: id } })) });
  const [one] = prove.data?.cases ?? [];
  return (
    <div className="proof">
      <button type="button" className="plain" disabled={prove.isPending} onClick={() => prove.mutate()}>
        Prove that nothing was changed
      </button>
      <Problem error={prove.error} />
      {one === undefined ? null : (
        <p role="status" className={prove.data?.sound === true ? 'good' : 'warning'}>
          {prove.data?.sound === true
            ? `All ${one.events.toLocaleString('en-US')} events and ${one.evidence.length} files are as they were written.`
            : (one.first_break?.says ??
              'A file or a time-stamp of this case is not as it was: see assay case verify.')}{' '}
          {one.head === null ? '' : `The last hash is ${one.head.hash}.`}
        </p>
      )}
    </div>
  );
}
