import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { timelineQuery } from '../../app/queries.js';
import { Loaded } from '../../ui/loaded.js';
import { Days } from './days.js';
import { Earlier } from './earlier.js';
import { StillOpen } from './still-open.js';

/** What was known, not known and said, day by day, and what is due: the newest part, and what came before when asked for. */
export function Timeline() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = useInfiniteQuery(timelineQuery(id));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const [first] = pages;
        const entries = pages.toReversed().flatMap((page) => page.entries);
        const left = pages.at(-1)?.before ?? 0;
        return first === undefined ? null : (
          <>
            <StillOpen open={first.open} shown={entries} />
            {query.hasNextPage ? (
              <p>
                <button
                  type="button"
                  className="plain"
                  disabled={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Show {Math.min(first.entries.length, left)} earlier of {left.toLocaleString('en-US')}
                </button>
              </p>
            ) : null}
            <Days entries={entries} />
            <Earlier incidents={first.earlier} />
            {first.warnings.map((warning) => (
              <p key={warning} className="warning">
                {warning}
              </p>
            ))}
            <p className="note">
              Times are {first.zone === 'Z' ? 'UTC' : `in ${first.zone}`}. Law reviewed to {first.law_reviewed_to}.{' '}
              {first.notice}
            </p>
          </>
        );
      }}
    </Loaded>
  );
}
