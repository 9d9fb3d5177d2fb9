import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plainFileName } from '../../../base/file-name.js';
import type { InventoryFile } from '../../../posture/inventory/draft.js';
import { readInventory } from '../../../posture/inventory/inventory.js';
import { DeskError } from './error.js';
import { namesOfLists, putList } from './files.js';

export function readLists(folder: string): InventoryFile[] {
  return namesOfLists(folder).map((name) => ({ path: name, bytes: readFileSync(path.join(folder, name)) }));
}

/**
 * Keeps a list of machines under its name, in place of one of the same name, once it was read as one. Throws `bad_list`,
 * `too_many_lists` and what reading says.
 */
export async function keepList(folder: string, given: string, bytes: Uint8Array): Promise<string> {
  const name = plainFileName(given, 'list');
  const { sources } = await readInventory([{ path: name, bytes }]);
  if (sources.some(({ kind }) => kind === 'questions')) {
    throw new DeskError('bad_list', 'this is a plant file, no list of machines', {
      hint: 'Put it into the workspace as plant.yaml, or answer the questions of this page.',
      exit: 2,
    });
  }
  putList(folder, name, bytes);
  return name;
}
