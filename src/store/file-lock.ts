import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { sqliteFault } from './sqlite-fault.js';

export type LockWait = { readonly signal: AbortSignal; readonly patienceMs: number };

const BETWEEN_MS = 20;

/**
 * Takes a lock that one process has at a time, and gives what lets it go; null where another has it all the while. `file` is an empty
 * database of its own: the lock on it is the system's, and ends with the process, however that ends. Throws `StoreError`
 * where the file cannot be made or is something else.
 */
export async function lockFile(file: string, { signal, patienceMs }: LockWait): Promise<(() => void) | null> {
  const until = performance.now() + patienceMs;
  for (;;) {
    signal.throwIfAborted();
    const held = tryLock(file);
    if (held !== null) return () => held.close();
    if (performance.now() > until) return null;
    await pause(BETWEEN_MS, undefined, { signal });
  }
}

/** A connection that failed as busy is not used again: libsql may keep its statement. */
function tryLock(file: string): Database.Database | null {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { timeout: 0 });
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database?.close();
    const fault = sqliteFault(error, file);
    if (fault.code === 'store_busy') return null;
    throw fault;
  }
}
