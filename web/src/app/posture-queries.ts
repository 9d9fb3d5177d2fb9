import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.js';

/** What a plan is asked for within; what is left out has no limit. */
export type Limits = { readonly budget?: string; readonly hours?: string; readonly shown?: string };

export const postureQuery = queryOptions({
  queryKey: ['posture'],
  queryFn: () => ask(api.posture.$get({ query: {} })),
});

/** A plan that is not waited for any longer is cancelled; the one before stays until the next is there. */
export function quickPlanQuery(limits: Limits) {
  return queryOptions({
    queryKey: ['posture', 'plan', 'quick', limits],
    queryFn: ({ signal }) => ask(api.posture.plan.$get({ query: { ...limits, quick: 'yes' } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  });
}

/** The same plan beside 40 with shaken figures: it takes longer. */
export function planQuery(limits: Limits) {
  return queryOptions({
    queryKey: ['posture', 'plan', limits],
    queryFn: ({ signal }) => ask(api.posture.plan.$get({ query: { ...limits } }, { init: { signal } })),
  });
}

export const questionsQuery = queryOptions({
  queryKey: ['posture', 'questions'],
  queryFn: () => ask(api.posture.questions.$get()),
});

export function oversightQuery(asOf: string | null) {
  return queryOptions({
    queryKey: ['oversight', asOf ?? 'today'],
    queryFn: () => ask(api.oversight.$get({ query: asOf === null ? {} : { as_of: asOf } })),
    placeholderData: keepPreviousData,
  });
}
