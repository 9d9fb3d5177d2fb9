import type { Selectable } from 'kysely';
import { roleSchema, teamLineSchema, type Account, type NewTeamLine, type Role, type TeamLine } from '../model/team.js';
import type { Backend } from './backend.js';
import { StoreError } from './error.js';
import { openBackend, type OpenContext } from './open-backend.js';
import type { StorePlace } from './place.js';
import type { AccountTable, StoreDatabase } from './tables.js';
import { asking, inTransaction } from './transaction.js';

/** An account with what proves who signs in. It stays in this process. */
export type KeptAccount = Account & {
  readonly password: string | null;
  /** SHA-256 of the code of the invitation. */
  readonly invitation: string | null;
  /** Goes up whenever those who are signed in must sign in again. */
  readonly epoch: number;
};

/** What changes in an account. */
export type AccountChange = {
  readonly role?: Role;
  readonly closed?: boolean;
  readonly password?: string | null;
  readonly invitation?: { readonly digest: string; readonly until: string } | null;
  /** Those who are signed in must sign in again. */
  readonly endsSessions: boolean;
};

/** Who is in the team, beside its cases, and what happened to accounts. Safe for several processes at once. */
export type TeamStore = {
  readonly accounts: () => Promise<KeptAccount[]>;
  /** Null where there is none. */
  readonly account: (name: string) => Promise<KeptAccount | null>;
  /** Throws `account_exists`. */
  readonly add: (name: string, role: Role, line: NewTeamLine) => Promise<void>;
  /**
   * Changes an account and writes the line, both or neither. Throws `account_moved` where `from` is not how it stands any more:
   * whoever looked decided on something else; `last_lead` where nobody would be left who can sign in and let others in.
   */
  readonly change: (from: KeptAccount, change: AccountChange, line: NewTeamLine) => Promise<void>;
  readonly log: (line: NewTeamLine) => Promise<void>;
  /** The newest lines first, those before the one that is named. */
  readonly lines: (page: { readonly before: number | null; readonly limit: number }) => Promise<TeamLine[]>;
  readonly close: () => Promise<void>;
};

export async function openTeam(place: StorePlace, context: OpenContext): Promise<TeamStore> {
  const backend = await openBackend(place, context);
  const at = (): string => context.now().toISOString();
  return {
    accounts: () => asking(backend, async () => (await selectAccounts(backend.db).orderBy('name').execute()).map(kept)),
    account: (name) =>
      asking(backend, async () => {
        const row = await selectAccounts(backend.db).where('name', '=', name).executeTakeFirst();
        return row === undefined ? null : kept(row);
      }),
    add: (name, role, line) => inTransaction(backend, (db) => addAccount(db, { name, role, line, at: at() })),
    change: (from, change, line) =>
      inTransaction(
        backend,
        async (db) => {
          await changeAccount(db, from, change);
          if (isLead(from)) await requireLead(db, from);
          await addLine(db, line, at());
        },
        backend.beginOnAccounts,
      ),
    log: (line) => inTransaction(backend, (db) => addLine(db, line, at())),
    lines: (page) => asking(backend, () => readLines(backend, page)),
    close: backend.close,
  };
}

function selectAccounts(db: StoreDatabase) {
  return db.selectFrom('team_accounts').selectAll();
}

type Added = { readonly name: string; readonly role: Role; readonly line: NewTeamLine; readonly at: string };

async function addAccount(db: StoreDatabase, { name, role, line, at }: Added): Promise<void> {
  const none = { password: null, invitation: null, invited_until: null };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('team_accounts')
    .values({ name, role, closed: 0, ...none, epoch: 1, added_at: at })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw exists(name);
  await addLine(db, line, at);
}

async function changeAccount(db: StoreDatabase, from: KeptAccount, change: AccountChange): Promise<void> {
  const { role, closed, password, invitation, endsSessions } = change;
  const { numUpdatedRows } = await db
    .updateTable('team_accounts')
    .set({
      ...(role === undefined ? {} : { role }),
      ...(closed === undefined ? {} : { closed: closed ? 1 : 0 }),
      ...(password === undefined ? {} : { password }),
      ...(invitation === undefined
        ? {}
        : { invitation: invitation?.digest ?? null, invited_until: invitation?.until ?? null }),
      ...(endsSessions ? { epoch: from.epoch + 1 } : {}),
    })
    .where('name', '=', from.name)
    .where('epoch', '=', from.epoch)
    .where('invitation', 'is not distinct from', from.invitation)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 1n) return;
  throw new StoreError('account_moved', `the account ${from.name} was changed by somebody else at the same time`, {
    hint: 'Look at it again, then do it again.',
    exit: 2,
  });
}

async function requireLead(db: StoreDatabase, { name }: KeptAccount): Promise<void> {
  const accounts = await selectAccounts(db).where('role', '=', 'lead').execute();
  if (accounts.map(kept).some(isLead)) return;
  throw new StoreError('last_lead', `no lead could sign in any more: ${name} is the last`, {
    hint: 'Let another lead sign in first.',
    exit: 2,
  });
}

function isLead({ role, state }: KeptAccount): boolean {
  return role === 'lead' && state === 'open';
}

async function addLine(db: StoreDatabase, { by, ...line }: NewTeamLine, at: string): Promise<void> {
  await db
    .insertInto('team_log')
    .values({ ...line, at, by_whom: by })
    .execute();
}

async function readLines(
  { db }: Backend,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<TeamLine[]> {
  const newest = db.selectFrom('team_log').selectAll().orderBy('seq', 'desc').limit(limit);
  const rows = await (before === null ? newest : newest.where('seq', '<', before)).execute();
  return rows.map(({ by_whom: by, ...row }) => teamLineSchema.parse({ ...row, by }));
}

function kept({ closed, role, ...row }: Selectable<AccountTable>): KeptAccount {
  const state = closed === 1 ? 'closed' : row.password === null ? 'invited' : 'open';
  return { ...row, role: roleSchema.parse(role), state };
}

function exists(name: string): StoreError {
  return new StoreError('account_exists', `there is an account ${name} already, or there was one`, {
    hint: 'Its name stands beside what it wrote, so it is given once. Choose another, or open the one that is there.',
    exit: 2,
  });
}
