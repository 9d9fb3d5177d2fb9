import type { CaseEvent } from './case.js';

/**
 * Numbers of the events that a store may lack the words of: privileged notes, and corrections that name, in their basis, the
 * hash of one. Kind and basis are under the chain, so that nobody can turn another event into one whose words are not missed.
 */
export function withholdableIn(
  events: readonly Pick<CaseEvent, 'seq' | 'kind' | 'basis' | 'hash'>[],
): ReadonlySet<number> {
  const found = new Set<number>();
  const hashes = new Set<string>();
  for (const { seq, kind, basis, hash } of events) {
    const isPrivileged =
      kind === 'privileged_note' || (kind === 'correction' && basis.some((each) => hashes.has(each)));
    if (!isPrivileged) continue;
    found.add(seq);
    hashes.add(hash);
  }
  return found;
}
