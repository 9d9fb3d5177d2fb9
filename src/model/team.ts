import { z } from 'zod';

/** lead: runs the case. counsel: advises on it, under privilege. reader: looks on. */
export const ROLES = ['lead', 'counsel', 'reader'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/**
 * write: add to cases, start work, give files. privileged: see and write counsel's privileged notes. clear: look at clear values
 * of leaked rows. accounts: see and change who is in the team, and what its log holds.
 */
export const RIGHTS = ['write', 'privileged', 'clear', 'accounts'] as const;
export type Right = (typeof RIGHTS)[number];

/** Beyond reading, which everybody may. */
export const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  lead: ['write', 'clear', 'accounts'],
  counsel: ['write', 'privileged'],
  reader: [],
};

/** What an account is called: typed at sign-in, and written beside every event. */
export const ACCOUNT_NAME = /^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?$/u;

/**
 * invited: has no password yet. open: may sign in. closed: may not. A closed account stays: events name it, so that its name is not
 * given to somebody else.
 */
export const ACCOUNT_STATES = ['invited', 'open', 'closed'] as const;

export const accountSchema = z.object({
  name: z.string(),
  role: roleSchema,
  state: z.enum(ACCOUNT_STATES),
  /** When it was added, UTC. */
  added_at: z.string(),
  /** Until when its invitation can be taken up; null where there is none. */
  invited_until: z.string().nullable(),
});
export type Account = z.infer<typeof accountSchema>;

export const TEAM_ACTS = [
  'added',
  'invited',
  'password_set',
  'role_set',
  'closed',
  'opened',
  'signed_in',
  'refused',
  'signed_out',
] as const;

/** A line of the team's log, which is only ever added to. */
export const teamLineSchema = z.object({
  seq: z.int().positive(),
  at: z.string(),
  act: z.enum(TEAM_ACTS),
  /** Whose account it is about; null where a name was given that no account has. */
  account: z.string().nullable(),
  /** Who did it: an account, or a user of the machine at the command line. */
  by: z.string(),
  /** From which address it was asked, where it came through a proxy. */
  source: z.string().nullable(),
  /** The role that was given. */
  role: roleSchema.nullable(),
});
export type TeamLine = z.infer<typeof teamLineSchema>;
export type NewTeamLine = Omit<TeamLine, 'seq' | 'at'>;

export const teamSchema = z.object({ schema: z.literal('assay.team/1'), accounts: z.array(accountSchema) });
export type Team = z.infer<typeof teamSchema>;
export const teamLogSchema = z.object({ schema: z.literal('assay.team-log/1'), lines: z.array(teamLineSchema) });
export type TeamLog = z.infer<typeof teamLogSchema>;
export const invitationSchema = z.object({
  schema: z.literal('assay.invitation/1'),
  account: z.string(),
  /** Whoever has it may set the account's password, once. */
  code: z.string(),
  until: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;
