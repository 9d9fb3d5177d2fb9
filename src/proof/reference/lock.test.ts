import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockIndex } from './lock.js';

const all = (): boolean => true;

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'assay-lock-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

test('one build at a time', () => {
  const lock = lockIndex(dir, '17.1', all);
  expect(() => lockIndex(dir, '18.1', all)).toThrow(expect.objectContaining({ code: 'index_busy', exit: 1 }));
  lock.release();
  lockIndex(dir, '17.1', all).release();
  expect(readdirSync(dir)).toEqual([]);
});

test('the lock of a process that is gone is taken over, also by one with its number', () => {
  lockIndex(dir, '17.1', all);
  const lock = lockIndex(dir, '17.2', (name) => name !== '17.1');
  expect(readFileSync(join(dir, 'lock'), 'utf8')).toBe('17.2\n');
  expect(readdirSync(dir)).toEqual(['lock']);
  lock.release();
});

test('a lock file without an owner is nobody’s', () => {
  writeFileSync(join(dir, 'lock'), '');
  lockIndex(dir, '17.1', all).release();
  expect(readdirSync(dir)).toEqual([]);
});

test('releasing leaves a lock that somebody else took over meanwhile', () => {
  const lock = lockIndex(dir, '17.1', all);
  const other = lockIndex(dir, '18.1', () => false);
  lock.release();
  expect(readdirSync(dir)).toEqual(['lock']);
  other.release();
});
