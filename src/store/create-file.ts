import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { migrate } from './migrate.js';
import { APPLICATION_ID, connect } from './sqlite-connection.js';
import { sqliteFault } from './sqlite-fault.js';

/**
 * Makes a new store beside its place and moves it there whole: at no time does a file stand there that is empty or half made.
 * Where another process was quicker, its store stays. Only the owner may read it.
 */
export async function createFile(file: string, now: () => Date): Promise<void> {
  const folder = path.dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const own = mkdtempSync(path.join(folder, '.new-store-'));
    try {
      const made = path.join(own, 'made.db');
      await makeStore(made, now);
      const whole = path.join(own, 'whole.db');
      copyFileSync(made, whole);
      chmodSync(whole, 0o600);
      sync(whole);
      moveInto(whole, file);
      sync(folder);
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  } catch (error) {
    throw sqliteFault(error, file);
  }
}

async function makeStore(file: string, now: () => Date): Promise<void> {
  closeSync(openSync(file, 'wx', 0o600));
  const backend = connect(file, 0);
  try {
    await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(backend.db);
    await migrate(backend, now);
  } finally {
    await backend.close();
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function moveInto(whole: string, file: string): void {
  try {
    linkSync(whole, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
