import path from 'node:path';
import type { Asset } from '../../model/asset.js';
import { plantFileSchema } from '../../model/plant.js';
import type { InventoryFile } from '../../posture/inventory/draft.js';
import { readInventory } from '../../posture/inventory/inventory.js';
import {
  interview,
  joinAnswers,
  plantText,
  readPlantFile,
  type Prompt,
  type Said,
} from '../../posture/questions/questions.js';

export { UNKNOWN, type Prompt, type Said } from '../../posture/questions/questions.js';

export type AskRequest = {
  /** The file as it is now; null where there is none. */
  readonly plant: { readonly file: string; readonly text: string } | null;
  /** Lists of machines, whose answers are not asked for. */
  readonly files: readonly InventoryFile[];
  readonly all: boolean;
  /** Ask anew what a person answered before. */
  readonly again: boolean;
};

export type Interview = {
  readonly prompts: readonly Prompt[];
  /** The plant file with what was said. Throws where it could not be read back. */
  readonly write: (said: Said) => string;
};

/** The questions that are open, and what is known beside them. */
export async function openInterview({ plant, files, all, again }: AskRequest): Promise<Interview> {
  const read =
    plant === null ? { plant: plantFileSchema.parse({}), answers: [] } : readPlantFile(plant.text, plant.file);
  const own = plant === null ? [] : [{ path: path.basename(plant.file), bytes: new TextEncoder().encode(plant.text) }];
  const { assets } = await readInventory([...files, ...own]);
  const { answers } = joinAnswers(read.answers, assets);
  const prompts = interview({ plant: plant === null ? null : read.plant, answers, assets, all, again });
  return { prompts, write: (said) => written(plant?.text ?? null, said, assets) };
}

function written(earlier: string | null, said: Said, assets: readonly Asset[]): string {
  const text = plantText(earlier, said, assets);
  readPlantFile(text, 'plant.yaml');
  return text;
}
