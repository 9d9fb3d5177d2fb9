import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const folder = fileURLToPath(new URL('.', import.meta.url));
const expectedSchema = z
  .object({
    date: z.string().nullable(),
    expect: z.record(z.string(), z.unknown()),
    further: z.array(z.record(z.string(), z.unknown())).optional(),
  })
  .strict();

/** A text with the values that whoever wrote it put in; what is not named must be null. */
export type Case = z.infer<typeof expectedSchema> & { readonly name: string; readonly bytes: Buffer };

/** The texts of one half of the corpus with what should be read from them. */
export function casesOf(half: string): Case[] {
  const names = readdirSync(path.join(folder, half))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.replace(/\.txt$/u, ''));
  return names.map((name) => {
    const file = (ending: string): string => path.join(folder, half, `${name}${ending}`);
    const expected = expectedSchema.parse(parse(readFileSync(file('.expected.yaml'), 'utf8')));
    return { name, bytes: readFileSync(file('.txt')), ...expected };
  });
}
