import { z } from 'zod';
import { readData } from '../../../base/data.js';
import { roleSchema, type Program, type Role } from '../../../model/asset.js';
import { findPhrases, phraseBook, tokensOf, type Found, type PhraseBook, type Token } from './phrases.js';

export type Part = Program['part'];

const words = z.array(z.string()).min(1);
const partsSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  os: words,
  hardware: z.array(z.object({ words, role: roleSchema.nullable() })),
  software: words,
});

type Known = { readonly part: Part; readonly role: Role | null };

let book: PhraseBook<Known> | null = null;

function knownWords(): PhraseBook<Known> {
  if (book !== null) return book;
  const { os, hardware, software } = readData('program-words', partsSchema);
  book = phraseBook<Known>([
    ...os.map((word) => [word, { part: 'os', role: null }] as const),
    ...software.map((word) => [word, { part: 'software', role: null }] as const),
    ...hardware.flatMap(({ words: known, role }) => known.map((word) => [word, { part: 'hardware', role }] as const)),
  ]);
  return book;
}

/** Known words of a text, with the tokens that they were found in. */
export function knownIn(text: string): { readonly tokens: Token[]; readonly found: Found<Known>[] } {
  const tokens = tokensOf(text);
  return { tokens, found: findPhrases(knownWords(), tokens) };
}

/** Whether a text names an operating system, equipment or a program; null where no word of it is known. The first known word decides. */
export function partOf(text: string): Part | null {
  return knownIn(text).found[0]?.value.part ?? null;
}

/** The role that a product has by what it is: a MicroLogix is a PLC. Null where nothing says so, or two words disagree. */
export function roleOfProduct(text: string): Role | null {
  const roles = new Set(
    knownIn(text)
      .found.map(({ value }) => value.role)
      .filter((role) => role !== null),
  );
  const [only] = roles;
  return roles.size === 1 && only !== undefined ? only : null;
}
