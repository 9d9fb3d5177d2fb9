import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockIndex } from './lock.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'assay-lock-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

test('one build at a time', () => {
  const lock = lockIndex(dir, process.pid);
  expect(() => lockIndex(dir, process.pid + 1)).toThrow(expect.objectContaining({ code: 'index_busy', exit: 1 }));
  lock.release();
  lockIndex(dir, process.pid).release();
  expect(readdirSync(dir)).toEqual([]);
});

test('the lock of a process that is gone is taken over', () => {
  lockIndex(dir, 4_000_001);
  const lock = lockIndex(dir, process.pid, (pid) => pid !== 4_000_001);
  expect(readFileSync(join(dir, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
  expect(readdirSync(dir)).toEqual(['lock']);
  lock.release();
});

test('a lock file without an owner is nobody’s', () => {
  writeFileSync(join(dir, 'lock'), '');
  lockIndex(dir, process.pid).release();
  expect(readdirSync(dir)).toEqual([]);
});

test('releasing leaves a lock that somebody else took over meanwhile', () => {
  const lock = lockIndex(dir, 4_000_001);
  const other = lockIndex(dir, process.pid, () => false);
  lock.release();
  expect(readdirSync(dir)).toEqual(['lock']);
  other.release();
});
