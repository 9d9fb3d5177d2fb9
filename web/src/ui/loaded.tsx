import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from './problem.js';

/** What was asked for, once it is there; until then that it is awaited, or why it will not come. What was there stays where it could not be read anew, and that is said. */
export function Loaded<Data>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined)
    return (
      <>
        {query.isError ? <Problem error={query.error} /> : null}
        {children(query.data)}
      </>
    );
  if (query.isError) return <Problem error={query.error} />;
  return (
    <p className="waiting" role="status">
      One moment…
    </p>
  );
}
