import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReferenceTable } from '../../model/reference-tables.js';
import type { Connection } from '../connection.js';
import { ident, literal } from '../sql.js';
import { ident as remoteIdent } from './dialect.js';
import { ClusterError } from './error.js';
import { askedTable, heldTable } from './generation.js';
import type { Place } from './lay-tables.js';
import { sentSql } from './local-sql.js';
import type { Member } from './members.js';
import type { ClusterNode } from './node.js';

export type Source = {
  readonly connection: Connection;
  /** Schema of the connection that holds the tables. */
  readonly schema: string;
  /** Folder that the connection may write in. */
  readonly scratch: string;
  /** Cells of one slice. */
  readonly slice?: number;
};

/** Some 130 MB of tokens, which is what is written, sent and held at once; one insertion of this size is one piece at the cluster. */
const SLICE = 16_000_000;

/**
 * Sends a table to the nodes: of one that is parted each line to the node of its shard, of another all lines to each node.
 * Returns how many lines it has, after it has counted them there: throws `publication_incomplete` where the numbers differ.
 */
export async function sendTable(
  source: Source,
  table: ReferenceTable,
  members: readonly Member[],
  place: Place,
  onRows: (rows: number) => void,
): Promise<number> {
  const local = `${ident(source.schema)}.${ident(table.name)}`;
  const lines = await linesOf(source, table);
  const end = await numberOf(source.connection, `SELECT coalesce(max(rowid) + 1, 0) AS number FROM ${local}`);
  const step = Math.max(1, Math.floor((source.slice ?? SLICE) / table.columns.length));
  for (let first = 0; first < end; first += step) {
    await sendSlice(source, table, members, place, `rowid >= ${first} AND rowid < ${first + step}`);
    onRows(Math.min(step, end - first));
  }
  await requireCounts(source.connection, local, table, members, place, lines);
  return lines;
}

/** How many lines a table has here. */
export function linesOf({ connection, schema }: Source, { name }: ReferenceTable): Promise<number> {
  return numberOf(connection, `SELECT count(*) AS number FROM ${ident(schema)}.${ident(name)}`);
}

async function sendSlice(
  { connection, schema, scratch }: Source,
  table: ReferenceTable,
  members: readonly Member[],
  { database, generation }: Place,
  range: string,
): Promise<void> {
  const columns = table.columns.map(sentSql).join(', ');
  const from = `SELECT ${columns} FROM ${ident(schema)}.${ident(table.name)} WHERE ${range}`;
  const names = table.columns.map(({ name }) => remoteIdent(name)).join(', ');
  const insert = `INSERT INTO ${heldTable(database, table, generation)} (${names})`;
  const files: string[] = [];
  try {
    for (const { shard } of table.parted === null ? members.slice(0, 1) : members) {
      const file = join(scratch, `slice-${shard}.parquet`);
      const share = table.parted === null ? '' : ` AND ${shardSql(table.parted, members.length)} = ${shard}`;
      files.push(file);
      await connection.run(`COPY (${from}${share}) TO ${literal(file)} (FORMAT parquet)`);
    }
    await allOf(members.map(({ node }, at) => node.insertFile(insert, files[at] ?? files[0] ?? '')));
  } finally {
    for (const file of files) rmSync(file, { force: true });
  }
}

/** Waits for all, then fails with the first failure: what they read is removed afterwards. */
async function allOf(running: readonly Promise<void>[]): Promise<void> {
  for (const done of await Promise.allSettled(running)) {
    if (done.status === 'rejected') throw done.reason;
  }
}

/** Tokens are even, people and rows are numbered: their remainder shares them out evenly. */
function shardSql(column: string, shards: number): string {
  return `((${ident(column)} % ${shards}) + ${shards}) % ${shards}`;
}

/** Counts what each node holds, and what the cluster finds when it is asked. */
async function requireCounts(
  connection: Connection,
  local: string,
  table: ReferenceTable,
  members: readonly Member[],
  { database, generation }: Place,
  lines: number,
): Promise<void> {
  for (const { node, shard } of members) {
    const expected =
      table.parted === null
        ? lines
        : await numberOf(
            connection,
            `SELECT count(*) AS number FROM ${local} WHERE ${shardSql(table.parted, members.length)} = ${shard}`,
          );
    const held = await remoteCount(node, heldTable(database, table, generation));
    const asked = await remoteCount(node, askedTable(database, table.name, generation));
    if (held !== expected || asked !== lines) {
      throw new ClusterError('publication_incomplete', `lines are missing at a node (${node.host})`, {
        hint: 'The earlier reference stands. Publish it again, one publication at a time.',
      });
    }
  }
}

async function numberOf(connection: Connection, sql: string): Promise<number> {
  const [row] = await connection.rows(sql);
  return Number(row?.['number']);
}

const counted = z.tuple([z.object({ number: z.coerce.number() })]);

async function remoteCount(node: ClusterNode, table: string): Promise<number> {
  const [{ number }] = counted.parse(await node.rows(`SELECT count() AS number FROM ${table}`));
  return number;
}
