import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { InferRequestType } from 'hono/client';
import { api, ask } from '../../../app/client.js';
import { queries } from '../../../app/queries.js';
import { focusOn } from '../../../ui/focus.js';
import { useLook } from '../queries.js';

type Body = InferRequestType<(typeof api.cases)[':case']['drafts']['$post']>['json'];
export type Wanted = { readonly form: string; readonly state: string | null };

export type Drafting = {
  readonly error: unknown;
  /** What is being drafted, or how many were; null where nothing was asked for. */
  readonly progress: string | null;
  readonly pending: boolean;
  /** Drafts one form and shows it, or several one after the other. */
  readonly draft: (wanted: readonly Wanted[]) => void;
};

/** Drafts on what was seen of the case up to `last`; each rests on the one before. */
export function useDraft(last: number): Drafting {
  const { id, asOf } = useLook();
  const navigate = useNavigate();
  const [state, setState] = useState<Pick<Drafting, 'error' | 'progress' | 'pending'>>(IDLE);
  const run = async (wanted: readonly Wanted[]): Promise<void> => {
    let seen = last;
    let made = 0;
    try {
      for (const [at, each] of wanted.entries()) {
        setState({ error: null, progress: `Drafting ${at + 1} of ${wanted.length}…`, pending: true });
        // What the server does not know as a form it refuses.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        const json = { ...each, ...(asOf === undefined ? {} : { as_of: asOf }) } as Body;
        // One after the other: each rests on the event before.
        // oxlint-disable-next-line no-await-in-loop
        const { event, kept } = await ask(
          api.cases[':case'].drafts.$post({ param: { case: id }, header: { 'if-match': `"${seen}"` }, json }),
        );
        if (kept) [seen, made] = [event, made + 1];
        if (wanted.length === 1) {
          await queries.invalidateQueries({ queryKey: ['case', id] });
          await navigate({
            to: '/cases/$case/duties/drafts/$event',
            params: { case: id, event: String(event) },
            search: asOf === undefined ? {} : { as_of: asOf },
          });
          return;
        }
      }
      setState({ error: null, progress: saidOf(wanted.length, made), pending: false });
    } catch (error) {
      setState({ error, progress: null, pending: false });
    }
    await queries.invalidateQueries({ queryKey: ['case', id] });
    focusOn(DRAFTED);
  };
  return { ...state, draft: (wanted) => void run(wanted) };
}

/** Where it is told what became of it. */
export const DRAFTED = 'drafted';

const IDLE = { error: null, progress: null, pending: false };

function saidOf(asked: number, made: number): string {
  const same = asked - made;
  return `${made} drafted${same === 0 ? '' : `; ${same} as they were, nothing changed since`}.`;
}
