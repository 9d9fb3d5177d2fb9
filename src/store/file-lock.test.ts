import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockFile } from './file-lock.js';

const dir = mkdtempSync(path.join(tmpdir(), 'assay-lock-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const { signal } = new AbortController();

test('one has it at a time, and who waits gets it next', async () => {
  const file = path.join(dir, 'one');
  const first = await lockFile(file, { signal, patienceMs: 0 });
  expect(await lockFile(file, { signal, patienceMs: 30 })).toBeNull();
  const second = lockFile(file, { signal, patienceMs: 5_000 });
  first?.();
  const release = await second;
  expect(release).not.toBeNull();
  release?.();
});

test('a process that is killed leaves no lock behind', async () => {
  const file = path.join(dir, 'killed');
  const holds = `const D = require('libsql'); globalThis.d = new D(${JSON.stringify(file)}); d.exec('begin exclusive'); console.log('held'); setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['-e', holds], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(await lockFile(file, { signal, patienceMs: 30 })).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');
  const release = await lockFile(file, { signal, patienceMs: 0 });
  expect(release).not.toBeNull();
  release?.();
});

test('who stops waiting gets nothing, and what is no lock is an error', async () => {
  const file = path.join(dir, 'stopped');
  const release = await lockFile(file, { signal, patienceMs: 0 });
  await expect(lockFile(file, { signal: AbortSignal.timeout(40), patienceMs: 5_000 })).rejects.toBeInstanceOf(Error);
  release?.();
  writeFileSync(
    path.join(dir, 'text'),
    'this is no database at all, and it is long enough to be looked at\n'.repeat(20),
  );
  await expect(lockFile(path.join(dir, 'text'), { signal, patienceMs: 0 })).rejects.toMatchObject({
    code: 'store_damaged',
  });
  await expect(lockFile(path.join(dir, 'no/such'), { signal, patienceMs: 0 })).rejects.toMatchObject({
    code: 'no_rights',
  });
});
