import { request as ask } from 'node:http';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../src/app/posture/desk/seen.js';
import { apiOf } from '../../src/server/api.js';
import type { Actor, ServerBase } from '../../src/server/context.js';
import { httpApp } from '../../src/server/http-app.js';
import { openJobs } from '../../src/server/jobs/jobs.js';
import { pagesFolder } from '../../src/server/pages.js';
import { problemOf } from '../../src/server/problem.js';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { letIn } from './requests.js';
import { served } from './served.js';

const dir = makeWorkspace();
let serving: Serving;
let cookie: string;

beforeAll(async () => {
  serving = await served(dir);
  const entered = await fetch(serving.address, { redirect: 'manual' });
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(async () => {
  await serving.close();
  rmSync(dir, { recursive: true });
});

type Asked = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sends the body in pieces, and never the end of it. */
  readonly isUnfinished?: boolean;
};
type Answer = {
  readonly status: number;
  readonly code: string | null;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** Past `fetch`, which sets Host and Origin itself. */
async function asked(
  path: string,
  { method = 'GET', headers = {}, body, isUnfinished = false }: Asked = {},
): Promise<Answer> {
  const { hostname, port, host } = new URL(serving.origin);
  return new Promise((resolve, reject) => {
    const request = ask({ hostname, port, path, method, agent: false, headers: { host, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const code = /"code":"([^"]+)"/u.exec(text)?.[1] ?? null;
        if (isUnfinished) request.destroy();
        resolve({ status: response.statusCode ?? 0, code, headers: response.headers });
      });
    });
    request.on('error', reject);
    // A body that is refused half-way is still being written when its answer was read: that it breaks off then is no fault.
    request.on('socket', (socket) => socket.on('error', () => {}));
    if (isUnfinished) request.write(body);
    else request.end(body);
  });
}

const ONLOOKER: Actor = { user: 'ben', role: null, rights: [], stillIn: () => Promise.resolve(true) };

/** What routes are given, without a server. */
function serverBase(): ServerBase & { readonly jobs: ReturnType<typeof openJobs> } {
  const now = (): Date => new Date();
  return {
    dir,
    version: '0',
    now,
    app: { now, env: {} },
    jobs: openJobs({ dir, folder: join(dir, 'no-jobs'), now, env: {}, may: () => Promise.resolve(true) }),
    desk: openDesk(dir, now),
    beside: null,
    isExample: false,
    team: null,
    signal: new AbortController().signal,
    largestFile: 1,
  };
}

const json = { 'content-type': 'application/json' };

test('lets in whoever has the address, by a cookie that scripts and other sites do not get', async () => {
  const entered = await fetch(serving.address, { redirect: 'manual' });
  expect(entered.status).toBe(303);
  expect(entered.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/u);
  expect(await asked('/api/cases', { headers: { cookie } })).toMatchObject({ status: 200 });
});

test('refuses a wrong token, no cookie and a cookie of its own making', async () => {
  expect(await asked('/enter?token=guess')).toMatchObject({ status: 401, code: 'wrong_token' });
  expect(await asked('/api/cases')).toMatchObject({ status: 401, code: 'no_session' });
  const name = cookie.split('=')[0] ?? '';
  expect(await asked('/api/cases', { headers: { cookie: `${name}=mine` } })).toMatchObject({ code: 'no_session' });
});

test('answers whoever is not signed in before their body is in, and takes little of what they may send', async () => {
  const post = { method: 'POST', headers: { ...json, origin: serving.origin }, isUnfinished: true };
  expect(await asked('/api/cases', { ...post, body: '{' })).toMatchObject({ status: 401, code: 'no_session' });
  for (const path of ['/api/sign-in', '/api/invitation', '/api/leave']) {
    const answer = await asked(path, { ...post, body: 'x'.repeat(4097) });
    expect({ path, ...answer }).toMatchObject({ path, status: 413, code: 'too_large' });
  }
});

