import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono, type Context } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lineOf } from '../../app/team/accounts.js';
import { openTeam, type TeamStore } from '../../store/team.js';
import { openSessions } from './session.js';
import { openTeamGate } from './team.js';

/** RFC 7914, section 12: settings that cost little. */
const PASSWORD = 'pleaseletmein';
const KEPT = '$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI';
const ACCOUNTS = { ana: KEPT, ben: KEPT, cleo: KEPT, dora: KEPT.replace('cCO9', 'AAAA') };
/** The form of a code that nobody was given. */
const GUESSED = 'x'.repeat(32);

let folder: string;
let team: TeamStore;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-26T09:00:00Z');
  folder = mkdtempSync(path.join(tmpdir(), 'assay-gate-'));
  const place = { at: 'file', file: path.join(folder, 'cases.db') } as const;
  team = await openTeam(place, { now: () => new Date(clock) });
  const entry = { by: 'root', source: null };
  for (const [name, password] of Object.entries(ACCOUNTS)) {
    await team.add(name, 'lead', lineOf('added', name, entry));
    const account = await team.account(name);
    if (account === null) throw new Error('not kept');
    await team.change(account, { password, endsSessions: true }, lineOf('password_set', name, entry));
  }
});
afterEach(async () => {
  await team.close();
  rmSync(folder, { recursive: true });
});

/** The gate behind an application in memory. */
function gateOf() {
  const now = (): Date => new Date(clock);
  const cookie = (): string => 'assay-4810';
  const gate = openTeamGate(team, openSessions({ now, cookie, secure: false, idleHours: 2 }), now);
  const app = new Hono()
    .onError((error) => new Response('code' in error ? String(error.code) : String(error), { status: 400 }))
    .get('/in/:name', async (context) => {
      const { user } = await gate.signIn(context, { name: context.req.param('name'), password: PASSWORD });
      return context.text(user);
    })
    .get('/take/:code', async (context) => {
      const { user } = await gate.takeInvitation(context, { code: context.req.param('code'), password: PASSWORD });
      return context.text(user);
    });
  const ask = async (place: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    app.request(place, { headers });
  const within = async <Result>(cookieOf: string, work: (context: Context) => Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      const once = new Hono().get('/', async (context) => {
        await work(context).then(resolve, reject);
        return context.body(null);
      });
      void once.request('/', { headers: { cookie: cookieOf } });
    });
  return { gate, ask, within };
}

const cookieIn = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const log = async (): Promise<string[]> => {
  const lines = await team.lines({ before: null, limit: 50 });
  return lines
    .slice(0, -2 * Object.keys(ACCOUNTS).length)
    .map(({ act, account }) => `${act} ${account ?? '-'}`)
    .toReversed();
};

test('what is sent for long ends with the session that asked for it, and not with another of the same account', async () => {
  const { gate, ask, within } = gateOf();
  const [out, stays] = [cookieIn(await ask('/in/ana')), cookieIn(await ask('/in/ana'))];
  await within(out, async (context) => {
    const actor = await gate.actor(context);
    expect(await actor?.stillIn(context)).toBe(true);
    await within(out, (leaving) => gate.leave(leaving));
    expect(await actor?.stillIn(context)).toBe(false);
  });
  await within(stays, async (context) => expect(await (await gate.actor(context))?.stillIn(context)).toBe(true));
});

test('signing in over the session of another signs that one out, and says so', async () => {
  const { gate, ask, within } = gateOf();
  const cookie = cookieIn(await ask('/in/ana'));
  const again = cookieIn(await ask('/in/ana', { cookie }));
  await ask('/in/ben', { cookie: again });
  for (const ended of [cookie, again]) {
    expect(await within(ended, gate.actor)).toBeNull();
  }
  expect(await log()).toEqual(['signed_in ana', 'signed_in ana', 'signed_in ben', 'signed_out ana']);
});

test('writes down who was refused an invitation; of one network and account a line a minute', async () => {
  const { ask } = gateOf();
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const take = (code: string, address: string): Promise<Response> => ask(`/take/${code}`, from(address));
  expect(await (await take(`ana:${GUESSED}`, '2001:db8::1')).text()).toBe('wrong_invitation');
  await take(`ana:${GUESSED}`, '2001:db8::2');
  await take(`nobody:${GUESSED}`, '2001:db8::1');
  await take('no code', '2001:db8::1');
  await take('no code', '203.0.113.7');
  clock += 60_000;
  await take('no code', '2001:db8::1');
  expect(await log()).toEqual(['refused ana', 'refused -', 'refused -', 'refused -']);
});

test('writes one line a minute for names that are not there, and one for each try at a name that is', async () => {
  const { ask } = gateOf();
  for (const name of ['dora', 'dora', 'nobody', 'no-one']) expect((await ask(`/in/${name}`)).status).toBe(400);
  expect(await log()).toEqual(['refused dora', 'refused dora', 'refused -']);
});

test('of many at once the seventeenth is not looked at, and counts for nothing', async () => {
  const { ask } = gateOf();
  const names = Object.keys(ACCOUNTS).flatMap((name) => Array<string>(4).fill(name));
  const answers = [...names, ...Array<string>(10).fill('ben')].map(async (name) => (await ask(`/in/${name}`)).text());
  const beyond = (await Promise.all(answers)).slice(16);
  expect(new Set(beyond)).toEqual(new Set(['too_many_sign_ins']));
});
