import { existsSync, statSync } from 'node:fs';
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
  refuseCut(file);
  try {
    return await checked(connect(file, patienceMs), file, walMode);
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'no_rights')) throw error;
    return checked(await openReadOnly(file, patienceMs), file);
  }
}

/** A database that is ours, made ready; one that is not is closed as it was found. */
async function checked(
  backend: Backend,
  file: string,
  ready: (backend: Backend) => Promise<void> = () => Promise.resolve(),
): Promise<Backend> {
  try {
    await refuseOthers(backend, file);
    await ready(backend);
    return backend;
  } catch (error) {
    await backend.close();
    throw error;
  }
}

/** What was acknowledged is on the disk. */
async function walMode(backend: Backend): Promise<void> {
  await asking(backend, () => sql`pragma journal_mode = wal`.execute(backend.db));
  await asking(backend, () => sql`pragma synchronous = full`.execute(backend.db));
}

const HEADER_BYTES = 100;

/**
 * A file that is empty or cut lost its cases: it must not pass for a new store. The file is never opened here but by SQLite: whoever
 * closes a file drops all locks that his process has on it, those of other connections too, and then two processes write over each other.
 */
function refuseCut(file: string): void {
  const size = sizeOf(file);
  if (size < HEADER_BYTES) throw damaged(file, size === 0 ? 'is empty' : 'was cut off');
}

/** Another program's database is left alone. */
async function refuseOthers(backend: Backend, file: string): Promise<void> {
  const read = async (name: 'application_id' | 'page_size'): Promise<number> => {
    const { rows } = await asking(backend, () =>
      sql<Record<string, number>>`pragma ${sql.raw(name)}`.execute(backend.db),
    );
    return rows[0]?.[name] ?? 0;
  };
  const id = await read('application_id').catch((error: unknown) => {
    throw isNoDatabase(error) ? foreign(file, error) : error;
  });
  if (id !== APPLICATION_ID) throw foreign(file);
  if (sizeOf(file) < (await read('page_size'))) throw damaged(file, 'was cut off');
}

function isNoDatabase(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_NOTADB';
}

function sizeOf(file: string): number {
  try {
    const info = statSync(file);
    if (!info.isFile()) throw new Error('what stands there is no file');
    return info.size;
  } catch (error) {
    throw sqliteFault(error, file);
  }
}

function foreign(file: string, cause?: unknown): StoreError {
  return new StoreError('not_a_store', 'the file of the case store is not one, or its beginning was overwritten', {
    where: { file },
    hint: 'Put a copy of the store back in its place, or move the file away to begin a new one.',
    cause,
  });
}

function damaged(file: string, how: string): StoreError {
  return new StoreError('store_damaged', `the case store ${how}`, {
    where: { file },
    hint: 'Put a copy of the store back in its place. Keep the damaged file and the two beside it (-wal, -shm): some of it may be read from them.',
  });
}
