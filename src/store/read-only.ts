import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import type { Backend } from './backend.js';
import { connect } from './sqlite-connection.js';
import { sqliteFault } from './sqlite-fault.js';

/**
 * Opens the store of a folder that may only be read. What was written last and stands in the file beside it (-wal) is read
 * from a copy, which is gone when the store is closed. Nothing can be written through it.
 */
export async function openReadOnly(file: string, patienceMs: number): Promise<Backend> {
  const log = `${file}-wal`;
  if (!existsSync(log) || statSync(log).size === 0)
    return connect(`${pathToFileURL(file).href}?immutable=1`, patienceMs, file);
  const own = mkdtempSync(path.join(tmpdir(), 'assay-store-'));
  const leave = (): void => rmSync(own, { recursive: true, force: true });
  try {
    const copy = path.join(own, 'cases.db');
    copyFileSync(file, copy);
    copyFileSync(log, `${copy}-wal`);
    const backend = connect(copy, patienceMs, file);
    await sql`pragma query_only = on`.execute(backend.db);
    return { ...backend, close: async () => backend.close().finally(leave) };
  } catch (error) {
    leave();
    throw sqliteFault(error, file);
  }
}
