import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseVerificationSchema } from '../../src/model/case-documents.js';
import { folder, runPacked as run } from '../e2e/command.js';
import { POSTGRES, postgresOf } from './stores.js';

let dir = '';
let url = '';
beforeAll(async () => {
  await POSTGRES.start();
  url = await postgresOf().database();
  dir = folder();
  settle(`store: ${url}`);
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await POSTGRES.stop();
});

function settle(store: string): void {
  writeFileSync(path.join(dir, 'assay.yaml'), `organisation: { name: Northwind Wireless }\nsystems: {}\n${store}\n`);
}

test('a team keeps its cases on a server, each with a password that stands in no file of the workspace', async () => {
  const env = { ASSAY_STORE_PASSWORD: postgresOf().password };
  expect(await run(['case', 'new', 'Team'], dir, env)).toMatchObject({ code: 0, stdout: 'team\n', stderr: '' });
  writeFileSync(path.join(dir, 'post.txt'), 'a post');
  expect((await run(['case', 'add', 'evidence', 'team', 'post.txt'], dir, env)).code).toBe(0);
  const passwordFile = path.join(dir, 'password');
  writeFileSync(passwordFile, `${postgresOf().password}\n`, { mode: 0o600 });
  settle(`store: { url: "${url}", password_file: password }`);
  expect((await run(['case', 'list'], dir)).stdout).toContain('Team');
  settle(`store: ${url}`);
  const { hostname, port, username, pathname } = new URL(url);
  const secret = postgresOf().password.replaceAll(/[\\:]/gu, String.raw`\$&`);
  const pass = path.join(dir, 'pgpass');
  writeFileSync(pass, `${hostname}:${port}:${pathname.slice(1)}:${username}:${secret}\n`);
  chmodSync(pass, 0o600);
  expect((await run(['case', 'list'], dir, { PGPASSFILE: pass })).stdout).toContain('Team');
});

test('evidence of another member is not on this machine, which breaks nothing', async () => {
  const env = { ASSAY_STORE_PASSWORD: postgresOf().password };
  rmSync(path.join(dir, '.assay'), { recursive: true });
  const ended = await run(['case', 'verify', '--json'], dir, env);
  const found = caseVerificationSchema.parse(JSON.parse(ended.stdout));
  expect(found).toMatchObject({ sound: true, cases: [{ evidence: [{ state: 'elsewhere' }] }] });
  expect(found.store).toBe(url);
});

test('a wrong password, none, a file that is not there and a server that is down are told', async () => {
  for (const [store, env, text] of [
    [url, { ASSAY_STORE_PASSWORD: 'wrong' }, 'does not let this user in'],
    [url, { PGPASSFILE: '/nowhere' }, 'does not let this user in'],
    [`{ url: "${url}", password_file: nowhere }`, {}, 'password of the case store cannot be read'],
    ['postgres://a@127.0.0.1:1/b', {}, 'does not answer'],
    ['postgres://a:secret@127.0.0.1:1/b', {}, 'without a password'],
  ] as const) {
    settle(`store: ${store}`);
    const ended = await run(['case', 'list'], dir, env);
    expect(ended).toMatchObject({ stdout: '', stderr: expect.stringContaining(text) });
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).not.toMatch(/secret|wrong/u);
  }
});
