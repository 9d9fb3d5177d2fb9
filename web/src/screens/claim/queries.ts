import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../app/client.js';

export function claimsQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'claims'],
    queryFn: () => ask(api.cases[':case'].claims.$get({ param: { case: id } })),
  });
}

export function claimQuery(id: string, event: number, version?: number) {
  return queryOptions({
    queryKey: ['case', id, 'claims', event, version ?? 'now'],
    queryFn: () =>
      ask(
        api.cases[':case'].claims[':event'].$get({
          param: { case: id, event: String(event) },
          query: version === undefined ? {} : { version: String(version) },
        }),
      ),
  });
}
