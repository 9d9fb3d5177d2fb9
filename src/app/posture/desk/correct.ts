import type { Role } from '../../../model/asset.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import { correctedText, readPlantFile } from '../../../posture/questions/questions.js';
import { DeskError } from './error.js';
import { writePlantText, type PlantText } from './plant-text.js';
import type { Seen } from './seen.js';

/** What of a machine can be corrected in the plant file; what a list says is corrected in the list, at `where`. */
export type Correctable = { readonly role: boolean; readonly text: boolean; readonly where: string };

/** A list stands before the plant file, which fills in what the list leaves open. */
export function correctableOf({ asset: { name, role, programs, sources } }: IdentifiedAsset): Correctable {
  const [where = ''] = sources;
  const own = where.startsWith('plant.yaml:');
  return {
    role: name !== null && (own || role === null),
    text: name !== null && (own || programs.length === 0),
    where,
  };
}

export type MachineCorrection = { readonly asset_id: string; readonly role?: Role; readonly text?: string };

/** Writes what a person says of a machine into the plant file. Throws `no_such_machine`, `stands_in_list`, `plant_moved`. */
export function correctMachine(
  { plant, posture }: Seen,
  { asset_id: id, ...said }: MachineCorrection,
  seen: string | null,
): PlantText {
  const machine = posture.assets.find(({ asset }) => asset.asset_id === id);
  const name = machine?.asset.name ?? null;
  if (machine === undefined || name === null) {
    throw new DeskError('no_such_machine', 'there is no machine of that name', {
      hint: 'Load the page anew.',
      exit: 2,
    });
  }
  const may = correctableOf(machine);
  if ((said.role !== undefined && !may.role) || (said.text !== undefined && !may.text)) {
    throw new DeskError('stands_in_list', `this stands in a list, at ${may.where}`, {
      hint: 'Correct it there, and give the list again.',
      exit: 2,
    });
  }
  const text = correctedText(plant.text, { name, ...said });
  readPlantFile(text, 'plant.yaml');
  return writePlantText(plant, seen, text);
}
