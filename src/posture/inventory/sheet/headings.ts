import { z } from 'zod';
import { readData } from '../../../base/data.js';

export const FIELDS = [
  'asset_id',
  'name',
  'description',
  'role',
  'vendor',
  'product',
  'hardware',
  'os',
  'os_version',
  'software',
  'software_version',
  'firmware',
  'edition',
  'version',
  'zone',
  'location',
  'ip',
  'address',
  'mac',
  'exposed',
  'remote_access',
  'second_factor',
  'email_used',
  'owner',
  'last_patched',
  'replacement_cost',
  'hours',
  'notes',
  'installed_on',
] as const;
export type Field = (typeof FIELDS)[number];

const headingsSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  columns: z.record(z.enum(FIELDS), z.array(z.string()).min(1)),
  leases: z.object({ source: z.string(), words: z.array(z.string()) }),
});

type Book = { readonly exact: ReadonlyMap<string, Field>; readonly leases: ReadonlySet<string> };

let made: Book | null = null;

function book(): Book {
  if (made !== null) return made;
  const { columns, leases } = readData('inventory-headings', headingsSchema);
  const exact = new Map<string, Field>();
  for (const field of FIELDS) for (const word of columns[field]) exact.set(normalHeading(word), field);
  made = { exact, leases: new Set(leases.words.map(normalHeading)) };
  return made;
}

/** Characters of a heading at most. */
const LONGEST = 120;

/** A heading as it is compared: small letters, words apart, without units and remarks in brackets. */
export function normalHeading(heading: string): string {
  return heading
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .replaceAll('#', ' no ')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The column that a heading means, by its whole text; null where it is not known. */
export function exactField(heading: string): Field | null {
  return book().exact.get(normalHeading(heading)) ?? null;
}

const MOST_WORDS = 8;
/** Words that a longer heading may hold besides those that are known; others change what it means: `last backup`, `old cost`. */
const FILLERS = new Set(
  'the a an of to is it its for this that on our your current main primary what which does do usd us date if any known yes no static old'.split(
    ' ',
  ),
);

/** The column that a longer heading means: `Cost to replace it`, `Current IP address`. Null where what is left over could change it. */
export function looseField(heading: string): Field | null {
  const whole = exactField(heading);
  if (whole !== null) return whole;
  const words = normalHeading(heading).split(' ');
  if (words.length > MOST_WORDS) return null;
  for (let size = words.length - 1; size > 0; size -= 1) {
    for (let at = 0; at + size <= words.length; at += 1) {
      const field = book().exact.get(words.slice(at, at + size).join(' '));
      if (field === undefined) continue;
      const rest = [...words.slice(0, at), ...words.slice(at + size)];
      if (rest.every((word) => FILLERS.has(word))) return field;
    }
  }
  return null;
}

/** Whether a heading is one that only lists of leases have. */
export function isLeaseHeading(heading: string): boolean {
  return book().leases.has(normalHeading(heading));
}
