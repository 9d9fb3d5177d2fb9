import type { RowClass } from '../model/verdict.js';

/** Classes of rows that are about a person of ours. */
export const ABOUT_A_PERSON: readonly RowClass[] = ['authentic', 'recycled', 'scraped'];

/** SQL for the token of a person: the same in every output, and nothing to anybody without the key. */
export function personToken(id: string): string {
  return `lower(printf('%016x', token('person', ${id}::VARCHAR)))`;
}
