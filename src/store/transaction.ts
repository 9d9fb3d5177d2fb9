import { sql } from 'kysely';
import type { Backend } from './backend.js';
import { StoreError } from './error.js';
import type { StoreDatabase } from './tables.js';

/** Runs work on one connection, all of it or nothing; anew where another was in the way. Complaints of the database come out as ours. */
export async function inTransaction<Result>(
  backend: Backend,
  work: (db: StoreDatabase) => Promise<Result>,
  begin: string = backend.begin,
): Promise<Result> {
  return asking(backend, () =>
    backend.db.connection().execute(async (db) => {
      const result = await begun(db, begin, work).catch(async (error: unknown) => {
        await rollback(db);
        throw error;
      });
      await commit(backend, db);
      return result;
    }),
  );
}

async function begun<Result>(
  db: StoreDatabase,
  begin: string,
  work: (db: StoreDatabase) => Promise<Result>,
): Promise<Result> {
  await sql.raw(begin).execute(db);
  return work(db);
}

/** The first fault is the one to tell. */
async function rollback(db: StoreDatabase): Promise<void> {
  await sql
    .raw('rollback')
    .execute(db)
    .catch(() => undefined);
}

/** A commit that was not answered may have been done or not. */
async function commit(backend: Backend, db: StoreDatabase): Promise<void> {
  try {
    await sql.raw('commit').execute(db);
  } catch (cause) {
    const fault = backend.fault(cause);
    await rollback(db);
    if (fault.code !== 'store_unreachable') throw fault;
    throw new StoreError('outcome_unknown', 'the connection to the case store was lost at the moment of writing', {
      hint: 'See with `assay case show` whether it was kept before you write it again.',
      cause,
    });
  }
}

/**
 * Asks, and asks again while others are in the way, for as long as the database itself does not wait: in between, whoever
 * holds it up in this very process can go on.
 */
export async function asking<Result>(backend: Backend, ask: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + backend.patienceMs;
  for (let pause = 1; ; pause = Math.min(pause * 2, 32)) {
    try {
      return await ask();
    } catch (error) {
      const fault = backend.fault(error);
      if (fault.code !== 'store_busy' || performance.now() > deadline) throw fault;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
