import { openTeamOf } from '../../app/team/open.js';
import type { TeamStore } from '../../app/team/open.js';
import type { ServerBase } from '../context.js';
import { ServerError } from '../error.js';
import { openSessions } from './session.js';
import { openSolo, type SoloGate } from './solo.js';
import { openTeamGate, type TeamGate } from './team.js';

/**
 * Whose page it is: of the user of this machine, under whose name events are written, or of accounts. `origin` is where their
 * browsers ask, where a proxy stands before the server.
 */
export type ServedFor = { readonly user: string } | { readonly team: true; readonly origin: URL | null };

/** A session of the machine's own user lasts as long as any may; one of a team ends when its browser is left alone. */
const [SOLO_IDLE_HOURS, TEAM_IDLE_HOURS] = [12, 2];

type Opened = { readonly gate: SoloGate; readonly team: null } | { readonly gate: TeamGate; readonly team: TeamStore };

/** Throws `no_accounts` where nobody could sign in. */
export async function openGate(
  { dir, now, app }: Pick<ServerBase, 'dir' | 'now' | 'app'>,
  of: ServedFor,
  port: () => number,
): Promise<Opened> {
  const cookie = (): string => `assay-${port()}`;
  if ('user' in of) {
    const sessions = openSessions({ now, cookie, secure: false, idleHours: SOLO_IDLE_HOURS });
    return { gate: openSolo(sessions, of.user), team: null };
  }
  const team = await openTeamOf(dir, app);
  const accounts = await team.accounts();
  if (!accounts.some(({ state }) => state !== 'closed')) {
    await team.close();
    throw noAccounts();
  }
  const secure = of.origin?.protocol === 'https:';
  const sessions = openSessions({ now, cookie, secure, idleHours: TEAM_IDLE_HOURS });
  return { gate: openTeamGate(team, sessions, now), team };
}

function noAccounts(): ServerError {
  return new ServerError('no_accounts', 'there is no account that could sign in', {
    hint: 'Add one first: assay team add NAME --role lead.',
    exit: 2,
  });
}
