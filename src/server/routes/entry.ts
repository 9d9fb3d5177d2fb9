import type { Entry } from '../../app/cases/add.js';
import type { ServerContext } from '../context.js';

/** Who writes into which case, on what they saw. */
export function entryOf(
  { user }: ServerContext,
  caseId: string,
  match: string | undefined,
  basis: readonly string[] = [],
): Entry {
  const after = match === undefined ? {} : { after: Number(match.replaceAll('"', '')) };
  return { caseId, who: user, basis, ...after };
}

/** A moment as events hold it: to the second. */
export function momentOf(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
