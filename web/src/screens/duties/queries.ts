import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { InferRequestType } from 'hono/client';
import { api, ask } from '../../app/client.js';
import { queries } from '../../app/queries.js';
import { announce } from '../../ui/announce.js';

/** The case and the day that are looked at. */
export type Look = { readonly id: string; readonly asOf: string | undefined };

export function useLook(): Look {
  const { case: id } = useParams({ from: '/cases/$case' });
  const { as_of: asOf } = useSearch({ from: '/cases/$case/duties' });
  return { id, asOf };
}

const ofCase = api.cases[':case'];

function asked({ id, asOf }: Look) {
  return { param: { case: id }, query: asOf === undefined ? {} : { as_of: asOf } };
}

const readBoard = (look: Look) => ask(ofCase.duties.$get(asked(look)));
const readFacts = (look: Look) => ask(ofCase.facts.$get(asked(look)));
const readDrafts = (look: Look) => ask(ofCase.drafts.$get(asked(look)));
const readDraft = (id: string, event: string) => ask(ofCase.drafts[':event'].$get({ param: { case: id, event } }));
const readDictionary = () => ask(api.facts.$get());

export type Board = Awaited<ReturnType<typeof readBoard>>;
export type Card = Board['cards'][number];
export type KnownFacts = Awaited<ReturnType<typeof readFacts>>;
export type DraftList = Awaited<ReturnType<typeof readDrafts>>;
export type DraftView = Awaited<ReturnType<typeof readDraft>>;
export type FactEntry = Awaited<ReturnType<typeof readDictionary>>['facts'][number];

function ofLook<Answer>(what: string, look: Look, read: (look: Look) => Promise<Answer>) {
  return queryOptions({
    queryKey: ['case', look.id, what, look.asOf ?? 'now'],
    queryFn: () => read(look),
    placeholderData: keepPreviousData,
  });
}

export const boardQuery = (look: Look) => ofLook('duties', look, readBoard);
export const factsQuery = (look: Look) => ofLook('facts', look, readFacts);
export const draftsQuery = (look: Look) => ofLook('drafts', look, readDrafts);

// Events are never changed, nor are the facts that there can be.
const forEver = { staleTime: Number.POSITIVE_INFINITY };

export function draftQuery(id: string, event: string) {
  return queryOptions({ queryKey: ['draft', id, event], queryFn: () => readDraft(id, event), ...forEver });
}

export const dictionaryQuery = queryOptions({ queryKey: ['facts'], queryFn: readDictionary, ...forEver });

export type Addition = InferRequestType<typeof ofCase.events.$post>['json'];

/** Adds an event on what was seen of the case up to `last`. */
export function useAdd(id: string, last: number, done: () => void = () => undefined) {
  return useMutation({
    mutationFn: (json: Addition) =>
      ask(ofCase.events.$post({ param: { case: id }, header: { 'if-match': `"${last}"` }, json })),
    onSuccess: async ({ event }) => {
      await queries.invalidateQueries({ queryKey: ['case', id] });
      announce(`Kept as event ${event.seq}.`);
      done();
    },
    // What was added by somebody else is to be seen.
    onError: () => queries.invalidateQueries({ queryKey: ['case', id] }),
  });
}
