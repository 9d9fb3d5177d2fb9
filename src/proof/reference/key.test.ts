import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReferenceFault } from './error.js';
import { createKey, keyCheck, loadKey } from './key.js';

const KEY = Uint8Array.from({ length: 32 }, (_, at) => at);
const HEX = Buffer.from(KEY).toString('hex');
let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'assay-key-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function faultOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (cause) {
    return cause;
  }
}

function codeOf(action: () => unknown): string {
  const cause = faultOf(action);
  return cause instanceof ReferenceFault ? `${cause.code} ${cause.exit}` : 'none';
}

test('a new key is what the source of randomness gave, for its owner only, and comes back', () => {
  const path = join(dir, 'assay', 'key');
  expect(createKey(path, () => KEY)).toEqual(KEY);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(loadKey(path)).toEqual(KEY);
});

test('a key is never replaced', () => {
  const path = join(dir, 'key');
  createKey(path, () => KEY);
  expect(codeOf(() => createKey(path, () => new Uint8Array(32)))).toBe('key_exists 2');
  expect(loadKey(path)).toEqual(KEY);
});

test('the environment comes before the file, in hex or base64', () => {
  const path = join(dir, 'key');
  createKey(path, () => new Uint8Array(32));
  expect(loadKey(path, HEX)).toEqual(KEY);
  expect(loadKey(path, Buffer.from(KEY).toString('base64'))).toEqual(KEY);
  expect(loadKey(path, '')).toEqual(new Uint8Array(32));
});

test('a key that others can reach is refused', () => {
  const path = join(dir, 'key');
  createKey(path, () => KEY);
  for (const mode of [0o640, 0o604, 0o660]) {
    chmodSync(path, mode);
    expect(codeOf(() => loadKey(path))).toBe('key_too_open 2');
  }
});

test.each(['', HEX.slice(1), `${HEX}0`, 'x'.repeat(64), Buffer.from(KEY).toString('base64').slice(0, 40)])(
  'a key of another form is refused: %j',
  (text) => {
    const path = join(dir, 'key');
    writeFileSync(path, text, { mode: 0o600 });
    expect(codeOf(() => loadKey(path))).toBe('key_malformed 2');
  },
);

test('no key is told apart from a bad one', () => {
  expect(codeOf(() => loadKey(join(dir, 'key')))).toBe('key_missing 2');
});

test('a fault does not repeat the key', () => {
  const cause = faultOf(() => loadKey(join(dir, 'key'), `${HEX.slice(2)}zz`));
  expect(cause).toBeInstanceOf(ReferenceFault);
  expect(JSON.stringify([cause, String(cause)])).not.toContain(HEX.slice(2, 20));
});

test('the check of a key is short, steady and its own', () => {
  expect(keyCheck(KEY)).toMatch(/^[0-9a-f]{16}$/u);
  expect(keyCheck(KEY)).toBe(keyCheck(Uint8Array.from(KEY)));
  expect(keyCheck(KEY)).not.toBe(keyCheck(new Uint8Array(32)));
  expect(HEX).not.toContain(keyCheck(KEY));
});