test('refuses another host, whatever the cookie', async () => {
  const answer = await asked('/api/cases', { headers: { cookie, host: 'rebound.example' } });
  expect(answer).toMatchObject({ status: 421, code: 'foreign_host' });
});

test('refuses what another site sends, and what changes something and does not say where it comes from', async () => {
  const body = JSON.stringify({ name: 'Planted' });
  const post = { method: 'POST', body };
  const foreign = { ...json, cookie, origin: 'https://elsewhere.example' };
  expect(await asked('/api/cases', { ...post, headers: foreign })).toMatchObject({
    status: 403,
    code: 'foreign_origin',
  });
  expect(await asked('/api/cases', { ...post, headers: { ...json, cookie } })).toMatchObject({
    code: 'foreign_origin',
  });
  const within = { cookie, 'sec-fetch-site': 'cross-site' };
  expect(await asked('/api/cases', { headers: within })).toMatchObject({ code: 'foreign_origin' });
  expect(await asked('/api/cases', { ...post, headers: { ...json, cookie, origin: serving.origin } })).toMatchObject({
    status: 200,
  });
});

test('every answer forbids what the page does not need', async () => {
  for (const path of ['/', '/enter?token=x', '/api/cases', '/assets/none.js']) {
    const { headers } = await asked(path, { headers: { cookie } });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('gives no word of what is for counsel only to who may not see it, on any route, and lets them write none', async () => {
  const own = { ...json, cookie, origin: serving.origin };
  const write = (body: object) =>
    asked('/api/cases/advised/events', { method: 'POST', body: JSON.stringify(body), headers: own });
  await asked('/api/cases', { method: 'POST', body: '{"name":"Advised"}', headers: own });
  const [note, replaced] = [{ text: 'CANARY-HERON' }, { text: 'CANARY-STORK' }];
  const correction = { of: 2, why: 'slip', replacement: replaced };
  expect(await write({ kind: 'privileged_note', payload: note })).toMatchObject({ status: 200 });
  expect(await write({ kind: 'correction', payload: correction })).toMatchObject({ status: 200 });

  const base = serverBase();
  const api = (sees?: { readonly privileged: boolean }) => {
    const routes = apiOf({ ...base, ...ONLOOKER, app: { ...base.app, ...(sees === undefined ? {} : { sees }) } });
    routes.onError((error) => Response.json(problemOf(error, dir)));
    return routes;
  };
  const routes = api().routes.filter(({ method, path: route }) => method === 'GET' && route.startsWith('/cases'));
  const asks = routes.flatMap(({ path: route }) =>
    ['2', '3'].map((event) =>
      route
        .replace(':case', 'advised')
        .replace(':event', event)
        .replace(/:format.*/u, 'json'),
    ),
  );
  const textOf = async (of: ReturnType<typeof api>, route: string) => (await of.request(route)).text();
  const [open, closed] = [api({ privileged: true }), api()];
  const seen = await Promise.all(['2', '3'].map((event) => textOf(open, `/cases/advised/events/${event}`)));
  const withheld = await Promise.all([...new Set(asks)].map((route) => textOf(closed, route)));
  expect(withheld.length).toBeGreaterThan(20);
  for (const text of [note.text, replaced.text]) {
    expect(seen.join('')).toContain(text);
    expect(withheld.join('')).not.toContain(text);
  }
  expect(JSON.parse(await textOf(closed, '/cases/advised/events'))).toMatchObject({
    events: [{ privileged: true, says: 'withheld' }, { says: "withheld: counsel's privileged note" }, {}],
  });
  const refused = await closed.request('/cases/advised/events', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ kind: 'privileged_note', payload: note }),
  });
  expect(await refused.json()).toMatchObject({ status: 403, code: 'privileged' });
  await base.jobs.close();
});

