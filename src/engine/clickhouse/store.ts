import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { referenceTables, type ReferenceTable, type TableColumn } from '../../model/reference-tables.js';
import type { Reference } from '../../model/reference.js';
import type { Connection } from '../connection.js';
import { ident, literal } from '../sql.js';
import type { Among, LookUp, Store } from '../store.js';
import { broughtBy, clickHouseType, spellLookUp } from './dialect.js';
import { interrupted } from './faults.js';
import { askedTable } from './generation.js';
import { foundSql, keysSql } from './local-sql.js';
import type { ClusterNode } from './node.js';

export type StoreOptions = {
  readonly connect: () => ClusterNode;
  readonly database: string;
  readonly generation: string;
  readonly version: string;
  readonly reference: Pick<Reference, 'columns' | 'prior_columns'>;
  /** Folder that the connection may write in. Keys and answers lie there while a look-up runs. */
  readonly scratch: string;
  /** Keys that go with one query. */
  readonly chunk?: number;
};

/**
 * Keys that are sent with one query. Each node holds them all in memory while it reads, ninety bytes for each (measured: 365 MB for
 * as many as this); more keys go in order, piece by piece, and a piece reads only the part of a table that lies between its ends.
 */
const CHUNK = 4_000_000;

/** One `find` that runs. */
type Finding = {
  readonly connection: Connection;
  readonly node: ClusterNode;
  readonly folder: string;
  /** Table of the connection for the keys of one look-up, quoted. */
  readonly keyTable: string;
  stopped: boolean;
};

/** The reference at a cluster. Keys and answers travel as Parquet files; no line passes through this program's own memory. */
export function clickHouseStore(options: StoreOptions): Store {
  const tables = new Map(referenceTables(options.reference).map((table) => [table.name, table]));
  const running = new Set<Finding>();
  const interrupt = (): void => {
    for (const finding of running) {
      finding.stopped = true;
      finding.node.interrupt();
      finding.connection.interrupt();
    }
  };
  return {
    engine: `clickhouse ${options.version}`,
    async find(connection, into, lookUps) {
      const name = `find-${randomUUID()}`;
      const folder = join(options.scratch, name);
      const finding = { connection, node: options.connect(), folder, keyTable: ident(name), stopped: false };
      running.add(finding);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      try {
        const selects: string[] = [];
        for (const lookUp of lookUps) {
          selects.push(await findOne(finding, options, tables, lookUp, `${selects.length}`));
        }
        if (selects.length === 0) throw new TypeError('nothing is looked up');
        await connection.run(`CREATE OR REPLACE TEMP TABLE ${ident(into)} AS ${selects.join('\nUNION ALL\n')}`);
      } finally {
        running.delete(finding);
        rmSync(folder, { recursive: true, force: true });
        await finding.node.close();
      }
    },
    interrupt,
    async close() {
      interrupt();
    },
  };
}

/** Brings what one look-up finds into files. Returns the SQL that reads them. */
async function findOne(
  finding: Finding,
  options: StoreOptions,
  tables: ReadonlyMap<string, ReferenceTable>,
  lookUp: LookUp,
  name: string,
): Promise<string> {
  const table = tables.get(lookUp.from);
  if (table === undefined) throw new TypeError('there is no such table');
  const columns = broughtBy(lookUp).map((column) => columnOf(table, column));
  const files = await fetchLookUp(finding, options, table, lookUp, name);
  if (finding.stopped) throw interrupted();
  return foundSql(lookUp, files, columns);
}

/** Asks the cluster as often as there are pieces of keys. Returns the files that came. */
async function fetchLookUp(
  { connection, node, folder, keyTable }: Finding,
  { database, generation, chunk = CHUNK }: StoreOptions,
  table: ReferenceTable,
  lookUp: LookUp,
  name: string,
): Promise<string[]> {
  const path = join(folder, name);
  const sql = spellLookUp(lookUp, askedTable(database, lookUp.from, generation));
  if (lookUp.among === undefined) {
    await node.fetchFile(sql, null, `${path}.parquet`);
    return [`${path}.parquet`];
  }
  const columns = lookUp.among.on.map(({ column }) => columnOf(table, column));
  const structure = columns.map(({ type }, at) => `k${at} ${clickHouseType(type)}`).join(', ');
  const files: string[] = [];
  try {
    const keys = await gatherKeys(connection, keyTable, lookUp.among, columns, chunk);
    for (let first = 0; first < keys; first += chunk) {
      const sent = `${path}-keys.parquet`;
      const came = `${path}-${files.length}.parquet`;
      await connection.run(
        `COPY (SELECT * FROM ${keyTable} WHERE rowid >= ${first} AND rowid < ${first + chunk}) TO ${literal(sent)} (FORMAT parquet)`,
      );
      await node.fetchFile(sql, { file: sent, structure }, came);
      rmSync(sent);
      files.push(came);
    }
  } finally {
    await connection.run(`DROP TABLE IF EXISTS ${keyTable}`);
  }
  return files;
}

/** Makes the table of keys, in order if there are more of them than are sent at once. Returns their number. */
async function gatherKeys(
  connection: Connection,
  keyTable: string,
  among: Among,
  columns: readonly TableColumn[],
  chunk: number,
): Promise<number> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${keyTable} AS ${keysSql(among, columns)}`);
  const [row] = await connection.rows(`SELECT count(*) AS keys FROM ${keyTable}`);
  const keys = Number(row?.['keys']);
  if (keys > chunk) await connection.run(`CREATE OR REPLACE TEMP TABLE ${keyTable} AS FROM ${keyTable} ORDER BY ALL`);
  return keys;
}

function columnOf(table: ReferenceTable, name: string): TableColumn {
  const found = table.columns.find((column) => column.name === name);
  if (found === undefined) throw new TypeError(`the table ${table.name} has no such column`);
  return found;
}
