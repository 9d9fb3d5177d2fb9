import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DeskError } from './error.js';
import { writeWhole } from './files.js';

/** The plant file as it is now; `digest` tells one state of it from another, also that there is none. */
export type PlantText = { readonly file: string; readonly text: string | null; readonly digest: string };

export function readPlantText(file: string): PlantText {
  const text = textOf(file);
  const digest = createHash('sha256')
    .update(text ?? 'none')
    .digest('hex');
  return { file, text, digest };
}

/** Writes it where it is still as it was seen. Throws `plant_moved`. */
export function writePlantText({ file, digest }: PlantText, seen: string | null, text: string): PlantText {
  if (seen !== null && seen !== digest) {
    throw new DeskError('plant_moved', 'the answers were changed since this page saw them', {
      where: { file },
      hint: 'Load them anew: what you typed is still here. Then answer again.',
    });
  }
  writeWhole(file, text);
  return readPlantText(file);
}

/** As those want it who check a posture; null where there is none. */
export function plantGiven({ file, text }: PlantText): { readonly file: string; readonly text: string } | null {
  return text === null ? null : { file, text };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new DeskError('bad_list', 'plant.yaml cannot be read', {
      where: { file },
      hint: 'It must be a file that you may read.',
      exit: 2,
      cause,
    });
  }
}
