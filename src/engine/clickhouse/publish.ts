import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OnProgress } from '../../model/progress.js';
import { referenceTables } from '../../model/reference-tables.js';
import type { Reference } from '../../model/reference.js';
import type { Connection } from '../connection.js';
import type { ClusterConfiguration } from './configuration.js';
import { createDescriptions, dropDescriptions, readStanding, writeStanding } from './description.js';
import { generationName } from './generation.js';
import { dropOthers, layTables } from './lay-tables.js';
import { closeMembers, connectMembers, type Member } from './members.js';
import { linesOf, sendTable, type Source } from './send-table.js';

export type Publication = {
  readonly connection: Connection;
  /** Schema of the connection that holds the tables of the reference. */
  readonly schema: string;
  readonly reference: Reference;
  readonly configuration: ClusterConfiguration;
  /** Folder that the connection may write in; slices lie there while they are sent. */
  readonly scratch: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /** Cells of one slice, for tests. */
  readonly slice?: number;
};

export type Published = {
  readonly generation: string;
  /** Lines by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Whether the tables of earlier generations are gone; else the next publication drops them. */
  readonly tidied: boolean;
};

/**
 * Brings a reference to the cluster as a new generation, and makes it the one that stands in one step at the end. Until then, and
 * whatever fails or is killed, the earlier one stands; what was left half-way is dropped by the next publication. One at a time:
 * of two, at least one fails. Throws `ClusterError`.
 */
export async function publishReference(publication: Publication): Promise<Published> {
  const members = await connectMembers(publication.configuration);
  const stop = (): void => members.forEach(({ node }) => node.interrupt());
  publication.signal?.addEventListener('abort', stop);
  try {
    if (publication.signal?.aborted === true) stop();
    return await publishTo(members, publication);
  } finally {
    publication.signal?.removeEventListener('abort', stop);
    await closeMembers(members);
  }
}

async function publishTo(members: readonly Member[], publication: Publication): Promise<Published> {
  const { database, cluster } = publication.configuration;
  const [first] = members;
  if (first === undefined) throw new TypeError('a cluster has at least one node');
  await prepare(members, database, cluster);
  const standing = await readStanding(first.node, database);
  await dropOthers(members, database, standing?.generation ?? null);
  const number = (standing?.number ?? 0) + 1;
  const generation = generationName(number, randomUUID());
  const rows = await sendAll(members, publication, generation);
  await writeStanding(first.node, database, { number, generation, rows, reference: publication.reference });
  return { generation, rows, tidied: await tidy(members, database, number, generation) };
}

async function prepare(members: readonly Member[], database: string, cluster: string): Promise<void> {
  for (const { node } of members) {
    for (const statement of createDescriptions(database, cluster)) await node.run(statement);
  }
}

async function sendAll(
  members: readonly Member[],
  publication: Publication,
  generation: string,
): Promise<Record<string, number>> {
  const { database, cluster } = publication.configuration;
  const place = { database, cluster, generation };
  const tables = referenceTables(publication.reference);
  const scratch = join(publication.scratch, `publish-${generation}`);
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  try {
    const source: Source = { ...publication, scratch };
    const rows: Record<string, number> = {};
    let [done, total] = [0, 0];
    for (const table of tables) total += await linesOf(source, table);
    await layTables(members, tables, place);
    for (const table of tables) {
      rows[table.name] = await sendTable(source, table, members, place, (more) => {
        done += more;
        publication.onProgress?.({ step: 'publish', done, total, unit: 'rows' });
      });
    }
    return rows;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The new generation stands already: what cannot be dropped now is left to the next publication. */
async function tidy(
  members: readonly Member[],
  database: string,
  number: number,
  generation: string,
): Promise<boolean> {
  try {
    await dropOthers(members, database, generation);
    for (const { node } of members) await node.run(dropDescriptions(database, number));
    return true;
  } catch {
    return false;
  }
}
