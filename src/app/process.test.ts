import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRunning, processName } from './process.js';
import { openScratch } from './scratch.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'assay-process-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a process runs under its name, not under that of one that had its number before', () => {
  expect(isRunning(processName(process.pid))).toBe(true);
  expect(isRunning('4194305.1')).toBe(false);
  expect(isRunning(`${process.pid}.1`)).toBe(process.platform !== 'linux');
});

test.runIf(process.platform === 'linux')(
  'scratch of a killed run goes, though its number is ours: a container starts every run with the same',
  () => {
    mkdirSync(path.join(dir, `${process.pid}.1-abc`));
    const living = openScratch(dir, processName(process.pid));
    const scratch = openScratch(dir, processName(process.pid));
    expect(readdirSync(dir).sort()).toEqual([living.dir, scratch.dir].map((each) => path.basename(each)).sort());
  },
);
