import { z } from 'zod';
import { readData } from '../../base/data.js';

const wordsSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  words: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      names: z.array(z.string()),
      /** One maker runs it for all: one change there helps all. */
      vendor: z.boolean(),
    }),
  ),
});

/** Our word for what a machine is reached by; `other` where the table has none, so that no text of a file leaves. */
export function remoteWord(text: string | null): string {
  const low = (text ?? '').toLowerCase();
  return words().find(({ names }) => names.some((name) => low.includes(name)))?.key ?? 'other';
}

/** The word with its label; null for `other`. */
export function remoteProduct(key: string): { readonly label: string; readonly vendor: boolean } | null {
  return words().find((word) => word.key === key) ?? null;
}

function words() {
  return readData('remote-access', wordsSchema).words;
}
