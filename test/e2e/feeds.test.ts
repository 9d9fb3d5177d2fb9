import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csafText, cveText, kevEntry, kevText, lifecycleText } from '../help/feed-fixtures.js';
import { startFeedServer, type FeedServer } from '../help/feed-server.js';
import { feedsSchema } from '../../src/model/feeds.js';
import { validatorOf } from '../schemas.js';
import { ASSAY, folder, run, start } from './command.js';

let dir = '';
let server: FeedServer;
beforeAll(async () => {
  dir = folder();
  server = await startFeedServer();
  const { answers, url } = server;
  answers.set('/kev.json', { body: kevText([kevEntry('CVE-2024-90000')]), gzip: true });
  answers.set('/cves/2024/90xxx/CVE-2024-90000.json', { body: cveText('CVE-2024-90000', []) });
  answers.set('/eol', { body: lifecycleText([{ name: '3', isEol: true, eolFrom: '2024-01-01' }]) });
  answers.set('/csaf/changes.csv', { body: '2024/icsa-24-001-01.json,2024-03-05T07:00:00Z\n' });
  answers.set('/csaf/2024/icsa-24-001-01.json', { body: csafText('ICSA-24-001-01') });
  writeFileSync(
    path.join(dir, 'assay.yaml'),
    `organisation: { name: Ardley Water }\nsystems: {}\nfeeds: { kev: ${url}/kev.json, cve: ${url}/cves, lifecycle: ${url}/eol, csaf: ${url}/csaf/changes.csv }\n`,
  );
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

test('feeds are got from the mirrors of assay.yaml, and their state is shown and printed', async () => {
  const ended = await run(['feeds', 'update'], dir);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout.match(/updated$/gmu)).toHaveLength(4);
  const status = await run(['feeds', 'status', '--json'], dir);
  const document: unknown = JSON.parse(status.stdout);
  expect(validatorOf('assay.feeds-1')(document)).toBe(true);
  expect(feedsSchema.parse(document).feeds.map(({ name, age_days: age, warnings }) => [name, age, warnings])).toEqual([
    ['kev', 0, []],
    ['cve', 0, []],
    ['lifecycle', 0, []],
    ['csaf', 0, []],
  ]);
});

test('an update that is killed leaves what stood, and the next one clears up after it', async () => {
  server.answers.set('/csaf/changes.csv', { body: '2024/icsa-24-001-01.json,2025-03-05T07:00:00Z\n' });
  server.answers.set('/csaf/2024/icsa-24-001-01.json', { silent: true });
  server.asked.length = 0;
  const { child, ended } = start(ASSAY, ['feeds', 'update', 'csaf'], dir);
  while (server.asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  await ended;
  expect(readdirSync(path.join(dir, '.assay/feeds/tmp'))).toHaveLength(1);
  server.answers.set('/csaf/2024/icsa-24-001-01.json', { status: 404 });
  const next = await run(['feeds', 'update', 'csaf', '--json'], dir);
  expect(next.code).toBe(1);
  expect(feedsSchema.parse(JSON.parse(next.stdout)).feeds[3]).toMatchObject({
    update: 'failed',
    code: expect.any(String),
    snapshot: { entries: 1 },
  });
  expect(next.stderr).toContain('not updated: csaf');
  expect(readdirSync(path.join(dir, '.assay/feeds/tmp'))).toEqual([]);
});

test.each([
  ['a feed that is none', ['feeds', 'update', 'kevv'], 'kev, cve'],
  ['a mirror without a name', ['feeds', 'update', '--mirror', 'https://x.example'], 'NAME=URL|kev=https'],
  ['a day that is none', ['feeds', 'status', '--as-of', '2026-02-30'], '--as-of'],
])('%s is bad usage', async (_what, args, words) => {
  const ended = await run(args, dir);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toMatch(new RegExp(words, 'u'));
});

test('without a workspace a folder is named, and nothing is made by looking', async () => {
  const bare = folder();
  const ended = await run(['feeds', 'status', '--feeds', 'snapshots'], bare);
  expect([ended.code, existsSync(path.join(bare, 'snapshots'))]).toEqual([0, false]);
  expect(await run(['feeds', 'status'], bare)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--feeds DIR'),
  });
  rmSync(bare, { recursive: true });
});
