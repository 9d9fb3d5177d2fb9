import { z } from 'zod';
import { referenceSchema, type Reference } from '../../model/reference.js';
import { DESCRIPTION, DESCRIPTION_PART, isGeneration } from './generation.js';
import { ident, literal } from './dialect.js';
import { ClusterError } from './error.js';
import type { ClusterNode } from './node.js';

/** A generation that stands: what it describes, and how many lines each of its tables has. */
export type Standing = {
  readonly number: number;
  readonly generation: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly reference: unknown;
};

const COLUMNS = 'number UInt64, generation String, rows String, reference String';

const line = z.object({
  number: z.coerce.number().pipe(z.int()),
  generation: z.string().refine(isGeneration),
  rows: z.string(),
  reference: z.string(),
});
const counts = z.record(z.string(), z.int());

/** Statements that make the tables of descriptions on a node. The line itself stands on the first shard; every node finds it. */
export function createDescriptions(database: string, cluster: string): string[] {
  const part = `${ident(database)}.${ident(DESCRIPTION_PART)}`;
  const all = `${ident(database)}.${ident(DESCRIPTION)}`;
  return [
    `CREATE TABLE IF NOT EXISTS ${part} (${COLUMNS}) ENGINE = MergeTree ORDER BY number`,
    `CREATE TABLE IF NOT EXISTS ${all} (${COLUMNS}) ENGINE = Distributed(${literal(cluster)}, ${literal(database)}, ${literal(DESCRIPTION_PART)})`,
  ];
}

/** What stands; null before the first publication. Throws `publication_replaced` where the table of descriptions is not there. */
export async function readStanding(node: ClusterNode, database: string): Promise<Standing | null> {
  const table = `${ident(database)}.${ident(DESCRIPTION)}`;
  const found = await node.rows(
    `SELECT number, generation, rows, reference FROM ${table} ORDER BY number DESC, generation DESC LIMIT 1`,
  );
  if (found.length === 0) return null;
  const parsed = line.safeParse(found[0]);
  if (!parsed.success) throw outdated();
  const { number, generation, rows, reference } = parsed.data;
  return { number, generation, rows: counts.parse(JSON.parse(rows)), reference: JSON.parse(reference) as unknown };
}

/** The one step by which a generation stands: a line is there whole or not at all. */
export async function writeStanding(node: ClusterNode, database: string, standing: Standing): Promise<void> {
  await node.insertRow(
    `INSERT INTO ${ident(database)}.${ident(DESCRIPTION_PART)} (number, generation, rows, reference)`,
    {
      number: standing.number,
      generation: standing.generation,
      rows: JSON.stringify(standing.rows),
      reference: JSON.stringify(standing.reference),
    },
  );
}

/** Removes the lines of earlier generations. */
export function dropDescriptions(database: string, before: number): string {
  return `DELETE FROM ${ident(database)}.${ident(DESCRIPTION_PART)} WHERE number < ${before}`;
}

export function describedReference(standing: Standing): Reference {
  const parsed = referenceSchema.safeParse(standing.reference);
  if (!parsed.success) throw outdated();
  return parsed.data;
}

function outdated(): ClusterError {
  return new ClusterError('publication_outdated', 'the reference was published by another version', {
    hint: 'Publish it with this version.',
    exit: 2,
  });
}