test('asks for the right to write before a body is in', async () => {
  const server = serverBase();
  const actor = () => Promise.resolve(ONLOOKER);
  const gate = { isTeam: false, token: '', enter: () => {}, actor, key: () => '', leave: () => Promise.resolve() };
  const app = httpApp({ server, gate, asked: () => [new URL(serving.origin)], pagesFolder: pagesFolder() });
  const headers = { ...json, host: new URL(serving.origin).host, origin: serving.origin };
  const body = new ReadableStream(); // never ends
  const answer = await app.request('/api/cases', { method: 'POST', headers, body, duplex: 'half' });
  expect(await answer.json()).toMatchObject({ status: 403, code: 'not_allowed' });
  await server.jobs.close();
});

test('shows none of a leak as the text of a claim, whatever a correction says, nor where this machine keeps its files', async () => {
  const { get, post, put } = await letIn(serving);
  const bodyOf = async (answer: Promise<Response>): Promise<Body> => {
    const body: Body = JSON.parse(await (await answer).text());
    return body;
  };
  const leak = 'name,ssn\nCANARY-HERON,900-00-0001\n';
  const text = 'On a forum somebody sells the data of 5 million people: names, SSNs.';
  await post('/api/cases', { name: 'Leaked' });
  const kept = await bodyOf(put('/api/cases/leaked/files/leak.csv', leak));
  await post('/api/cases/leaked/claims', { text });
  const { payload } = await bodyOf(get('/api/cases/leaked/events/4'));
  const document = { ...payload?.document, text_sha256: kept.event?.payload.sha256, span: [0, leak.length] };
  const correct = async (replacement: object) =>
    bodyOf(post('/api/cases/leaked/events', { kind: 'correction', payload: { of: 4, why: 'slip', replacement } }));
  expect(await correct({ document })).toMatchObject({ code: 'bad_correction' });
  expect(await correct({ document: { ...payload?.document, people: null } })).toMatchObject({ owed: [] });
  const shown = await Promise.all(
    ['/claims/4', '/proof', '', '/events'].map(async (route) => (await get(`/api/cases/leaked${route}`)).text()),
  );
  expect(shown[0]).toContain('sells the data');
  const all = [...shown, await (await get('/api/cases')).text()].join('');
  expect(all).not.toContain('CANARY-HERON');
  expect(all).not.toContain(dir);
});

/** What this file reads of an event, alone or in what a write answers. */
type Content = { readonly document?: object; readonly sha256?: string };
type Body = { readonly payload?: Content; readonly event?: { readonly payload: Content } };

test('names what is wrong with a request, and holds it to its limits', async () => {
  const own = { ...json, cookie, origin: serving.origin };
  const post = (body: string) => asked('/api/cases', { method: 'POST', body, headers: own });
  expect(await post('{"name":""}')).toMatchObject({ status: 400, code: 'bad_request' });
  expect(await post('{')).toMatchObject({ status: 400, code: 'bad_request' });
  expect(await post(`{"name":"${'x'.repeat(9_000_000)}"}`)).toMatchObject({ status: 413, code: 'too_large' });
  expect(await asked('/api/cases/none', { headers: own })).toMatchObject({ status: 404, code: 'no_such_case' });
  expect(await asked('/api/nothing', { headers: own })).toMatchObject({ status: 404, code: 'no_such_page' });
});

test('describes each route that it answers', async () => {
  const response = await fetch(`${serving.origin}/api/openapi.json`, { headers: { cookie } });
  const described: { readonly paths: Readonly<Record<string, object>> } = JSON.parse(await response.text());
  const names = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const base = serverBase();
  const routes = apiOf({ ...base, ...ONLOOKER }).routes.filter(({ method }) => method !== 'ALL');
  await base.jobs.close();
  const answered = routes.map(
    ({ method, path }) => `${method.toLowerCase()} /api${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/gu, '{$1}')}`,
  );
  expect(answered.length).toBeGreaterThan(60);
  expect(new Set(names)).toEqual(new Set([...answered, ...ENTERING]));
});
const ENTERING = ['get /api/session', 'post /api/sign-in', 'post /api/invitation', 'post /api/leave'];

test('a second server finds the workspace held, and one on the same port finds it taken', async () => {
  await expect(served(dir)).rejects.toMatchObject({ code: 'already_served' });
});
