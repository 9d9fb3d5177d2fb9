import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../app/client.js';

const askTeam = async () => ask(api.team.$get());

export const teamQuery = queryOptions({ queryKey: ['team'], queryFn: askTeam });
export type ShownAccount = Awaited<ReturnType<typeof askTeam>>['accounts'][number];

/** Lines that the server gives at once. */
const PAGE = 100;

export const teamLogQuery = infiniteQueryOptions({
  queryKey: ['team', 'log'],
  queryFn: ({ pageParam: before }: { readonly pageParam: number | null }) =>
    ask(api.team.log.$get({ query: before === null ? {} : { before: String(before) } })),
  initialPageParam: null,
  getNextPageParam: ({ lines }) => {
    const oldest = lines.at(-1)?.seq ?? 1;
    return lines.length === PAGE && oldest > 1 ? oldest : null;
  },
});
