import { beginCopy, type Copy } from '../copy.js';
import { standingReference } from '../standing.js';
import { keptOf } from './kept.js';

/**
 * Begins the copy that a refresh will need while what changed is still being read: the disk is idle then. Null where the index was
 * merged from other systems or not by this version, so that nothing comes of a refresh. The caller holds the lock.
 */
export function copyAhead(dir: string, systems: readonly string[]): Copy | null {
  const standing = standingReference(dir);
  const kept = keptOf(dir);
  if (standing === null || kept?.database !== standing.database) return null;
  const names = new Set(kept.systems.map(({ system }) => system));
  const same = names.size === new Set(systems).size && systems.every((system) => names.has(system));
  return same ? beginCopy(dir, standing.database) : null;
}
