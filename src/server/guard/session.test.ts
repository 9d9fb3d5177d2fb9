import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { openSessions } from './session.js';

const START = Date.parse('2026-11-26T09:00:00Z');
const HOUR = 3_600_000;

/** Sessions behind an application in memory, at a time that the test sets. */
function opened() {
  const clock = { now: START };
  const sessions = openSessions({
    now: () => new Date(clock.now),
    cookie: () => 'assay-4810',
    secure: true,
    idleHours: 2,
  });
  const app = new Hono()
    .get('/begin/:name', (context) => {
      const ended = sessions.begin(context, { name: context.req.param('name'), epoch: 1 });
      return context.text(ended?.name ?? 'nobody');
    })
    .get('/who', (context) => context.text(sessions.holder(context)?.name ?? 'nobody'))
    .get('/still', (context) => context.text(sessions.stillHeld(context)?.name ?? 'nobody'))
    .get('/end', (context) => context.text(sessions.end(context)?.name ?? 'nobody'));
  const ask = async (path: string, cookie = ''): Promise<Response> => app.request(path, { headers: { cookie } });
  return {
    clock,
    begin: async (name: string) => (await ask(`/begin/${name}`)).headers.get('set-cookie') ?? '',
    beginOver: async (name: string, cookie: string) => (await ask(`/begin/${name}`, cookie)).text(),
    who: async (cookie: string) => (await ask('/who', cookie)).text(),
    still: async (cookie: string) => (await ask('/still', cookie)).text(),
    end: async (cookie: string) => (await ask('/end', cookie)).text(),
  };
}

const pair = (cookie: string): string => cookie.split(';')[0] ?? '';

test('over TLS the cookie is of this host alone, and no script reads it', async () => {
  const cookie = await opened().begin('ana');
  expect(cookie).toMatch(/^__Host-assay-4810=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/u);
});

test('a browser that is left alone for two hours is out', async () => {
  const { begin, who, clock } = opened();
  const cookie = pair(await begin('ana'));
  clock.now += 2 * HOUR - 1;
  expect(await who(cookie)).toBe('ana');
  clock.now += 2 * HOUR;
  expect(await who(cookie)).toBe('nobody');
});

test('one that is used all day is out after twelve hours', async () => {
  const { begin, who, clock } = opened();
  const cookie = pair(await begin('ana'));
  while (clock.now < START + 11 * HOUR) {
    clock.now += HOUR;
    expect(await who(cookie)).toBe('ana');
  }
  clock.now += HOUR;
  expect(await who(cookie)).toBe('nobody');
});

test('signing out ends the session of this browser, and of no other', async () => {
  const { begin, who, end } = opened();
  const [one, other] = [pair(await begin('ana')), pair(await begin('ana'))];
  expect(await end(one)).toBe('ana');
  expect(await end(one)).toBe('nobody');
  expect(await who(one)).toBe('nobody');
  expect(await who(other)).toBe('ana');
});

test('a cookie without the name that binds it to this host is none', async () => {
  const { begin, who } = opened();
  const cookie = pair(await begin('ana'));
  expect(await who(cookie.replace('__Host-', ''))).toBe('nobody');
  expect(await who('__Host-assay-4810=guess')).toBe('nobody');
});

test('one name has ten sessions at most, and the one that is left alone longest makes room', async () => {
  const { begin, who } = opened();
  const other = pair(await begin('ben'));
  const own: string[] = [];
  for (let session = 0; session < 10; session += 1) own.push(pair(await begin('ana')));
  const [used = '', left = ''] = own;
  expect(await who(used)).toBe('ana');
  own.push(pair(await begin('ana')));
  expect(await Promise.all([used, left, own[10] ?? '', other].map(who))).toEqual(['ana', 'nobody', 'ana', 'ben']);
});

test('whoever begins a session over another ends that one', async () => {
  const { begin, beginOver, who } = opened();
  const before = pair(await begin('ana'));
  expect(await beginOver('ben', before)).toBe('ana');
  expect(await who(before)).toBe('nobody');
  expect(await beginOver('ben', before)).toBe('nobody');
});

test('what is sent for long keeps no session going, and ends with it', async () => {
  const { begin, still, end, clock } = opened();
  const [left, out] = [pair(await begin('ana')), pair(await begin('ana'))];
  clock.now += HOUR;
  expect(await still(left)).toBe('ana');
  expect(await still(out)).toBe('ana');
  await end(out);
  expect(await still(out)).toBe('nobody');
  clock.now += HOUR;
  expect(await still(left)).toBe('nobody');
});
