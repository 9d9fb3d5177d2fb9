import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount } from '../../src/app/team/accounts.js';
import { withTeam } from '../../src/app/team/open.js';
import type { Role } from '../../src/model/team.js';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { startPostgres, type TestServer } from '../store/postgres.js';
import { stranger, type Caller } from './caller.js';
import { served } from './served.js';

const PASSWORD = 'four words nobody joins';
const dir = makeWorkspace();
let clock = Date.parse('2021-08-16T09:00:00Z');
const now = (): Date => new Date(clock);
const minutes = (count: number): void => void (clock += count * 60_000);

let database: TestServer;
let serving: Serving;
let ana: Caller;
let counsel: Caller;
let reader: Caller;

beforeAll(async () => {
  database = await startPostgres();
  process.env['ASSAY_STORE_PASSWORD'] = database.password;
  appendFileSync(path.join(dir, 'assay.yaml'), `\nstore: ${JSON.stringify(await database.database())}\n`);
  const invitation = await invited('ana', 'lead');
  serving = await served(dir, now, { team: true, origin: null });
  ana = await stranger(serving);
  await ana.post('/invitation', { code: invitation, password: PASSWORD });
  counsel = await joined('cleo', 'counsel');
  reader = await joined('rui', 'reader');
  await ana.post('/cases', { name: 'Shared' });
});
afterAll(async () => {
  await serving.close();
  await database.remove();
  delete process.env['ASSAY_STORE_PASSWORD'];
  rmSync(dir, { recursive: true });
});

async function invited(name: string, role: Role): Promise<string> {
  const entry = { by: 'root', source: null, now: now() };
  const context = { now, env: process.env };
  return withTeam(dir, context, async (team) => (await addAccount(team, name, role, entry)).code);
}

async function joined(name: string, role: Role): Promise<Caller> {
  const { body } = await ana.post('/team', { name, role });
  const someone = await stranger(serving);
  await someone.post('/invitation', { code: codeIn(body), password: PASSWORD });
  return someone;
}

function codeIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
}

test('who is not signed in sees nothing but how to sign in', async () => {
  const nobody = await stranger(serving);
  expect(await nobody.get('/session')).toMatchObject({ status: 200, body: { team: true, user: null, rights: [] } });
  for (const place of ['/cases', '/workspace', '/team', '/openapi.json', '/jobs', '/nothing']) {
    expect(await nobody.get(place)).toMatchObject({ status: 401, body: { code: 'no_session' } });
  }
  expect(await nobody.post('/cases', { name: 'Planted' })).toMatchObject({ body: { code: 'no_session' } });
  expect((await fetch(`${serving.origin}/enter?token=x`)).headers.get('set-cookie')).toBeNull();
});

test('each role may do what it is for, and is refused the rest', async () => {
  const note = { kind: 'note', basis: [], payload: { text: 'seen' } };
  const refused = { status: 403, body: { code: 'not_allowed' } };
  expect(await reader.get('/cases/shared')).toMatchObject({ status: 200 });
  for (const [place, json] of [
    ['/cases', { name: 'Planted' }],
    ['/cases/shared/events', note],
    ['/jobs', { kind: 'index' }],
    ['/team', { name: 'mallory', role: 'lead' }],
    ['/team/rui/role', { role: 'lead' }],
    ['/cases/shared//events', note],
    ['/cases/shared/events/', note],
  ] as const) {
    expect({ place, ...(await reader.post(place, json)) }).toMatchObject({ place, ...refused });
  }
  for (const place of ['/team', '/team/log', '//team']) {
    for (const each of [reader, counsel]) expect([403, 404]).toContain((await each.get(place)).status);
  }
  expect(await counsel.post('/team/cleo/role', { role: 'lead' })).toMatchObject(refused);
  expect(await counsel.post('/cases/shared/events', note)).toMatchObject({
    status: 200,
    body: { event: { who: 'cleo' } },
  });
  expect(await ana.get('/team')).toMatchObject({ status: 200 });
});

test('an invitation holds once, and only as long as it says', async () => {
  const { body } = await ana.post('/team', { name: 'iva', role: 'reader' });
  const [one, two] = [await stranger(serving), await stranger(serving)];
  const weak = await one.post('/invitation', { code: codeIn(body), password: 'iva iva iva iva' });
  expect(weak).toMatchObject({ status: 422, body: { code: 'weak_password' } });
  const both = [one, two].map((each) => each.post('/invitation', { code: codeIn(body), password: PASSWORD }));
  const statuses = (await Promise.all(both)).map(({ status }) => status).sort((left, right) => left - right);
  expect(statuses[0]).toBe(200);
  expect([401, 412]).toContain(statuses[1]);
  const { body: late } = await ana.post('/team/iva/invitation', {});
  minutes(72 * 60 + 1);
  const answer = await two.post('/invitation', { code: codeIn(late), password: PASSWORD });
  expect(answer).toMatchObject({ status: 401, body: { code: 'wrong_invitation' } });
  ana = await signedIn('ana');
});

