import { useInfiniteQuery } from '@tanstack/react-query';
import { Loaded } from '../../ui/loaded.js';
import { When } from '../../ui/when.js';
import { teamLogQuery } from './queries.js';

/** What happened to accounts, newest first; it is only ever added to. */
export function Log() {
  const query = useInfiniteQuery(teamLogQuery);
  return (
    <section aria-labelledby="team-log">
      <h2 id="team-log">Who signed in, and what was changed</h2>
      <Loaded query={query}>
        {({ pages }) => (
          <ul className="team-log">
            {pages.flatMap(({ lines }) =>
              lines.map(({ seq, at, act, says }) => (
                <li key={seq} className={act === 'refused' ? 'refused' : undefined}>
                  <When at={at} /> {says}
                </li>
              )),
            )}
          </ul>
        )}
      </Loaded>
      {query.hasNextPage ? (
        <button
          type="button"
          className="plain"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show earlier lines
        </button>
      ) : null}
    </section>
  );
}
