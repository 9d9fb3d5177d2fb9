import type { Connection } from '../connection.js';
import { ident } from '../sql.js';
import type { Store } from '../store.js';
import { spellLookUps } from './dialect.js';

/** The reference in the connection's own engine, attached as the schema `reference`: nothing is sent anywhere. */
export async function openDuckDbStore(connection: Connection): Promise<Store> {
  const [row] = await connection.rows('SELECT version() AS version');
  return {
    engine: `duckdb ${String(row?.['version']).replace(/^v/u, '')}`,
    async find(asking, into, lookUps) {
      await asking.run(`CREATE OR REPLACE TEMP TABLE ${ident(into)} AS ${spellLookUps(lookUps)}`);
    },
    interrupt() {
      connection.interrupt();
    },
    async close() {},
  };
}
