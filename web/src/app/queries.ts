import { MutationCache, QueryCache, QueryClient, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.js';
import { ProblemError } from './problem.js';

/** Whoever is told that this browser is not signed in asks anew who is. */
export function seeWhoIsIn(error: unknown): void {
  const isOut = error instanceof ProblemError && error.problem.code === 'no_session';
  if (isOut) void queries.invalidateQueries({ queryKey: SESSION_KEY });
}

export const SESSION_KEY = ['session'] as const;

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: seeWhoIsIn }),
  mutationCache: new MutationCache({ onError: seeWhoIsIn }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (times, error) => times < 2 && error instanceof ProblemError && error.problem.status === 0,
    },
  },
});

export const workspaceQuery = queryOptions({ queryKey: ['workspace'], queryFn: () => ask(api.workspace.$get()) });

export const glossaryQuery = queryOptions({
  queryKey: ['glossary'],
  queryFn: () => ask(api.glossary.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});

export const casesQuery = queryOptions({ queryKey: ['cases'], queryFn: () => ask(api.cases.$get()) });

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: () => ask(api.cases[':case'].$get({ param: { case: id } })),
  });
}

/** The record of a case, 200 events at a time, the newest first. */
export function recordQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['case', id, 'record'],
    queryFn: ({ pageParam: before }: { readonly pageParam: number | null }) =>
      ask(
        api.cases[':case'].events.$get({
          param: { case: id },
          query: before === null ? {} : { before: String(before) },
        }),
      ),
    initialPageParam: null,
    getNextPageParam: ({ events }) => {
      const oldest = events.at(-1)?.seq ?? 1;
      return oldest > 1 ? oldest : null;
    },
  });
}

type TimelineFrom = { readonly before: string; readonly last: string; readonly as_of: string };

/** The timeline of a case in parts, the newest first; each older part is of the same moment and the same events as the first. */
export function timelineQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['case', id, 'timeline'],
    queryFn: ({ pageParam: from }: { readonly pageParam: TimelineFrom | null }) =>
      ask(api.cases[':case'].timeline.$get({ param: { case: id }, query: from ?? {} })),
    initialPageParam: null,
    getNextPageParam: ({ before, last, as_of }) =>
      before === 0 ? null : { before: String(before), last: String(last), as_of },
  });
}
