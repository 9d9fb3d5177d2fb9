import { z } from 'zod';
import { readData } from '../../../base/data.js';
import { roleSchema, zoneSchema, type Role, type Zone } from '../../../model/asset.js';
import { findPhrases, phraseBook, tokensOf, type PhraseBook } from './phrases.js';

const words = z.array(z.string()).min(1);
const rolesSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  roles: z.array(z.object({ role: roleSchema, strength: z.int().min(1).max(3), words, not: z.array(z.string()) })),
  zones: z.array(z.object({ zone: zoneSchema, words, not: z.array(z.string()) })),
});

type RoleEntry = { readonly role: Role; readonly strength: number };
type Books = {
  readonly roles: PhraseBook<RoleEntry>;
  readonly notRoles: PhraseBook<Role>;
  readonly zones: PhraseBook<Zone>;
  readonly notZones: PhraseBook<Zone>;
};

let made: Books | null = null;

function books(): Books {
  if (made !== null) return made;
  const { roles, zones } = readData('roles', rolesSchema);
  made = {
    roles: phraseBook(
      roles.flatMap(({ role, strength, words: known }) => known.map((word) => [word, { role, strength }] as const)),
    ),
    notRoles: phraseBook(roles.flatMap(({ role, not }) => not.map((word) => [word, role] as const))),
    zones: phraseBook(zones.flatMap(({ zone, words: known }) => known.map((word) => [word, zone] as const))),
    notZones: phraseBook(zones.flatMap(({ zone, not }) => not.map((word) => [word, zone] as const))),
  };
  return made;
}

/** Where the head of a name ends: `controller for the lift station` is a controller. */
const AFTER_HEAD =
  /\s+(?:for|of|in|at|on|with|near|by|to|from|next|behind|under|and|that|which|used|running)\s|[,;(:/&+]|\s[-–]\s/iu;

/**
 * What a machine does, by its name or the word for its kind; null where nothing says so. The strongest word of the head
 * counts, and of several the last, as in English: a `SCADA router` is a router, a `PLC` named `office PLC` a PLC.
 */
export function roleOf(text: string): Role | null {
  const exact = roleSchema.safeParse(
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, '_'),
  );
  if (exact.success) return exact.data;
  const head = text.trim().slice(0, 200).split(AFTER_HEAD, 1)[0] ?? '';
  const tokens = tokensOf(head);
  const denied = new Set(findPhrases(books().notRoles, tokens).map(({ value }) => value));
  const found = findPhrases(books().roles, tokens).filter(({ value }) => !denied.has(value.role));
  const strongest = Math.max(0, ...found.map(({ value }) => value.strength));
  return found.findLast(({ value }) => value.strength === strongest)?.value.role ?? null;
}

/** Where a machine stands, by its words; null where they say nothing, or two different things. */
export function zoneOf(text: string): Zone | null {
  const exact = zoneSchema.safeParse(text.trim().toLowerCase());
  if (exact.success) return exact.data;
  const tokens = tokensOf(text);
  const denied = new Set(findPhrases(books().notZones, tokens).map(({ value }) => value));
  const found = new Set(
    findPhrases(books().zones, tokens)
      .map(({ value }) => value)
      .filter((zone) => !denied.has(zone)),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
