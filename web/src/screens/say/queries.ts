import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../app/client.js';

export function statementsQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'statements'],
    queryFn: () => ask(api.cases[':case'].statements.$get({ param: { case: id } })),
  });
}
