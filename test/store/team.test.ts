import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewTeamLine } from '../../src/model/team.js';
import { openTeam, type TeamStore } from '../../src/store/team.js';
import type { StorePlace } from '../../src/store/store.js';
import { CONTEXT, STORES, backendOf } from './stores.js';

function line(act: NewTeamLine['act'], account: string): NewTeamLine {
  return { act, account, by: 'root', source: null, role: null };
}

async function withTeam<Result>(place: StorePlace, work: (team: TeamStore) => Promise<Result>): Promise<Result> {
  const team = await openTeam(place, CONTEXT);
  try {
    return await work(team);
  } finally {
    await team.close();
  }
}

describe.each(STORES)('a team on $name', (kind) => {
  beforeAll(kind.start);
  afterAll(kind.stop);

  test('keeps accounts, and a line for each change', async () => {
    const place = await kind.place();
    await withTeam(place, async (team) => {
      await team.add('ana', 'lead', line('added', 'ana'));
      const [ana] = await team.accounts();
      if (ana === undefined) throw new Error('not kept');
      expect(ana).toMatchObject({ name: 'ana', role: 'lead', state: 'invited', epoch: 1, password: null });
      await team.change(ana, { password: 'kept', endsSessions: true }, line('password_set', 'ana'));
      await expect(team.add('ana', 'reader', line('added', 'ana'))).rejects.toMatchObject({ code: 'account_exists' });
    });
    await withTeam(place, async (team) => {
      expect(await team.account('ana')).toMatchObject({ state: 'open', epoch: 2, password: 'kept', role: 'lead' });
      expect(await team.account('bo')).toBeNull();
      const lines = await team.lines({ before: null, limit: 10 });
      expect(lines.map(({ seq, act, at }) => [seq, act, at])).toEqual([
        [2, 'password_set', CONTEXT.now().toISOString()],
        [1, 'added', CONTEXT.now().toISOString()],
      ]);
      expect(await team.lines({ before: 2, limit: 10 })).toEqual(lines.slice(1));
    });
  });

  test('of two who change an account on what they saw, the second is told so and leaves no line', async () => {
    const place = await kind.place();
    await withTeam(place, async (team) => {
      await team.add('ana', 'lead', line('added', 'ana'));
      const seen = await team.account('ana');
      if (seen === null) throw new Error('not kept');
      const invitation = { digest: 'one', until: CONTEXT.now().toISOString() };
      await team.change(seen, { invitation, endsSessions: false }, line('invited', 'ana'));
      const closing = team.change(seen, { closed: true, endsSessions: true }, line('closed', 'ana'));
      await expect(closing).rejects.toMatchObject({ code: 'account_moved' });
      expect(await team.lines({ before: null, limit: 10 })).toHaveLength(2);
      expect(await team.account('ana')).toMatchObject({ state: 'invited', invitation: 'one' });
    });
  });

  test('of two leads who make each other less at once, one stays', async () => {
    const place = await kind.place();
    const leads = await withTeam(place, async (team) => {
      for (const name of ['ana', 'lee']) {
        await team.add(name, 'lead', line('added', name));
        const added = await team.account(name);
        if (added === null) throw new Error('not kept');
        await team.change(added, { password: 'kept', endsSessions: true }, line('password_set', name));
      }
      return team.accounts();
    });
    const outcomes = await Promise.allSettled(
      leads.map(async (lead) =>
        withTeam(place, (team) => team.change(lead, { closed: true, endsSessions: true }, line('closed', lead.name))),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'last_lead' } }]);
    const states = await withTeam(place, async (team) => (await team.accounts()).map(({ state }) => state));
    expect(states.toSorted((one, other) => one.localeCompare(other))).toEqual(['closed', 'open']);
  });

  test('lines of the log are never changed, replaced or taken out', async () => {
    const place = await kind.place();
    await withTeam(place, async (team) => team.log(line('signed_in', 'ana')));
    const backend = backendOf(place);
    const insert = kind.name === 'sqlite' ? 'INSERT OR REPLACE' : 'INSERT';
    const harm = [
      `UPDATE team_log SET account = 'bo'`,
      `DELETE FROM team_log`,
      `${insert} INTO team_log (seq, at, act, by_whom) VALUES (1, 'now', 'signed_in', 'bo')`,
    ];
    for (const statement of harm)
      await expect(sql.raw(statement).execute(backend.db)).rejects.toThrow(/append only|non-DEFAULT/u);
    await backend.close();
    const lines = await withTeam(place, async (team) => team.lines({ before: null, limit: 10 }));
    expect(lines).toMatchObject([{ seq: 1, act: 'signed_in', account: 'ana', by: 'root' }]);
  });
});
