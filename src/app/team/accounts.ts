import {
  ACCOUNT_NAME,
  RIGHTS_OF,
  type Account,
  type Invitation,
  type NewTeamLine,
  type Right,
  type Role,
  type Team,
  type TeamLog,
} from '../../model/team.js';
import { inertText } from '../../base/text.js';
import type { KeptAccount, TeamStore } from '../../store/team.js';
import { TeamError } from '../../team/error.js';
import { makeInvitation } from '../../team/invitation.js';

/** Who changes the team, when, and from which address. */
export type TeamEntry = { readonly by: string; readonly source: string | null; readonly now: Date };

export async function listTeam(team: TeamStore): Promise<Team> {
  return { schema: 'assay.team/1', accounts: (await team.accounts()).map(shown) };
}

/** Lines of the log, the newest first. */
export async function readTeamLog(
  team: TeamStore,
  page: { readonly before: number | null; readonly limit: number },
): Promise<TeamLog> {
  return { schema: 'assay.team-log/1', lines: await team.lines(page) };
}

/** Adds an account and invites whoever it is for. Throws `bad_account`, `account_exists`. */
export async function addAccount(team: TeamStore, name: string, role: Role, entry: TeamEntry): Promise<Invitation> {
  if (!ACCOUNT_NAME.test(name)) {
    throw new TeamError('bad_account', `this is no name of an account: ${inertText(name, 60)}`, {
      hint: 'Use lower-case letters, digits, dots and dashes, at most 40: for example ana.ruiz.',
    });
  }
  await team.add(name, role, lineOf('added', name, entry, role));
  return invite(team, name, entry);
}

/**
 * A code that sets the password of an account anew, once, within 72 hours. Until it is taken up, the old password holds. An
 * earlier invitation holds no more. Throws `no_such_account`, `account_closed`.
 */
export async function invite(team: TeamStore, name: string, entry: TeamEntry): Promise<Invitation> {
  const account = await openAccount(team, name);
  const { code, digest, until } = makeInvitation(name, entry.now);
  const change = { invitation: { digest, until }, endsSessions: false };
  await team.change(account, change, lineOf('invited', name, entry));
  return { schema: 'assay.invitation/1', account: name, code, until };
}

/** Throws `no_such_account`, `account_closed`, `last_lead`. */
export async function setRole(team: TeamStore, name: string, role: Role, entry: TeamEntry): Promise<void> {
  const account = await openAccount(team, name);
  await team.change(account, { role, endsSessions: true }, lineOf('role_set', name, entry, role));
}

/** Nobody signs in with it any more, and whoever was signed in is out. Throws `no_such_account`, `last_lead`. */
export async function closeAccount(team: TeamStore, name: string, entry: TeamEntry): Promise<void> {
  const account = await accountOf(team, name);
  const change = { closed: true, invitation: null, endsSessions: true };
  await team.change(account, change, lineOf('closed', name, entry));
}

/** Opens a closed account again, with an invitation: its old password holds no more. Throws `no_such_account`, `account_open`. */
export async function reopenAccount(team: TeamStore, name: string, entry: TeamEntry): Promise<Invitation> {
  const account = await accountOf(team, name);
  if (account.state !== 'closed') throw notClosed(name);
  const change = { closed: false, password: null, endsSessions: true };
  await team.change(account, change, lineOf('opened', name, entry));
  return invite(team, name, entry);
}

/** Whether an account is open and its role has that right, as it stands now. */
export async function mayStill(team: TeamStore, name: string, right: Right): Promise<boolean> {
  const account = await team.account(name);
  return account?.state === 'open' && RIGHTS_OF[account.role].includes(right);
}

/** An account without what proves who signs in. */
export function shown({ name, role, state, added_at, invited_until }: KeptAccount): Account {
  return { name, role, state, added_at, invited_until };
}

export function lineOf(
  act: NewTeamLine['act'],
  account: string | null,
  { by, source }: Pick<TeamEntry, 'by' | 'source'>,
  role: Role | null = null,
): NewTeamLine {
  return { act, account, by, source, role };
}

async function accountOf(team: TeamStore, name: string): Promise<KeptAccount> {
  const account = ACCOUNT_NAME.test(name) ? await team.account(name) : null;
  if (account !== null) return account;
  throw new TeamError('no_such_account', `there is no account ${inertText(name, 60)}`, {
    hint: '`assay team list` shows the accounts.',
  });
}

async function openAccount(team: TeamStore, name: string): Promise<KeptAccount> {
  const account = await accountOf(team, name);
  if (account.state !== 'closed') return account;
  throw new TeamError('account_closed', `the account ${name} is closed`, { hint: 'Open it again first.' });
}

function notClosed(name: string): TeamError {
  return new TeamError('account_open', `the account ${name} is not closed`, {
    hint: `Invite anew whoever forgot the password: assay team invite ${name}.`,
  });
}
