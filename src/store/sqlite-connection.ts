import { Kysely, SqliteDialect, sql, type SqliteDatabase } from 'kysely';
import Database from 'libsql';
import type { Backend } from './backend.js';
import type { StoreError } from './error.js';
import { sqliteFault } from './sqlite-fault.js';
import type { Tables } from './tables.js';

/** In the header of our databases: "assC". */
export const APPLICATION_ID = 0x61737343;
/** How long the database may hold up the whole process before it says that it is busy. */
const BLOCKING_MS = 10;

/** One connection to a file that is there; complaints are about `named`, where that is another. */
export function connect(file: string, patienceMs: number, named: string = file): Backend {
  const fault = (error: unknown): StoreError => sqliteFault(error, named);
  const database = openDatabase(file, fault);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withoutLeftovers(database) }) });
  return {
    name: 'sqlite',
    db,
    patienceMs,
    begin: 'begin immediate', // the whole file waits: there is nothing left to lock
    beginOn: () => 'begin immediate',
    beginOnAccounts: 'begin immediate',
    lockShape: () => Promise.resolve(),
    async hasTable(on, table) {
      const { rows } = await sql`select 1 from sqlite_master where type = 'table' and name = ${table}`.execute(on);
      return rows.length > 0;
    },
    fault,
    async check() {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(10)`.execute(db);
      return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    },
    close: async () => {
      await db.destroy();
      if (database.open) database.close(); // Kysely closes what it has used
    },
  };
}

function openDatabase(file: string, fault: (error: unknown) => StoreError): Database.Database {
  try {
    return new Database(file, { timeout: BLOCKING_MS });
  } catch (error) {
    throw fault(error);
  }
}

const CONTROL = /^(?:begin|commit|rollback|pragma \w+ = )/u;

/**
 * A statement of libsql that fails as busy is not reset until it is collected: it would keep an old snapshot, and no
 * transaction could begin or end any more. What begins, ends and sets is run in a way that leaves nothing behind.
 */
function withoutLeftovers(database: Database.Database): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(statement) {
      if (!CONTROL.test(statement)) return database.prepare(statement);
      const run = () => {
        database.exec(statement);
        return { changes: 0, lastInsertRowid: 0 };
      };
      return { reader: false, run, all: () => [], iterate: () => [][Symbol.iterator]() };
    },
  };
}
