import { z } from 'zod';
import { readData } from '../../../base/data.js';
import type { Asset } from '../../../model/asset.js';

const wordsSchema = z.object({
  words: z.array(z.object({ names: z.array(z.string()), vendor: z.boolean() })),
});

type Tool = { readonly text: string; readonly where: string };

/** The first program on a machine by which others reach it through its maker; guesses of a scanner do not count. */
export function remoteToolOn({ programs }: Asset): Tool | null {
  const names = readData('remote-access', wordsSchema).words.flatMap((word) => (word.vendor ? word.names : []));
  const tool = programs.find(
    ({ basis, text }) => basis !== 'guessed' && names.some((name) => text.toLowerCase().includes(name)),
  );
  return tool ?? null;
}
