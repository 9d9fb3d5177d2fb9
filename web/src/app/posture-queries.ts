import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.js';

/** The day that is looked at; today, or that of an open example, where it is left out. */
export type Day = { readonly as_of?: string };

/** What a plan is asked for within; what is left out has no limit. */
export type Limits = { readonly budget?: string; readonly hours?: string; readonly shown?: string };

export function postureQuery(day: Day) {
  return queryOptions({
    queryKey: ['posture', 'seen', day],
    queryFn: () => ask(api.posture.$get({ query: day })),
    placeholderData: keepPreviousData,
  });
}

export function trainingQuery(day: Day) {
  return queryOptions({
    queryKey: ['posture', 'training', day],
    queryFn: () => ask(api.posture.training.$get({ query: day })),
    placeholderData: keepPreviousData,
  });
}

export function mailQuery(day: Day) {
  return queryOptions({
    queryKey: ['posture', 'mail', day],
    queryFn: () => ask(api.posture.mail.$get({ query: day })),
    placeholderData: keepPreviousData,
  });
}

/** A plan that is not waited for any longer is cancelled; the one before stays until the next is there. */
export function quickPlanQuery(limits: Limits & Day) {
  return queryOptions({
    queryKey: ['posture', 'plan', 'quick', limits],
    queryFn: ({ signal }) => ask(api.posture.plan.$get({ query: { ...limits, quick: 'yes' } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  });
}

/** The same plan beside 40 with shaken figures: it takes longer. */
export function planQuery(limits: Limits & Day) {
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
