import { request as ask } from 'node:http';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobRequest } from '../../src/server/jobs/job.js';
import { openJobs } from '../../src/server/jobs/jobs.js';
import type { Serving } from '../../src/server/serve.js';
import { ASSAY, makeWorkspace, start } from '../e2e/command.js';
import { codeOf, letIn, type Requests } from './requests.js';
import { served } from './served.js';

const dir = makeWorkspace();
/** A second workspace, whose servers are processes of their own. */
const other = makeWorkspace();
const FILES = '/api/cases/post/files';
let serving: Serving;
let page: Requests;

beforeAll(async () => {
  serving = await served(dir);
  page = await letIn(serving);
  await page.post('/api/cases', { name: 'Post' });
});
afterAll(async () => {
  await serving.close();
  for (const each of [dir, other]) rmSync(each, { recursive: true });
});

async function added(name: string, bytes: string | Uint8Array<ArrayBuffer>, to = page): Promise<string> {
  const text = await (await to.put(`${FILES}/${name}`, bytes)).text();
  return /"sha256":"([0-9a-f]{64})"/u.exec(text)?.[1] ?? text;
}

/** Announces so many bytes and sends only some of them. */
async function sendPart(length: number, sent: string): Promise<number | null> {
  const { hostname, port } = new URL(serving.origin);
  return new Promise((resolve) => {
    const headers = { ...page.headers, 'content-length': String(length) };
    const put = ask({ hostname, port, path: `${FILES}/part.csv`, method: 'PUT', headers }, (response) => {
      resolve(response.statusCode ?? null);
      put.destroy();
    });
    put.on('error', () => resolve(null));
    put.write(sent, () => {
      if (sent !== '') setTimeout(() => put.destroy(), 50);
    });
    put.flushHeaders();
  });
}

async function eventsOf(): Promise<number> {
  const { last } = JSON.parse(await (await page.get('/api/cases/post')).text());
  return Number(last);
}

test('a file that stops half-way leaves nothing, one that is too large or empty is refused before it comes', async () => {
  const before = await eventsOf();
  expect(await sendPart(1_000_000, 'name,ssn\n')).toBe(null);
  expect(await sendPart(30_000_000_000, '')).toBe(413);
  expect(await codeOf(await page.get('/api/room?size=30000000000'))).toBe('too_large');
  expect(await codeOf(await page.get('/api/room?size=0'))).toBe('empty_file');
  expect((await page.get('/api/room?size=1000')).status).toBe(200);
  await expect.poll(() => readdirSync(path.join(dir, '.assay/evidence'))).toEqual([]);
  expect(await eventsOf()).toBe(before);
});

test('what is no leak, and what the case does not have, is said by the job', async () => {
  const picture = await added(
    'photo.png',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  );
  const request: JobRequest = { kind: 'identify', case: 'post', files: [picture], columns: {} };
  const read = await page.over((await page.start(request)).id);
  expect(read).toMatchObject({ state: 'failed', problem: { code: 'binary', where: 'photo.png' } });
  const none = await page.over((await page.start({ ...request, files: ['0'.repeat(64)] })).id);
  expect(none.problem?.code).toBe('no_such_evidence');
});

test('of two jobs one waits; what waits and what runs can be cancelled, and nothing of it is kept', async () => {
  const leak = await added('leak.csv', readFileSync(path.join(dir, 'leak.csv'), 'utf8'));
  const before = await eventsOf();
  const request: JobRequest = { kind: 'identify', case: 'post', files: [leak], columns: {} };
  const [first, second] = [await page.start(request), await page.start(request)];
  expect([first.state, second.state]).toEqual(['running', 'queued']);
  await page.post(`/api/jobs/${second.id}/cancel`, {});
  await page.post(`/api/jobs/${first.id}/cancel`, {});
  expect([(await page.over(first.id)).state, (await page.over(second.id)).state]).toEqual(['cancelled', 'cancelled']);
  expect(await codeOf(await page.post(`/api/jobs/${first.id}/cancel`, {}))).toBe('job_over');
  expect(await eventsOf()).toBe(before);
});