async function signedIn(name: string): Promise<Caller> {
  const someone = await stranger(serving);
  expect(await someone.post('/sign-in', { name, password: PASSWORD })).toMatchObject({ status: 200 });
  return someone;
}

test('a session ends when nobody asks for two hours, after twelve, with its sign-out, and with its account', async () => {
  const idle = await signedIn('rui');
  minutes(119);
  expect(await idle.get('/cases')).toMatchObject({ status: 200 });
  minutes(121);
  expect(await idle.get('/cases')).toMatchObject({ status: 401 });

  const kept = await signedIn('rui');
  for (let hour = 0; hour < 11; hour += 1) {
    minutes(60);
    expect(await kept.get('/cases')).toMatchObject({ status: 200 });
  }
  minutes(60);
  expect(await kept.get('/cases')).toMatchObject({ status: 401 });

  const [out, closed] = [await signedIn('rui'), await signedIn('rui')];
  await out.post('/leave', {});
  expect(await out.get('/cases')).toMatchObject({ status: 401 });
  expect(await closed.get('/cases')).toMatchObject({ status: 200 });
  ana = await signedIn('ana');
  expect(await ana.post('/team/rui/close', {})).toMatchObject({ status: 200 });
  expect(await closed.get('/cases')).toMatchObject({ status: 401, body: { code: 'no_session' } });
  const again = await closed.post('/sign-in', { name: 'rui', password: PASSWORD });
  expect(again).toMatchObject({ status: 401, body: { code: 'wrong_sign_in' } });
});

test('whose account is closed adds nothing any more: not what still came in, not what waited', async () => {
  const { body } = await ana.post('/team', { name: 'leo', role: 'counsel' });
  const leo = await stranger(serving);
  await leo.post('/invitation', { code: codeIn(body), password: PASSWORD });
  const { body: before } = await ana.get('/cases/shared');
  const { body: first } = await ana.post('/jobs', { kind: 'index' });
  const { body: waiting } = await leo.post('/jobs', { kind: 'index' });
  const giving = leo.give('/cases/shared/files/late.csv', ['name,ssn\n', 'Ada Abbott,900-12-3456\n'], async () => {
    expect(await ana.post('/team/leo/close', {})).toMatchObject({ status: 200 });
  });
  expect(await giving).toMatchObject({ status: 401, body: { code: 'no_session' } });
  expect(await ana.get('/cases/shared')).toMatchObject({ body: before });
  await ana.post(`/jobs/${idIn(first)}/cancel`, {});
  const ended = async (): Promise<unknown> => (await ana.get(`/jobs/${idIn(waiting)}`)).body;
  await expect.poll(ended).toMatchObject({ state: 'failed', problem: { code: 'asker_out' } });
});

function idIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';
}

test('the last lead can neither be closed nor made less', async () => {
  const refused = { status: 409, body: { code: 'last_lead' } };
  expect(await ana.post('/team/ana/close', {})).toMatchObject(refused);
  expect(await ana.post('/team/ana/role', { role: 'reader' })).toMatchObject(refused);
  expect(await ana.post('/team/ana/open', {})).toMatchObject({ status: 409, body: { code: 'account_open' } });
  expect(await ana.get('/team')).toMatchObject({ status: 200 });
});

test('nobody in a team names a name server for this machine to ask', async () => {
  const wish = { domain: 'town.test', server: '127.0.0.1:5353', selectors: [], look_alikes: false };
  expect(await ana.post('/posture/mail', wish)).toMatchObject({ status: 403, body: { code: 'no_choice_of_server' } });
});

test('who guesses waits, however many guesses come at once, and a name that is not there is told from none', async () => {
  const guess = async (name: string) =>
    (await stranger(serving)).post('/sign-in', { name, password: 'a guess of somebody' });
  const codes = (await Promise.all(Array.from({ length: 7 }, () => guess('cleo')))).map(({ body }) => codeOf(body));
  expect(codes.sort()).toEqual([...Array(2).fill('wait_to_sign_in'), ...Array(5).fill('wrong_sign_in')]);
  const right = { name: 'cleo', password: PASSWORD };
  expect(await (await stranger(serving)).post('/sign-in', right)).toMatchObject({ status: 429 });
  minutes(1);
  expect(await (await stranger(serving)).post('/sign-in', right)).toMatchObject({ status: 200 });
  const [there, none] = [await guess('cleo'), await guess('nobody-here')];
  expect(there).toEqual(none);
});

test('the log says who signed in and who was refused, and holds nothing that was typed', async () => {
  const mistyped = 'my secret in the wrong field';
  await (await stranger(serving)).post('/sign-in', { name: mistyped, password: 'x' });
  const { body } = await ana.get('/team/log');
  const text = JSON.stringify(body);
  expect(text).toContain('"act":"refused"');
  expect(text).toContain('"act":"signed_in"');
  for (const secret of [mistyped, PASSWORD, 'scrypt']) expect(text).not.toContain(secret);
  expect(JSON.stringify((await ana.get('/team')).body)).not.toMatch(/scrypt|[0-9a-f]{64}/u);
});

function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'none';
}
