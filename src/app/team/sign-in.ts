import { ACCOUNT_NAME } from '../../model/team.js';
import type { KeptAccount, TeamStore } from '../../store/team.js';
import { TeamError } from '../../team/error.js';
import { isInvited, readCode } from '../../team/invitation.js';
import { hashPassword, isPassword, requireStrong } from '../../team/password.js';
import { openPatience, type Patience } from '../../team/patience.js';
import { openRefusals, type Refusals } from '../../team/refusals.js';
import { openTurns, type Turns } from '../../team/turns.js';
import { lineOf } from './accounts.js';

/** Who knocks, and when. */
export type Knock = {
  readonly source: string | null;
  /** What strangers are counted by: where the source is one of many addresses, all of these. */
  readonly network: string;
  readonly now: Date;
  /** Aborted where they do not wait for the answer any more. */
  readonly signal: AbortSignal;
};

/** What holds back whoever guesses. It lives in memory, as sessions do. */
export type Entrance = { readonly patience: Patience; readonly turns: Turns; readonly refusals: Refusals };

export function openEntrance(): Entrance {
  return { patience: openPatience(), turns: openTurns(), refusals: openRefusals() };
}

/**
 * The account of whoever knows its password. One that is not there, is closed or has no password is refused in the same words and
 * after the same time. Throws `wrong_sign_in`, `wait_to_sign_in`, `too_many_sign_ins`.
 */
export async function signIn(
  team: TeamStore,
  entrance: Entrance,
  given: { readonly name: string; readonly password: string },
  knock: Knock,
): Promise<KeptAccount> {
  const { patience, turns } = entrance;
  const name = given.name.trim().toLowerCase();
  const wait = patience.left(name, knock.now);
  if (wait > 0) throw tooSoon(wait);
  const looked = turns.take(async () => {
    const account = ACCOUNT_NAME.test(name) ? await team.account(name) : null;
    const isOpen = account?.state === 'open';
    return { account, isRight: (await isPassword(given.password, isOpen ? account.password : null)) && isOpen };
  }, knock.signal);
  patience.tried(name, knock.now); // before it is looked at: of many at once, the sixth waits
  const { account, isRight } = await looked;
  if (account !== null && isRight) {
    patience.wasRight(name);
    await team.log(lineOf('signed_in', name, { by: name, source: knock.source }));
    return account;
  }
  // Tries at a name that is there are few, since they must wait: each is written down.
  if (account === null) await logRefusal(team, entrance, null, knock);
  else await team.log(lineOf('refused', name, { by: 'nobody', source: knock.source }));
  throw new TeamError('wrong_sign_in', 'the name or the password is not right', {
    hint: 'Try again. A lead of your team can invite you anew, which lets you choose another password.',
  });
}

export async function signOut(team: TeamStore, name: string, source: string | null): Promise<void> {
  await team.log(lineOf('signed_out', name, { by: name, source }));
}

/** Sets the password of the account that the code is for; who was signed in with the old one is out. Throws `wrong_invitation`, `weak_password`, `too_many_sign_ins`. */
export async function takeInvitation(
  team: TeamStore,
  entrance: Entrance,
  given: { readonly code: string; readonly password: string },
  knock: Knock,
): Promise<KeptAccount> {
  const code = readCode(given.code);
  const account = code === null ? null : await team.account(code.account);
  if (code === null || account === null || account.state === 'closed' || !isInvited(code.secret, account, knock.now)) {
    await logRefusal(team, entrance, account?.name ?? null, knock);
    throw new TeamError('wrong_invitation', 'this invitation holds no more, or never did', {
      hint: 'It holds once, for 72 hours, and until a newer one. Ask a lead of your team for another.',
    });
  }
  const { name } = account;
  const { source, signal } = knock;
  requireStrong(given.password, name);
  const password = await entrance.turns.take(() => hashPassword(given.password), signal);
  const change = { password, invitation: null, endsSessions: true };
  await team.change(account, change, lineOf('password_set', name, { by: name, source }));
  await team.log(lineOf('signed_in', name, { by: name, source }));
  return { ...account, password, invitation: null, invited_until: null, state: 'open', epoch: account.epoch + 1 };
}

/**
 * Of one network and account a line a minute: such refusals cost who asks nothing. A name that no account has may be a password that
 * was typed into the wrong field: it is not written down.
 */
async function logRefusal(
  team: TeamStore,
  { refusals }: Entrance,
  account: string | null,
  { source, network, now }: Knock,
): Promise<void> {
  if (!refusals.isNew(`${network} ${account ?? ''}`, now)) return;
  await team.log(lineOf('refused', account, { by: 'nobody', source }));
}

/** The account as it stands now, where those who signed in at that epoch are still in; null otherwise. */
export async function stillIn(team: TeamStore, name: string, epoch: number): Promise<KeptAccount | null> {
  const account = await team.account(name);
  return account !== null && account.state === 'open' && account.epoch === epoch ? account : null;
}

function tooSoon(wait: number): TeamError {
  const isShort = wait <= 60_000;
  const [left, unit] = [Math.ceil(wait / (isShort ? 1000 : 60_000)), isShort ? 'second' : 'minute'];
  return new TeamError('wait_to_sign_in', 'there were too many wrong passwords for this name', {
    hint: `Wait ${left === 1 ? `a ${unit}` : `${left} ${unit}s`}, then try again.`,
  });
}
