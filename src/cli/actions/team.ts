import {
  addAccount,
  closeAccount,
  invite,
  listTeam,
  readTeamLog,
  reopenAccount,
  setRole,
  type TeamEntry,
} from '../../app/team/accounts.js';
import { withTeam } from '../../app/team/open.js';
import { inertText } from '../../base/text.js';
import { ROLES, roleSchema, type Invitation, type Role } from '../../model/team.js';
import { jsonDocument } from '../../report/json.js';
import { teamLineWords, accountWords } from '../../report/words/team.js';
import type { TeamStore } from '../../app/team/open.js';
import { badOption } from '../error.js';
import type { TeamAddFlags, TeamChangeFlags, TeamFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { runOf, whoOf } from './case/entry.js';
import { remark } from './run.js';

/** Lines of the log that are printed. */
const LINES = 1000;

export async function addToTeam(context: CliContext, flags: TeamAddFlags, name: string): Promise<void> {
  const role = roleIn(flags.role ?? 'reader');
  const entry = entryOf(context, flags);
  printInvitation(context, flags, await onTeam(context, flags, (team) => addAccount(team, name, role, entry)));
}

export async function inviteAgain(context: CliContext, flags: TeamChangeFlags, name: string): Promise<void> {
  const entry = entryOf(context, flags);
  printInvitation(context, flags, await onTeam(context, flags, (team) => invite(team, name, entry)));
}

export async function openAgain(context: CliContext, flags: TeamChangeFlags, name: string): Promise<void> {
  const entry = entryOf(context, flags);
  printInvitation(context, flags, await onTeam(context, flags, (team) => reopenAccount(team, name, entry)));
}

export async function giveRole(context: CliContext, flags: TeamChangeFlags, name: string, role: string): Promise<void> {
  const entry = entryOf(context, flags);
  const given = roleIn(role);
  await onTeam(context, flags, (team) => setRole(team, name, given, entry));
  await listOfTeam(context, flags);
}

export async function closeOne(context: CliContext, flags: TeamChangeFlags, name: string): Promise<void> {
  const entry = entryOf(context, flags);
  await onTeam(context, flags, (team) => closeAccount(team, name, entry));
  await listOfTeam(context, flags);
}

export async function listOfTeam(context: CliContext, flags: TeamFlags): Promise<void> {
  const team = await onTeam(context, flags, listTeam);
  const { stdout, now } = context.host;
  if (flags.json) return void stdout.write(jsonDocument(team));
  for (const account of team.accounts) stdout.write(`${accountWords(account, now())}\n`);
  if (team.accounts.length === 0)
    remark(context, flags, 'There is no account. assay team add NAME --role lead adds one.');
}

export async function logOfTeam(context: CliContext, flags: TeamFlags): Promise<void> {
  const log = await onTeam(context, flags, (team) => readTeamLog(team, { before: null, limit: LINES }));
  const { stdout } = context.host;
  if (flags.json) return void stdout.write(jsonDocument(log));
  for (const line of log.lines) stdout.write(`${line.at.slice(0, 19)}Z  ${teamLineWords(line)}\n`);
}

async function onTeam<Result>(
  context: CliContext,
  flags: TeamFlags,
  work: (team: TeamStore) => Promise<Result>,
): Promise<Result> {
  const { dir, app } = runOf(context, flags);
  return withTeam(dir, app, work);
}

function entryOf({ host }: CliContext, { by }: TeamChangeFlags): TeamEntry {
  return { by: whoOf(by), source: null, now: host.now() };
}

/** The code is the result: whoever has it may set the password. */
function printInvitation(context: CliContext, flags: TeamFlags, invitation: Invitation): void {
  const { code, until, account } = invitation;
  context.host.stdout.write(flags.json ? jsonDocument(invitation) : `${code}\n`);
  const end = `${until.slice(0, 16).replace('T', ' ')} UTC`;
  remark(
    context,
    flags,
    `Give this code to ${account} alone, or the address of the page with /invitation#CODE behind it. It sets their password, once, until ${end}.`,
  );
}

function roleIn(given: string): Role {
  const parsed = roleSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw badOption(`${inertText(given, 40)} is no role`, `Use one of: ${ROLES.join(' ')}.`);
}
