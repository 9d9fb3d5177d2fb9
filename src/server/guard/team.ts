import type { Context } from 'hono';
import { openEntrance, signIn, signOut, stillIn, takeInvitation, type Knock } from '../../app/team/sign-in.js';
import { RIGHTS_OF } from '../../model/team.js';
import type { KeptAccount, TeamStore } from '../../app/team/open.js';
import type { Actor } from '../context.js';
import type { Gate } from './gate.js';
import type { Holder, Sessions } from './session.js';
import { networkOf, sourceOf } from './source.js';

/** Accounts sign in with name and password. */
export type TeamGate = Gate & {
  readonly signIn: (context: Context, given: { readonly name: string; readonly password: string }) => Promise<Actor>;
  readonly takeInvitation: (
    context: Context,
    given: { readonly code: string; readonly password: string },
  ) => Promise<Actor>;
};

export function openTeamGate(team: TeamStore, sessions: Sessions, now: () => Date): TeamGate {
  const entrance = openEntrance();
  const knock = (context: Context): Knock => {
    const { signal } = context.req.raw;
    return { source: sourceOf(context), network: networkAsking(context), now: now(), signal };
  };
  const accountOf = async (holder: Holder | null): Promise<KeptAccount | null> =>
    holder === null ? null : stillIn(team, holder.name, holder.epoch);
  const isIn: Actor['stillIn'] = async (context) => (await accountOf(sessions.stillHeld(context))) !== null;
  const actors = new Map<string, { readonly epoch: number; readonly actor: Actor }>();
  const actorOf = ({ name, role, epoch }: KeptAccount): Actor => {
    const known = actors.get(name);
    if (known?.epoch === epoch) return known.actor;
    const actor = { user: name, role, rights: RIGHTS_OF[role], stillIn: isIn };
    actors.set(name, { epoch, actor });
    return actor;
  };
  const letIn = async (context: Context, account: KeptAccount): Promise<Actor> => {
    const ended = sessions.begin(context, { name: account.name, epoch: account.epoch });
    if (ended !== null && ended.name !== account.name) await signOut(team, ended.name, sourceOf(context));
    return actorOf(account);
  };
  return {
    isTeam: true,
    signIn: async (context, given) => letIn(context, await signIn(team, entrance, given, knock(context))),
    takeInvitation: async (context, given) =>
      letIn(context, await takeInvitation(team, entrance, given, knock(context))),
    actor: async (context) => {
      const account = await accountOf(sessions.holder(context));
      return account === null ? null : actorOf(account);
    },
    key: (context) => sessions.holder(context)?.name ?? `from ${networkAsking(context)}`,
    leave: async (context) => {
      const holder = sessions.end(context);
      if (holder !== null) await signOut(team, holder.name, sourceOf(context));
    },
  };
}

function networkAsking(context: Context): string {
  const source = sourceOf(context);
  return source === null ? 'here' : networkOf(source);
}
