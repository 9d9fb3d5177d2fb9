import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { sql } from 'kysely';
import type { Backend } from './backend.js';
import { createFile } from './create-file.js';
import { openReadOnly } from './read-only.js';
import { StoreError } from './error.js';
import { APPLICATION_ID, connect } from './sqlite-connection.js';
import { sqliteFault } from './sqlite-fault.js';
import { asking } from './transaction.js';

/** How long one waits for another that writes. */
const PATIENCE_MS = 10_000;

export type SqliteOptions = { readonly now: () => Date; readonly patienceMs?: number };

/** Opens the database of a file, and makes it where there is none. */
export async function openSqlite(file: string, { now, patienceMs = PATIENCE_MS }: SqliteOptions): Promise<Backend> {
  if (!existsSync(file)) await createFile(file, now);
  refuseOthers(file);
  const backend = connect(file, patienceMs);
  try {
    await walMode(backend);
  } catch (error) {
    await backend.close();
    if (error instanceof StoreError && error.code === 'no_rights') return openReadOnly(file, patienceMs);
    throw error;
  }
  return backend;
}

/** What was acknowledged is on the disk. */
async function walMode(backend: Backend): Promise<void> {
  await asking(backend, () => sql`pragma journal_mode = wal`.execute(backend.db));
  await asking(backend, () => sql`pragma synchronous = full`.execute(backend.db));
}

const HEADER = 'SQLite format 3\0';

/** A file that is empty or cut lost its cases: it must not pass for a new store. Another program's database is left alone. */
function refuseOthers(file: string): void {
  const header = readHeader(file);
  if (header.length < HEADER_BYTES) throw damaged(file, header.length === 0 ? 'is empty' : 'was cut off');
  const isOurs = header.readUInt32BE(68) === APPLICATION_ID;
  if (header.toString('latin1', 0, 16) !== HEADER || !isOurs) {
    throw new StoreError('not_a_store', 'the file of the case store is not one, or its beginning was overwritten', {
      where: { file },
      hint: 'Put a copy of the store back in its place, or move the file away to begin a new one.',
    });
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if (statSync(file).size < pageSize) throw damaged(file, 'was cut off');
}

const HEADER_BYTES = 100;

function readHeader(file: string): Buffer {
  try {
    const handle = openSync(file, 'r');
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      return header.subarray(0, readSync(handle, header, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw sqliteFault(error, file);
  }
}

function damaged(file: string, how: string): StoreError {
  return new StoreError('store_damaged', `the case store ${how}`, {
    where: { file },
    hint: 'Put a copy of the store back in its place. Keep the damaged file and the two beside it (-wal, -shm): some of it may be read from them.',
  });
}
