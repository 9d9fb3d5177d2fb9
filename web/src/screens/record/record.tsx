import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, ask } from '../../app/client.js';
import { recordQuery } from '../../app/queries.js';
import { Loaded } from '../../ui/loaded.js';
import { Problem } from '../../ui/problem.js';
import { AddNote } from './add-note.js';
import { Line } from './line.js';
import { For } from '../../ui/for.js';

/** Every event of the case, newest first, as it stands in the chain. */
export function Record() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = useInfiniteQuery(recordQuery(id));
  const pages = query.data?.pages ?? [];
  const left = pages.at(-1)?.events.at(-1)?.seq ?? 1;
  return (
    <>
      <For right="write">
        <AddNote id={id} />
      </For>
      <Proof id={id} />
      {query.data === undefined ? <Loaded query={query}>{() => null}</Loaded> : null}
      <ol className="record" reversed start={pages[0]?.last ?? 1}>
        {pages.flatMap(({ events }) => events.map((event) => <Line key={event.seq} event={event} />))}
      </ol>
      {query.hasNextPage ? (
        <button
          type="button"
          className="plain"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show {Math.min(200, left - 1)} earlier events
        </button>
      ) : null}
    </>
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
        <>
          <p role="status" className={prove.data?.sound === true ? 'good' : 'warning'}>
            {prove.data?.sound === true
              ? `All ${one.events.toLocaleString('en-US')} events and ${one.evidence.length} files are as they were written.`
              : (one.first_break?.says ??
                'A file or a time-stamp of this case is not as it was: see assay case verify.')}{' '}
            {one.head === null ? '' : `The last hash is ${one.head.hash}.`}
          </p>
          {typeof prove.data?.lacks === 'string' ? <p className="warning">{prove.data.lacks}</p> : null}
        </>
      )}
    </div>
  );
}
