import { sql } from 'kysely';
import type { Backend } from './backend.js';
import { StoreError } from './error.js';
import { MIGRATIONS, VERSIONS_TABLE, type Migration } from './migrations.js';
import type { StoreDatabase } from './tables.js';
import { asking, inTransaction } from './transaction.js';

/**
 * Brings the store to the newest shape that this version knows. Of two that do so at once, one waits and then finds it done.
 * A store that is up to date is only read: who may not change its shape can use it. Throws `store_newer` for one of a later version.
 */
export async function migrate(
  backend: Backend,
  now: () => Date,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  const version = await asking(backend, () => versionOf(backend, backend.db));
  if (version > newest) throw newer(version, newest);
  if (version === newest) return;
  await inTransaction(backend, async (db) => {
    await backend.lockShape(db);
    const found = await versionOf(backend, db);
    if (found > newest) throw newer(found, newest);
    if (found === 0 && !(await backend.hasTable(db, 'case_store_versions'))) await sql.raw(VERSIONS_TABLE).execute(db);
    for (const migration of migrations.filter((step) => step.version > found)) {
      for (const statement of migration[backend.name]) await sql.raw(statement).execute(db);
      const row = { version: migration.version, at: now().toISOString() };
      await db.insertInto('case_store_versions').values(row).execute();
    }
  });
}

/** 0 where nothing was ever made. */
async function versionOf(backend: Backend, db: StoreDatabase): Promise<number> {
  if (!(await backend.hasTable(db, 'case_store_versions'))) return 0;
  const row = await db
    .selectFrom('case_store_versions')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}

function newer(found: number, known: number): StoreError {
  return new StoreError('store_newer', `the case store has version ${found}; this program knows ${known}`, {
    hint: 'Use the newer version of assay that wrote to it. Nothing was changed.',
  });
}
