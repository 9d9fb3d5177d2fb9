import { z } from 'zod';
import { ClusterError } from './error.js';
import type { ClusterNode } from './node.js';

/** First release that we take: older ones do not get the settings that make an answer whole or an error. */
const FLOOR = { year: 25, month: 8 };

const answer = z.tuple([z.object({ version: z.string() })]);

/** Version of the server. Throws `version_too_old`. */
export async function requireVersion(node: ClusterNode): Promise<string> {
  const [{ version }] = answer.parse(await node.rows('SELECT version() AS version'));
  if (isTooOld(version)) {
    throw new ClusterError('version_too_old', `the cluster is too old (${node.host})`, {
      hint: `Update its nodes to ${FLOOR.year}.${FLOOR.month} or later.`,
    });
  }
  return version;
}

export function isTooOld(version: string): boolean {
  const [year = 0, month = 0] = version.split('.').map(Number);
  return !(year > FLOOR.year || (year === FLOOR.year && month >= FLOOR.month));
}
