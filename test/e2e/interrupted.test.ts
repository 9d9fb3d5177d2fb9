import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLeak, simulatePopulation, writeLeak, writeWorkspace } from '../../src/simulate/simulate.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const dir = mkdtempSync(path.join(tmpdir(), 'assay-interrupted-'));
const leak = path.join(dir, 'leak.csv');
const env = { PATH: process.env['PATH'] ?? '' };
const assay = (...args: string[]): string[] => [main, ...args, '--workspace', dir, '--quiet'];

beforeAll(() => {
  const population = simulatePopulation({ seed: 'interrupted', people: 3000 });
  writeWorkspace(dir, population, { name: 'Test Wireless' });
  writeLeak(leak, makeLeak({ population, kind: 'authentic', seed: 'interrupted', rows: 50 }));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Starts a command and ends it once its scratch folder holds something: in the middle of its work. */
async function endInTheMiddle(signal: 'SIGINT' | 'SIGKILL', args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  for (let tries = 0; tries < 600 && !holdsData(); tries += 1) await wait(10);
  expect(holdsData()).toBe(true);
  child.kill(signal);
  await ended;
  return child.exitCode;
}

function holdsData(): boolean {
  const scratch = path.join(dir, '.assay/tmp');
  return (
    existsSync(scratch) &&
    readdirSync(scratch, { recursive: true, encoding: 'utf8' }).some((name) => /\.(?:parquet|csv|txt)$/u.test(name))
  );
}

function leftovers(): string[] {
  return readdirSync(path.join(dir, '.assay/tmp'));
}

test(
  'Ctrl-C while indexing: exit 130, nothing of the data is left, no index is pretended',
  { timeout: 120_000 },
  async () => {
    expect(await endInTheMiddle('SIGINT', assay('index'))).toBe(130);
    expect(leftovers()).toEqual([]);
    expect(spawnSync(process.execPath, assay('verify', leak), { env }).status).toBe(2);
  },
);

test('kill -9 while indexing: the next run cleans up, finishes, and verifies', { timeout: 120_000 }, async () => {
  expect(await endInTheMiddle('SIGKILL', assay('index'))).toBeNull();
  expect(leftovers().length).toBe(1);
  expect(spawnSync(process.execPath, assay('index'), { env }).status).toBe(0);
  expect(leftovers()).toEqual([]);
  const verdict = spawnSync(process.execPath, assay('verify', leak, '--json'), { env, encoding: 'utf8' });
  expect(JSON.parse(verdict.stdout)).toMatchObject({ verdict: 'authentic', reference: { stale: false } });
});

test('Ctrl-C while verifying: exit 130, and nothing of the leak is left', { timeout: 120_000 }, async () => {
  expect(await endInTheMiddle('SIGINT', assay('verify', leak, '--rows', path.join(dir, 'rows.csv')))).toBe(130);
  expect(leftovers()).toEqual([]);
  expect(existsSync(path.join(dir, 'rows.csv'))).toBe(false);
});
