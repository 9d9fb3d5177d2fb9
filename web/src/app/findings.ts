import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.js';

const askFindings = async (id: string) => ask(api.cases[':case'].findings.$get({ param: { case: id } }));

/** The files of a case, its verdicts and its counts. */
export function findingsQuery(id: string) {
  return queryOptions({ queryKey: ['case', id, 'findings'], queryFn: () => askFindings(id) });
}
export type Findings = Awaited<ReturnType<typeof askFindings>>;
export type CaseFile = Findings['files'][number];
export type Finding = Findings['verdicts'][number];

/** What the report shows of a verdict or of counts; with the changes since an earlier verdict, where one is named. */
export function partsQuery(id: string, event: number, since: number | null = null) {
  return queryOptions({
    queryKey: ['parts', id, event, since],
    queryFn: () =>
      ask(
        api.cases[':case'].events[':event'].parts.$get({
          param: { case: id, event: String(event) },
          query: since === null ? {} : { since: String(since) },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY, // events are never changed
  });
}

export const elementsQuery = queryOptions({
  queryKey: ['elements'],
  queryFn: () => ask(api.elements.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});
