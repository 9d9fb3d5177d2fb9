import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReadOnly } from '../../src/store/read-only.js';
import { openStore, type StorePlace } from '../../src/store/store.js';
import { inMount, MOUNTS, runWriter } from './child.js';
import { MEMBER_RIGHTS } from './rights.js';
import { CONTEXT, POSTGRES, SQLITE, backendOf, note, postgresOf, tamper, withStore } from './stores.js';

async function codeOf(place: StorePlace): Promise<unknown> {
  const store = await openStore(place, CONTEXT).catch((error: unknown) => error);
  if (store instanceof Error) return 'code' in store ? store.code : store;
  if (typeof store === 'object' && store !== null && 'close' in store && typeof store.close === 'function')
    store.close();
  return 'opened';
}

describe('faults of a file', () => {
  beforeAll(SQLITE.start);
  afterAll(SQLITE.stop);

  async function made(): Promise<string> {
    const place = await SQLITE.place();
    await withStore(place, async (store) => {
      await store.begin('one', 'ada', { name: 'One' });
      for (let at = 0; at < 40; at += 1) await store.append('one', note('x'.repeat(2000)));
    });
    if (place.at !== 'file') throw new TypeError('not a file');
    const database = new Database(place.file);
    database.pragma('wal_checkpoint(truncate)');
    database.close();
    const copy = `${place.file}.copy`;
    copyFileSync(place.file, copy); // alone, as it is on a disk that was moved
    return copy;
  }

  test('only its owner can read it, and nothing else lies beside it', async () => {
    const file = await made();
    const folder = path.dirname(file);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder).filter((each) => !each.endsWith('.copy')))
      expect([name, statSync(path.join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    expect(readdirSync(folder).filter((name) => !name.startsWith('cases.db'))).toEqual([]);
  });

  test('a file that is empty, cut short or overwritten is told, and not taken for a new store', async () => {
    const file = await made();
    for (const size of [0, 50, 1000]) {
      copyFileSync(file, `${file}.cut`);
      truncateSync(`${file}.cut`, size);
      expect(await codeOf({ at: 'file', file: `${file}.cut` })).toBe('store_damaged');
      expect(statSync(`${file}.cut`).size).toBe(size);
    }
    writeFileSync(`${file}.text`, 'no database at all '.repeat(100));
    expect(await codeOf({ at: 'file', file: `${file}.text` })).toBe('not_a_store');
    const other = new Database(`${file}.other`);
    other.exec('create table customers (id)');
    other.close();
    expect(await codeOf({ at: 'file', file: `${file}.other` })).toBe('not_a_store');
  });

  test('a file that lost its end, or a page, is told when it is read or verified', async () => {
    const file = await made();
    const size = statSync(file).size;
    truncateSync(file, Math.floor(size / 2 / 4096) * 4096);
    const codes = await withStore({ at: 'file', file }, async (store) => [
      await store
        .events('one')
        .catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : null)),
    ]).catch((error: unknown) => [error instanceof Error && 'code' in error ? error.code : null]);
    expect(codes).toEqual(['store_damaged']);
    const holed = await made();
    const bytes = readFileSync(holed);
    bytes.fill(0xa5, 4096 * 6, 4096 * 7);
    writeFileSync(holed, bytes);
    const found = await withStore({ at: 'file', file: holed }, async (store) => store.check()).catch(() => ['damaged']);
    expect(found).not.toEqual([]);
  });

  test('a folder that may not be written to is told', async () => {
    if (process.getuid?.() === 0) return; // root may
    const place = await SQLITE.place();
    if (place.at !== 'file') return;
    mkdirSync(path.dirname(place.file), { recursive: true });
    chmodSync(path.dirname(place.file), 0o500);
    expect(await codeOf(place)).toBe('no_rights');
  });

  test('where nothing may be written all can be read, also what only the log beside it holds', async () => {
    const file = await made();
    const readable = async (): Promise<unknown> => {
      const backend = await openReadOnly(file, 100);
      try {
        const { count } = await backend.db
          .selectFrom('case_events')
          .select(({ fn }) => fn.countAll().as('count'))
          .executeTakeFirstOrThrow();
        const change = sql`insert into case_store_versions values (98, 'x')`.execute(backend.db);
        await expect(change.catch((error: unknown) => Promise.reject(backend.fault(error)))).rejects.toMatchObject({
          code: 'no_rights',
        });
        return count;
      } finally {
        await backend.close();
      }
    };
    expect(await readable()).toBe(41);
    const store = await openStore({ at: 'file', file }, CONTEXT);
    await store.append('one', note('x'));
    expect(await readable()).toBe(42);
    await store.close();
  });

  test('what stands where the folder should be is told', async () => {
    const place = await SQLITE.place();
    if (place.at !== 'file') return;
    rmSync(path.dirname(place.file), { recursive: true, force: true });
    writeFileSync(path.dirname(place.file), '');
    expect(await codeOf(place)).toBe('store_failed');
    rmSync(path.dirname(place.file));
    mkdirSync(place.file, { recursive: true });
    expect(await codeOf(place)).toBe('store_failed');
  });

  test('a store of a later version is left alone', async () => {
    const file = await made();
    await tamper({ at: 'file', file }, "INSERT INTO case_store_versions VALUES (99, 'later')");
    const before = readFileSync(file);
    expect(await codeOf({ at: 'file', file })).toBe('store_newer');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('one that waits too long for another says so', async () => {
    const file = await made();
    const database = new Database(file);
    database.exec('begin immediate');
    const store = await openStore({ at: 'file', file }, { ...CONTEXT, patienceMs: 100 });
    await expect(store.append('one', note('x'))).rejects.toMatchObject({ code: 'store_busy' });
    database.exec('rollback');
    expect(await store.append('one', note('y'))).toMatchObject({ seq: 42 });
    await store.close();
    database.close();
  });

  test.runIf(MOUNTS)('a full disk is told, and nothing that was acknowledged is lost', () => {
    const ended = inMount(600_000, (folder) => runWriter({ at: 'file', file: `${folder}/.assay/cases.db` }, 'fill'));
    expect(ended).toMatchObject({ code: 'store_full', whole: true, after: true });
    expect(ended.kept).toBe(ended.acknowledged);
    expect(ended.acknowledged).toBeGreaterThan(10);
  });
});

describe('faults of a server', () => {
  beforeAll(POSTGRES.start);
  afterAll(POSTGRES.stop);

  test('who is not let in, and what is not there, is told', async () => {
    const place = await POSTGRES.place();
    if (place.at !== 'server') throw new TypeError('no server');
    expect(await codeOf({ ...place, password: 'wrong' })).toBe('not_let_in');
    expect(await codeOf({ ...place, password: undefined })).toBe('not_let_in');
    expect(await codeOf({ ...place, url: place.url.replace('assay_owner', 'nobody') })).toBe('not_let_in');
    expect(await codeOf({ ...place, url: place.url.replace(/case\d+$/u, 'nowhere') })).toBe('no_database');
    expect(await codeOf({ ...place, url: 'postgres://a@127.0.0.1:1/b' })).toBe('store_unreachable');
    expect(await codeOf({ ...place, url: `${place.url}?sslmode=require` })).toBe('store_unreachable');
  });

  test('a member of the team needs the rights of the guide and no more', async () => {
    const place = await POSTGRES.place();
    if (place.at !== 'server') throw new TypeError('no server');
    const ask = async (statement: string) => postgresOf().ask(place.url, statement);
    await ask("CREATE ROLE assay_member LOGIN PASSWORD 'm'");
    const member: StorePlace = { ...place, url: place.url.replace('assay_owner', 'assay_member'), password: 'm' };
    expect(await codeOf(member)).toBe('no_rights'); // nobody has made the store
    await withStore(place, async (store) => store.begin('team', 'ada', { name: 'Team' }));
    expect(await codeOf(member)).toBe('no_rights');
    for (const right of MEMBER_RIGHTS) await ask(right);
    await withStore(member, async (store) => {
      await store.append('team', note('from a member'));
      await store.begin('own', 'ben', { name: 'Own' });
      expect(await store.verify('team')).toMatchObject({ whole: true, events: 2 });
    });
    const backend = backendOf(member);
    const attempt = await backend.db
      .deleteFrom('case_events')
      .execute()
      .then(() => null, backend.fault);
    expect(attempt?.code).toBe('no_rights');
    await backend.close();
  });

  test('a full disk, as the server tells it, keeps what was before', async () => {
    const place = await POSTGRES.place();
    await withStore(place, async (store) => {
      await store.begin('full', 'ada', { name: 'Full' });
      if (place.at !== 'server') throw new TypeError('no server');
      await postgresOf().ask(
        place.url,
        `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '53100'; END $$;
         CREATE TRIGGER full_disk AFTER INSERT ON case_events FOR EACH ROW EXECUTE FUNCTION full_disk()`,
      );
      await expect(store.append('full', note('x'))).rejects.toMatchObject({ code: 'store_full' });
      await postgresOf().ask(place.url, 'DROP TRIGGER full_disk ON case_events');
      expect(await store.append('full', note('x'))).toMatchObject({ seq: 2 });
    });
  });

  test('an acknowledged event is on the disk also where the server is set to be hasty', async () => {
    const place = await POSTGRES.place();
    if (place.at !== 'server') throw new TypeError('no server');
    const backend = backendOf(place);
    const setting = async (value: string): Promise<unknown> =>
      backend.db.connection().execute(async (db) => {
        await sql.raw(`set synchronous_commit = ${value}`).execute(db);
        await sql.raw(backend.beginOn('x')).execute(db);
        const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db);
        await sql.raw('rollback').execute(db);
        return rows[0]?.synchronous_commit;
      });
    expect([await setting('off'), await setting('on'), await setting('remote_apply')]).toEqual([
      'on',
      'on',
      'remote_apply',
    ]);
    await backend.close();
  });

  test('one that waits too long for another says so', async () => {
    const place = await POSTGRES.place();
    const store = await openStore(place, { ...CONTEXT, patienceMs: 200 });
    await store.begin('busy', 'ada', { name: 'Busy' });
    const other = backendOf(place);
    await other.db.connection().execute(async (db) => {
      await sql.raw(other.beginOn('busy')).execute(db);
      await expect(store.append('busy', note('x'))).rejects.toMatchObject({ code: 'store_busy' });
      await sql.raw('rollback').execute(db);
    });
    expect(await store.append('busy', note('y'))).toMatchObject({ seq: 2 });
    await other.close();
    await store.close();
  });

  test('a server that goes away is told, and comes back with all that it acknowledged', async () => {
    const place = await POSTGRES.place();
    const store = await openStore(place, CONTEXT);
    await store.begin('away', 'ada', { name: 'Away' });
    await postgresOf().stop();
    await expect(store.append('away', note('x'))).rejects.toMatchObject({ code: 'store_unreachable' });
    expect(await codeOf(place)).toBe('store_unreachable');
    await postgresOf().start();
    expect(await store.append('away', note('y'))).toMatchObject({ seq: 2 });
    await store.close();
  });
});
