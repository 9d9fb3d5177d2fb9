import { once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { MIGRATIONS } from '../../src/store/migrations.js';
import { openStore } from '../../src/store/store.js';
import { startWriter } from './child.js';
import { CONTEXT, STORES, backendOf, note, withStore } from './stores.js';

test('steps count up from 1 without gaps', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, at) => at + 1));
});

describe.each(STORES)('upgrading $name', (kind) => {
  beforeAll(kind.start);
  afterAll(kind.stop);

  test('a store is made once, whoever comes first', async () => {
    const place = await kind.place();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(place, CONTEXT)));
    await stores[3]?.begin('one', 'ada', { name: 'One' });
    expect(await stores[0]?.heads()).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('of two processes that upgrade at once, one waits; both work, and the cases stand', async () => {
    const place = await kind.place();
    await withStore(place, async (store) => {
      await store.begin('kept', 'ada', { name: 'Kept' });
      await store.append('kept', note('before'));
    });
    const upgrades = ['a', 'b', 'c'].map((name) => startWriter(place, 'upgrade', name));
    const codes = await Promise.all(upgrades.map(async (child) => (await once(child, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    const backend = backendOf(place);
    const { rows } = await sql`select case_id from case_later order by case_id`.execute(backend.db);
    expect(rows).toEqual(['a', 'b', 'c', 'kept', 'kept'].map((case_id) => ({ case_id })));
    const versions = await backend.db.selectFrom('case_store_versions').select('version').orderBy('version').execute();
    expect(versions).toEqual(
      [...MIGRATIONS.map(({ version }) => version), MIGRATIONS.length + 1].map((version) => ({ version })),
    );
    await expect(migrate(backend, CONTEXT.now)).rejects.toMatchObject({ code: 'store_newer' });
    await backend.close();
  });

  test('a step that fails leaves the store as it was', async () => {
    const place = await kind.place();
    await withStore(place, async (store) => store.begin('kept', 'ada', { name: 'Kept' }));
    const backend = backendOf(place);
    const statements = ['CREATE TABLE half (x INTEGER)', 'CREATE TABLE half (x INTEGER)'];
    const broken = { version: MIGRATIONS.length + 1, sqlite: statements, postgres: statements };
    await expect(migrate(backend, CONTEXT.now, [...MIGRATIONS, broken])).rejects.toMatchObject({
      code: 'store_failed',
    });
    expect(await backend.hasTable(backend.db, 'half')).toBe(false);
    await backend.close();
    await withStore(place, async (store) => expect(await store.verify('kept')).toMatchObject({ whole: true }));
  });
});
