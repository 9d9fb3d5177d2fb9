import type { Connection } from '../../../engine/connection.js';
import { watch } from '../../../engine/watch.js';
import { toNumber } from '../part.js';

/** One named step of a merge. Its statements run in order; with `until`, again and again until that query gives no row. */
export type Step = {
  readonly name: string;
  readonly sql: readonly string[];
  readonly until?: string;
};

/** Far beyond need: a round at least halves what is left to join. */
const MOST_ROUNDS = 64;

/** Runs a step and tells meanwhile how much of it is done, 0 to 1. */
export async function runStep(connection: Connection, step: Step, tell?: (share: number) => void): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const [at, statement] of step.sql.entries()) {
      await watch(connection, tell && ((share) => tell((at + share) / step.sql.length)), () =>
        connection.run(statement),
      );
    }
    if (step.until === undefined) return;
    const left = await connection.rows(step.until);
    if (left.length === 0) return;
  }
  throw new TypeError(`step ${step.name} does not come to rest`);
}

/** Name of the attached database that a merge writes, and in SQL text `work`: one in memory for what it needs meanwhile. */
export const BUILDING = 'building';

/** Drops working tables as soon as nothing needs them any more: memory is what bounds a merge. */
export function dropWorking(names: readonly string[]): string[] {
  return names.map((name) => `DROP TABLE work.${name}`);
}

/** How many lines a table has. */
export async function countOf(connection: Connection, table: string): Promise<number> {
  const [row] = await connection.rows(`SELECT count(*) AS lines FROM ${table}`);
  return toNumber(row?.['lines']);
}
