import { queryOptions, useQuery, type Query } from '@tanstack/react-query';
import type { Right } from '../../../src/model/team.js';
import { ask, entering, granted } from './client.js';
import { SESSION_KEY, queries } from './queries.js';

const askSession = async () => ask(entering.session.$get());
type Session = Awaited<ReturnType<typeof askSession>>;

/** Who is signed in here, and whose screens and answers this page holds: those stay for a while after a session has ended. */
export type Seen = Session & { readonly whose: Person | null };
type Person = { readonly user: string } & Pick<Session, 'role' | 'rights'>;

export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: async () => taken(await askSession()),
  staleTime: 0,
});

/** Whether whoever's screens these are has a right; the server looks at it too. It stays while a session has ended, so that what was typed does. */
export function useMay(right: Right): boolean {
  return useQuery(sessionQuery).data?.whose?.rights.includes(right) ?? false;
}

/** Whether somebody is signed in: the screens of whoever was stay for a while, and what is secret on them does not. */
export function useIsIn(): boolean {
  return (useQuery(sessionQuery).data?.user ?? null) !== null;
}

export async function signIn(given: { readonly name: string; readonly password: string }): Promise<void> {
  queries.setQueryData(SESSION_KEY, taken(await ask(entering['sign-in'].$post({ json: given }))));
}

export async function takeInvitation(given: { readonly code: string; readonly password: string }): Promise<void> {
  queries.setQueryData(SESSION_KEY, taken(await ask(entering.invitation.$post({ json: given }))));
}

/** Other tabs of this browser have the same session. */
const otherTabs = new BroadcastChannel('session');
otherTabs.addEventListener('message', () => void queries.invalidateQueries({ queryKey: SESSION_KEY }));

/** Ends the session; nothing of it stays on the page, and other tabs ask anew who is in. */
export async function leave(): Promise<void> {
  await granted(entering.leave.$post());
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel takes none
  otherTabs.postMessage('left');
  queries.setQueryData<Seen>(SESSION_KEY, { team: true, user: null, role: null, rights: [], whose: null });
  forget();
}

/** As `ana (lead)`; the machine's own user has no role. */
export function nameOf({ user, role }: Pick<Person, 'user' | 'role'>): string {
  return role === null ? user : `${user} (${role})`;
}

/** What one was answered is not shown to another; whoever comes back sees what has changed. */
function taken(session: Session): Seen {
  const { user, role, rights } = session;
  const before = queries.getQueryData<Seen>(SESSION_KEY) ?? null;
  const whose = user === null ? (before?.whose ?? null) : { user, role, rights };
  if (before === null || whose === null || before.whose === null) return { ...session, whose };
  if (nameOf(whose) !== nameOf(before.whose)) forget();
  else if (user !== null && before.user === null) void queries.invalidateQueries({ predicate: isAnswer });
  return { ...session, whose };
}

function forget(): void {
  queries.removeQueries({ predicate: isAnswer });
  queries.getMutationCache().clear();
}

function isAnswer({ queryKey }: Query): boolean {
  return queryKey[0] !== SESSION_KEY[0];
}
