import { buildCommand, buildRouteMap } from '@stricli/core';
import type { TeamAddFlags, TeamChangeFlags, TeamFlags } from '../flags.js';
import { guarded } from '../guarded.js';
import type { CliContext } from '../host.js';
import { argument, byFlag } from './case/common.js';
import { commonFlags, jsonFlag, textFlag } from './common.js';

const teamFlags = { json: jsonFlag, ...commonFlags };
const changeFlags = { by: byFlag, ...teamFlags };
const nameArgument = argument('NAME', 'The account, for example ana.ruiz');
const oneName = { kind: 'tuple', parameters: [nameArgument] } as const;

const addCommand = buildCommand<TeamAddFlags, [string], CliContext>({
  loader: async () => guarded((await import('../actions/team.js')).addToTeam),
  parameters: {
    flags: { role: textFlag('lead, counsel or reader (default: reader)', 'ROLE'), ...changeFlags },
    positional: oneName,
  },
  docs: {
    brief: 'Add an account and print its invitation',
    fullDescription:
      'A lead runs cases and accounts and may look at clear values; counsel adds to cases and has privileged notes; a reader looks on. ' +
      'Give the printed code to whoever the account is for: it lets them choose a password, once, within 72 hours.',
  },
});

const listCommand = buildCommand<TeamFlags, [], CliContext>({
  loader: async () => guarded((await import('../actions/team.js')).listOfTeam),
  parameters: { flags: teamFlags },
  docs: { brief: 'List the accounts' },
});

const inviteCommand = buildCommand<TeamChangeFlags, [string], CliContext>({
  loader: async () => guarded((await import('../actions/team.js')).inviteAgain),
  parameters: { flags: changeFlags, positional: oneName },
  docs: { brief: 'Invite anew whoever forgot a password' },
});

const roleCommand = buildCommand<TeamChangeFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../actions/team.js')).giveRole),
  parameters: {
    flags: changeFlags,
    positional: { kind: 'tuple', parameters: [nameArgument, argument('ROLE', 'lead, counsel or reader')] },
  },
  docs: { brief: 'Give an account another role' },
});

const closeCommand = buildCommand<TeamChangeFlags, [string], CliContext>({
  loader: async () => guarded((await import('../actions/team.js')).closeOne),
  parameters: { flags: changeFlags, positional: oneName },
  docs: { brief: 'Close an account: nobody signs in with it any more' },
});

const openCommand = buildCommand<TeamChangeFlags, [string], CliContext>({
  loader: async () => guarded((await import('../actions/team.js')).openAgain),
  parameters: { flags: changeFlags, positional: oneName },
  docs: { brief: 'Open a closed account again and print an invitation' },
});

const logCommand = buildCommand<TeamFlags, [], CliContext>({
  loader: async () => guarded((await import('../actions/team.js')).logOfTeam),
  parameters: { flags: teamFlags },
  docs: { brief: 'Show who signed in, who was refused, and what was changed in accounts' },
});

export const teamRoutes = buildRouteMap({
  routes: {
    add: addCommand,
    list: listCommand,
    invite: inviteCommand,
    role: roleCommand,
    close: closeCommand,
    open: openCommand,
    log: logCommand,
  },
  docs: { brief: 'Accounts for a team that shares the page: who may sign in, as what, and who did' },
});
