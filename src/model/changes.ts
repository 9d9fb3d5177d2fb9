import { z } from 'zod';
import { elementSchema } from './element.js';
import { SUPPORT_WORDS, rowClassSchema, verdictWordSchema } from './verdict-words.js';

/** What a verdict says otherwise than an earlier one about the same organisation. Values only; a view makes the sentences. */

function pair<Kind extends string, Value extends z.ZodType>(kind: Kind, value: Value) {
  return z.object({ kind: z.literal(kind), before: value, after: value });
}

const share = z.number().min(0).max(1);
const date = z.iso.date().nullable();

/**
 * What a file shows of a data element. `absent`: no column holds it. `unjudged`: no system of record holds it. `wrong`: it
 * agrees with your people no more than chance would have it. `right`: it agrees beyond chance.
 */
export const STANDINGS = ['absent', 'unjudged', 'wrong', 'right'] as const;

export const changeSchema = z.discriminatedUnion('kind', [
  pair('verdict', verdictWordSchema),
  pair(
    'support',
    z.object({ log10_bayes_factor: z.number(), against: z.string().nullable(), verbal: z.enum(SUPPORT_WORDS) }),
  ),
  pair('as_of', z.object({ estimate: date, low: date, high: date })),
  /** How many times of taking the rows show: two where they were not all taken at once, else none. */
  pair('extractions', z.int()),
  /** The likeliest system of record. */
  pair('source', z.string().nullable()),
  pair(
    'extent',
    z.object({ population: z.string(), people: z.int().nullable(), low: z.int(), high: z.int().nullable() }).nullable(),
  ),
  pair('rows', z.int()),
  pair('matched_rows', z.int()),
  pair('matched_people', z.int()),
  pair('share', z.object({ share, low: share, high: share })).extend({ class: rowClassSchema }),
  pair('element', z.enum(STANDINGS)).extend({ element: elementSchema }),
  /** Rows that stand in an earlier leak; null where that leak was not on file. */
  pair('prior_leak', z.int().nullable()).extend({ name: z.string() }),
  /** Row of a planted record; null where it was not found. */
  pair('canary', z.int().nullable()).extend({ canary_id: z.string(), system: z.string().nullable() }),
  pair('reference_built', z.iso.datetime()),
  pair('reference_people', z.int()),
  pair('reference_systems', z.array(z.string())),
]);
export type Change = z.infer<typeof changeSchema>;
export type Standing = (typeof STANDINGS)[number];

const file = z.object({ path: z.string(), sha256: z.string() });

export const changesSchema = z.object({
  /** The earlier document: its path as given, and the SHA-256 of its bytes. */
  since: file,
  /** The leaked files, told apart by their bytes: how many are the same, and which are new or gone. */
  files: z.object({ same: z.int(), added: z.array(file), gone: z.array(file) }),
  /** In the order of the verdict; empty where nothing changed. */
  list: z.array(changeSchema),
});
export type Changes = z.infer<typeof changesSchema>;
