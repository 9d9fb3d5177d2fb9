import type { Context } from 'hono';
import { signIn, signOut, stillIn, takeInvitation, type Knock } from '../../app/team/sign-in.js';
import { openPatience } from '../../app/team/sign-in.js';
import { RIGHTS_OF } from '../../model/team.js';
import type { KeptAccount, TeamStore } from '../../app/team/open.js';
import type { Actor } from '../context.js';
import type { Gate } from './gate.js';
import type { Sessions } from './session.js';
import { sourceOf } from './source.js';

/** Accounts sign in with name and password. */
export type TeamGate = Gate & {
  readonly signIn: (context: Context, given: { readonly name: string; readonly password: string }) => Promise<Actor>;
  readonly takeInvitation: (
    context: Context,
    given: { readonly code: string; readonly password: string },
  ) => Promise<Actor>;
};

export function openTeamGate(team: TeamStore, sessions: Sessions, now: () => Date): TeamGate {
  const patience = openPatience();
  const knock = (context: Context): Knock => ({ source: sourceOf(context), now: now() });
  const actors = new Map<string, { readonly epoch: number; readonly actor: Actor }>();
  const actorOf = ({ name, role, epoch }: KeptAccount): Actor => {
    const known = actors.get(name);
    if (known?.epoch === epoch) return known.actor;
    const isIn = async (): Promise<boolean> => (await stillIn(team, name, epoch)) !== null;
    const actor = { user: name, role, rights: RIGHTS_OF[role], stillIn: isIn };
    actors.set(name, { epoch, actor });
    return actor;
  };
  const letIn = (context: Context, account: KeptAccount): Actor => {
    sessions.begin(context, { name: account.name, epoch: account.epoch });
    return actorOf(account);
  };
  return {
    isTeam: true,
    signIn: async (context, given) => letIn(context, await signIn(team, patience, given, knock(context))),
    takeInvitation: async (context, given) => letIn(context, await takeInvitation(team, given, knock(context))),
    actor: async (context) => {
      const holder = sessions.holder(context);
      const account = holder === null ? null : await stillIn(team, holder.name, holder.epoch);
      return account === null ? null : actorOf(account);
    },
    key: (context) => sessions.holder(context)?.name ?? `from ${sourceOf(context) ?? 'here'}`,
    leave: async (context) => {
      const holder = sessions.end(context);
      if (holder !== null) await signOut(team, holder.name, sourceOf(context));
    },
  };
}