/** A server in a process of its own. */
async function servedApart() {
  const { child, ended } = start(ASSAY, ['serve', '--port', '0', '--by', 'lena'], other);
  const address = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (text: string) => resolve(text.trim()));
  });
  return { child, ended, asking: await letIn({ address, origin: new URL(address).origin }) };
}

test('a job whose server was killed is lost, says so, and can be asked for again', async () => {
  const { child, asking } = await servedApart();
  const { id } = await asking.start({ kind: 'index' });
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  const again = await served(other);
  try {
    const lost = await letIn(again);
    expect(await lost.over(id)).toMatchObject({ state: 'lost', result: null });
    expect(await lost.over((await lost.start({ kind: 'index' })).id)).toMatchObject({ state: 'done' });
  } finally {
    await again.close();
  }
});

const CANARY = 'Quillfeather-7731';

/** Where in the workspace the canary stands, but for the file that was given. */
function whereCanary(): string[] {
  const all = readdirSync(path.join(other, '.assay'), { recursive: true, withFileTypes: true });
  const files = all.filter((each) => each.isFile() && path.basename(each.parentPath) !== 'evidence');
  expect(files.length).toBeGreaterThan(3);
  return files
    .map((each) => path.join(each.parentPath, each.name))
    .filter((file) => readFileSync(file).includes(CANARY));
}

test('clear values are shown to who asked once the case has kept it, and stand nowhere but in memory', async () => {
  const { child, ended, asking } = await servedApart();
  await asking.post('/api/cases', { name: 'Post' });
  const rows = readFileSync(path.join(other, 'leak.csv'), 'utf8').trim().split('\n');
  const noted = rows.map((row, index) => `${row},${index === 0 ? 'note' : index === 5 ? CANARY : ''}`);
  const file = await added('noted.csv', noted.join('\n'), asking);
  const row = { kind: 'explain', case: 'post', files: [file], columns: {}, choice: { by: 'line', number: 6 } } as const;
  expect(await codeOf(await asking.post('/api/jobs', { ...row, clear: true }))).toBe('bad_request');
  const { id } = await asking.start({ ...row, files: [file], clear: true, why: 'to name the table' });
  const heard = await (await asking.get(`/api/jobs/${id}/events`)).text();
  expect(heard).toContain('"state":"done"');
  const seen = await (await asking.get(`/api/jobs/${id}/explanation`)).text();
  expect(seen).toContain(CANARY);
  const events = await (await asking.get('/api/cases/post/events')).text();
  expect(events).toContain('row 5, line 6, of file');
  const jobs = await (await asking.get('/api/jobs')).text();
  expect(jobs).toContain('"name":"authentic"');
  child.kill('SIGTERM');
  const { stderr } = await ended;
  for (const text of [heard, events, jobs, stderr]) expect(text).not.toContain(CANARY);
  expect(whereCanary()).toEqual([]);
  expect(readdirSync(path.join(other, '.assay/tmp'))).toEqual([]);
  const later = await served(other);
  expect(await codeOf(await (await letIn(later)).get(`/api/jobs/${id}/explanation`))).toBe('look_over');
  await later.close();
});

test('who is out when the work is done has seen nothing, and the case keeps nothing of it', async () => {
  const later = await served(other);
  const asking = await letIn(later);
  const files = [await added('leak.csv', readFileSync(path.join(other, 'leak.csv'), 'utf8'), asking)];
  const before = await (await asking.get('/api/cases/post')).text();
  let asked = 0;
  const jobs = openJobs({
    dir: other,
    folder: path.join(other, '.assay/jobs-of-one'),
    now: () => new Date(),
    env: process.env,
    may: async () => (asked += 1) === 1,
  });
  const row = { case: 'post', files, columns: {}, choice: { by: 'line', number: 6 } } as const;
  const { id } = jobs.start({ kind: 'explain', ...row, clear: true, why: 'to name the table' }, 'lena');
  await expect.poll(() => jobs.get(id).state, { timeout: 20_000 }).not.toMatch(/queued|running/u);
  await jobs.close();
  expect(jobs.get(id)).toMatchObject({ state: 'failed', problem: { code: 'asker_out' } });
  expect(await (await asking.get('/api/cases/post')).text()).toBe(before);
  await later.close();
});
