import { inertText } from '../../base/text.js';
import type { Account, TeamLine } from '../../model/team.js';

/** An account in a line. */
export function accountWords(account: Account, now: Date): string {
  const { state, invitation } = standingWords(account, now);
  return `${account.name}: ${account.role}, ${[state, ...(invitation === null ? [] : [invitation])].join('; ')}`;
}

/** Whether one may sign in with an account, and how its invitation stands; null where it has none. */
export function standingWords(
  { state, invited_until: until }: Account,
  now: Date,
): { readonly state: string; readonly invitation: string | null } {
  return { state: STATES[state], invitation: until === null ? null : invitationWords(until, now) };
}

const STATES: Readonly<Record<Account['state'], string>> = {
  invited: 'has no password yet',
  open: 'may sign in',
  closed: 'closed',
};

function invitationWords(until: string, now: Date): string {
  const day = `${until.slice(0, 16).replace('T', ' ')} UTC`;
  return Date.parse(until) < now.getTime() ? `the invitation ended ${day}` : `invited until ${day}`;
}

/** What happened to accounts, in a line. */
export function teamLineWords({ act, account, by, source, role }: TeamLine): string {
  const name = account ?? 'a name that no account has';
  const from = source === null ? '' : ` from ${inertText(source, 60)}`;
  const whom = inertText(by, 60);
  const words: Readonly<Record<TeamLine['act'], string>> = {
    added: `${whom} added ${name} as ${role ?? 'reader'}`,
    invited: `${whom} invited ${name}`,
    password_set: `${name} chose a password`,
    role_set: `${whom} made ${name} ${role ?? 'reader'}`,
    closed: `${whom} closed ${name}`,
    opened: `${whom} opened ${name} again`,
    signed_in: `${name} signed in`,
    refused: `a sign-in as ${name} was refused`,
    signed_out: `${name} signed out`,
  };
  return `${words[act]}${from}`;
}
