import { request as ask } from 'node:http';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobRequest } from '../../src/server/jobs/job.js';
import type { Serving } from '../../src/server/serve.js';
import { ASSAY, makeWorkspace, start } from '../e2e/command.js';
import { codeOf, letIn, type Requests } from './requests.js';
import { served } from './served.js';

const dir = makeWorkspace();
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
  rmSync(dir, { recursive: true });
});

async function added(name: string, bytes: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const text = await (await page.put(`${FILES}/${name}`, bytes)).text();
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

test('a job whose server was killed is lost, says so, and can be asked for again', async () => {
  const other = makeWorkspace();
  const { child } = start(ASSAY, ['serve', '--port', '0'], other);
  const address = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (text: string) => resolve(text.trim()));
  });
  const { id } = await (await letIn({ address, origin: new URL(address).origin })).start({ kind: 'index' });
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  const again = await served(other);
  try {
    const lost = await letIn(again);
    expect(await lost.over(id)).toMatchObject({ state: 'lost', result: null });
    expect(await lost.over((await lost.start({ kind: 'index' })).id)).toMatchObject({ state: 'done' });
  } finally {
    await again.close();
    rmSync(other, { recursive: true });
  }
});
