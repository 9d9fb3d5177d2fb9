import type { Draft } from '../draft.js';
import { folded, keysOf, KEYS, type Key } from './keys.js';
import { toldSystems } from './os.js';

/** Two drafts as they are compared: which file each comes from counts. */
export type Placed = { readonly draft: Draft; readonly files: ReadonlySet<string> };

/** By what a draft names the same machine as an earlier one; null where it does not, or where something speaks against it. */
export function sameBy(earlier: Placed, later: Placed): Key | null {
  const [first, second] = [earlier.draft.asset_id, later.draft.asset_id];
  if (first !== null && second !== null && folded(first) === folded(second)) return 'asset_id';
  const oneFile = [...later.files].some((file) => earlier.files.has(file));
  // A list that gives numbers tells its machines apart by them.
  if (oneFile && first !== null && second !== null) return null;
  const [a, b] = [keysOf(earlier.draft), keysOf(later.draft)];
  const key = KEYS.find((one) => meet(a[one], b[one]));
  if (key === undefined) return null;
  if (key !== 'mac' && apart(a.mac, b.mac)) return null;
  if (oneFile && speaksAgainst(earlier.draft, later.draft, key)) return null;
  return key;
}

function speaksAgainst(earlier: Draft, later: Draft, key: Key): boolean {
  if (apart(toldSystems(earlier.programs), toldSystems(later.programs))) return true;
  if (key === 'name') return apart(earlier.ip, later.ip);
  const names = [earlier.name, later.name].filter((name) => name !== null).map(folded);
  const bothMachines = [earlier, later].every(({ programs }) => programs.some(({ part }) => part !== 'software'));
  return names.length === 2 && names[0] !== names[1] && bothMachines;
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}

function apart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !meet(a, b);
}
