import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../../src/engine/clickhouse/open.js';
import { publishReference } from '../../src/engine/clickhouse/publish.js';
import type { ClusterConfiguration } from '../../src/engine/clickhouse/configuration.js';
import type { Connection, Row } from '../../src/engine/connection.js';
import { openDuckDb } from '../../src/engine/duckdb/open.js';
import { openDuckDbStore } from '../../src/engine/duckdb/store.js';
import { ident } from '../../src/engine/sql.js';
import type { LookUp, Store } from '../../src/engine/store.js';
import { startCluster, type Cluster } from '../cluster/cluster.js';
import { USERS } from '../cluster/settings.js';
import { REFERENCE, makeReference, type ReferenceData } from './reference-data.js';

/** A cluster beside a connection; the connection's schema `reference` is what is published. */
export type Bench = {
  readonly connection: Connection;
  readonly cluster: Cluster;
  readonly scratch: string;
  configuration(user: keyof typeof USERS, extra?: Partial<ClusterConfiguration>): ClusterConfiguration;
  /** Makes the tables of the reference and publishes them. */
  publish(data: ReferenceData): Promise<void>;
  /** The same reference in the embedded engine and at the cluster. */
  stores(): Promise<Readonly<Record<'duckdb' | 'clickhouse', Store>>>;
  close(): Promise<void>;
};

export async function openBench(nodes = 2): Promise<Bench> {
  const cluster = await startCluster({ nodes });
  const root = mkdtempSync(join(tmpdir(), 'assay-engines-'));
  const scratch = join(root, "it's scratch");
  const connection = await openDuckDb({ scratch, allowed: [], threads: 2, memory: 1e9 });
  const opened: Store[] = [];
  const configuration: Bench['configuration'] = (user, extra = {}) => ({
    url: cluster.urls[0] ?? '',
    nodes: cluster.urls,
    cluster: cluster.cluster,
    database: cluster.database,
    ...USERS[user],
    ...extra,
  });
  return {
    connection,
    cluster,
    scratch,
    configuration,
    async publish(data) {
      await makeReference(connection, 'reference', data);
      // Slices of a few lines: there are several of a table.
      await publishReference({
        connection,
        schema: 'reference',
        reference: REFERENCE,
        configuration: configuration('publisher'),
        scratch,
        slice: 40,
      });
    },
    async stores() {
      // A few keys to a query: most questions are asked in pieces.
      const { store } = await openCluster(configuration('verifier'), { scratch, chunk: 4 });
      opened.push(store);
      return { duckdb: await openDuckDbStore(connection), clickhouse: store };
    },
    async close() {
      await Promise.all(opened.map((store) => store.close()));
      connection.close();
      rmSync(root, { recursive: true, force: true });
      await cluster.stop();
    },
  };
}

/** What look-ups find, as text and in order, and the types of its columns. */
export async function foundBy(
  store: Store,
  connection: Connection,
  lookUps: readonly LookUp[],
): Promise<{ readonly columns: Row[]; readonly rows: Row[] }> {
  await store.find(connection, 'found', lookUps);
  const columns = await connection.rows(`SELECT column_name, column_type FROM (DESCRIBE ${ident('found')})`);
  const rows = await connection.rows(`SELECT COLUMNS(*)::VARCHAR FROM ${ident('found')} ORDER BY ALL`);
  await connection.run(`DROP TABLE ${ident('found')}`);
  return { columns, rows };
}
