import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { openPostgres } from '../../src/store/postgres.js';
import { connect } from '../../src/store/sqlite-connection.js';
import { openStore, type CaseStore, type StorePlace } from '../../src/store/store.js';
import type { Backend } from '../../src/store/backend.js';
import { startPostgres, type TestServer } from './postgres.js';

export const CONTEXT = { now: () => new Date('2021-08-16T09:30:00.000Z'), randomBytes };

/** One of the two databases, as the suite that both must pass sees it. */
export type StoreKind = {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** A place where no store is yet. */
  readonly place: () => Promise<StorePlace>;
};

let server: TestServer | null = null;
let folder = '';

export function postgresOf(): TestServer {
  if (server === null) throw new Error('the server is not started');
  return server;
}

export const SQLITE: StoreKind = {
  name: 'sqlite',
  start: () => {
    folder = mkdtempSync(path.join(tmpdir(), 'assay-store-'));
    return Promise.resolve();
  },
  stop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  place: () =>
    Promise.resolve({ at: 'file', file: path.join(mkdtempSync(path.join(folder, 'case-')), '.assay/cases.db') }),
};

export const POSTGRES: StoreKind = {
  name: 'postgres',
  start: async () => {
    server = await startPostgres();
  },
  stop: async () => server?.remove(),
  place: async () => ({ at: 'server', url: await postgresOf().database(), password: postgresOf().password }),
};

export const STORES: readonly StoreKind[] = [SQLITE, POSTGRES];

/** Another connection to a store that is there, for a test that does what nobody should. */
export function backendOf(place: StorePlace): Backend {
  return place.at === 'file' ? connect(place.file, 5000) : openPostgres(place);
}

/** Runs statements as an owner of the database can who means harm. */
export async function tamper(place: StorePlace, ...statements: readonly string[]): Promise<void> {
  const backend = backendOf(place);
  const off =
    place.at === 'file'
      ? ['update', 'delete', 'next'].map((name) => `DROP TRIGGER case_events_${name === 'next' ? name : `no_${name}`}`)
      : ['ALTER TABLE case_events DISABLE TRIGGER ALL'];
  try {
    for (const statement of [...off, ...statements]) await sql.raw(statement).execute(backend.db);
  } finally {
    await backend.close();
  }
}

/** Opens a store for a test and closes it whatever happens. */
export async function withStore<Result>(
  place: StorePlace,
  work: (store: CaseStore) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(place, CONTEXT);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export function note(text: string, basis: readonly string[] = []) {
  return { kind: 'note', who: 'ada', basis, payload: { text } } as const;
}
