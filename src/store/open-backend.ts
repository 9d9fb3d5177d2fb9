import type { Backend } from './backend.js';
import { migrate } from './migrate.js';
import type { StorePlace } from './place.js';

export type OpenContext = { readonly now: () => Date; readonly patienceMs?: number };

/** Opens the database of a place and brings its shape up to date. A file that is not there is made. */
export async function openBackend(place: StorePlace, context: OpenContext): Promise<Backend> {
  const backend = await connected(place, context);
  try {
    await migrate(backend, context.now);
  } catch (error) {
    await backend.close();
    throw error;
  }
  return backend;
}

/** The client of the other database is not loaded. */
async function connected(place: StorePlace, context: OpenContext): Promise<Backend> {
  if (place.at === 'file') {
    const { openSqlite } = await import('./sqlite.js');
    return openSqlite(place.file, context);
  }
  const { openPostgres } = await import('./postgres.js');
  return openPostgres(place, context.patienceMs);
}
