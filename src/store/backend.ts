import type { StoreError } from './error.js';
import type { StoreDatabase } from './tables.js';

/** What differs between the two databases. Everything else is said once. */
export type Backend = {
  readonly name: 'sqlite' | 'postgres';
  readonly db: StoreDatabase;
  /** How long one asks again while others are in the way; 0 where the database itself waits. */
  readonly patienceMs: number;
  /** How a transaction begins that will write. */
  readonly begin: string;
  /** How one begins that adds to a case: nobody else does meanwhile, and its commit is on the disk when it is acknowledged. */
  readonly beginOn: (caseId: string) => string;
  /** How one begins that changes an account: nobody else changes one meanwhile. */
  readonly beginOnAccounts: string;
  /** Waits, in a transaction, until nobody else changes the store's shape. */
  readonly lockShape: (db: StoreDatabase) => Promise<void>;
  readonly hasTable: (db: StoreDatabase, table: string) => Promise<boolean>;
  /** A complaint of the database as ours. */
  readonly fault: (error: unknown) => StoreError;
  /** What the database itself finds wrong with its file, in words; nothing where it cannot look or all is well. */
  readonly check: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};
