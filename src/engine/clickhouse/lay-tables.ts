import { z } from 'zod';
import type { ReferenceTable } from '../../model/reference-tables.js';
import { columnsSql, createSql, ident, literal } from './dialect.js';
import { askedTable, generationOf, heldName, heldTable } from './generation.js';
import type { Member } from './members.js';
import type { ClusterNode } from './node.js';

export type Place = { readonly database: string; readonly cluster: string; readonly generation: string };

/** Makes the empty tables of a generation on every node. */
export async function layTables(
  members: readonly Member[],
  tables: readonly ReferenceTable[],
  place: Place,
): Promise<void> {
  await Promise.all(
    members.map(async ({ node }) => {
      for (const table of tables) {
        await node.run(createSql(table, heldTable(place.database, table, place.generation)));
        if (table.parted !== null) await node.run(joinedSql(table, place));
      }
    }),
  );
}

/** All parts as one table. It names no column to part by, so that nobody can insert through it: lines are sent to their node. */
function joinedSql(table: ReferenceTable, { database, cluster, generation }: Place): string {
  const part = literal(heldName(table, generation));
  return `CREATE TABLE ${askedTable(database, table.name, generation)} (${columnsSql(table.columns)})
    ENGINE = Distributed(${literal(cluster)}, ${literal(database)}, ${part})`;
}

/** Drops the tables of all generations but one, on every node; what is not ours is left alone. */
export async function dropOthers(members: readonly Member[], database: string, kept: string | null): Promise<void> {
  await Promise.all(
    members.map(async ({ node }) => {
      for (const name of await tableNames(node, database)) {
        const generation = generationOf(name);
        if (generation === null || generation === kept) continue;
        await node.run(`DROP TABLE IF EXISTS ${ident(database)}.${ident(name)} SYNC`);
      }
    }),
  );
}

const named = z.object({ name: z.string() });

/** What is asked comes before what it is made of. */
async function tableNames(node: ClusterNode, database: string): Promise<string[]> {
  const rows = await node.rows(`SELECT name FROM system.tables WHERE database = ${literal(database)} ORDER BY name`);
  return z
    .array(named)
    .parse(rows)
    .map(({ name }) => name);
}
