import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.js';

const LOCKS = '/proc/locks';

/** Locks of this process on a file, as the system keeps them. */
function locksOn(file: string): string[] {
  const own = new RegExp(` ${process.pid} \\S+:${statSync(file).ino} `, 'u');
  return readFileSync(LOCKS, 'utf8')
    .split('\n')
    .filter((line) => own.test(line));
}

// Without them another process takes itself for the last one that has the store open, and clears its log away.
test.skipIf(!existsSync(LOCKS))('a store that is opened beside another leaves the locks of the other', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-locks-'));
  const place = { at: 'file', file: path.join(folder, 'cases.db') } as const;
  const context = { now: () => new Date(), randomBytes };
  const open = async () => openStore(place, context);
  const store = await open();
  await store.begin('one', 'ada', { name: 'One' });
  expect(locksOn(place.file)).not.toEqual([]);
  const other = await open();
  expect(locksOn(place.file)).not.toEqual([]);
  await other.close();
  expect(locksOn(place.file)).not.toEqual([]);
  await store.close();
  rmSync(folder, { recursive: true });
});
