import { z } from 'zod';
import { elementSchema, formSchema } from './element.js';
import { rowClassSchema } from './verdict-words.js';

/**
 * How one cell of a row stands to the person of ours that the row fits best. `agrees`, `partial`, `not_held` and `others` are
 * those of `Outcome`. `differs`: that person holds another value, and nobody holds this one. `unknown`: the row fits nobody,
 * and nobody holds this value. `empty`: the row has none. `not_compared`: no system of record holds this kind.
 */
export const LEVELS = [
  'agrees',
  'partial',
  'differs',
  'others',
  'unknown',
  'not_held',
  'empty',
  'not_compared',
] as const;
export type Level = (typeof LEVELS)[number];

const probability = z.number().min(0).max(1);

const comparisonSchema = z.object({
  element: elementSchema,
  /** The part of the element that is compared: a full name gives a first and a last name. */
  form: formSchema,
  /** Indexes into `cells` of the columns that the value stood in. */
  columns: z.array(z.int()),
  level: z.enum(LEVELS),
  /** How many people of ours ever held this value; null where none is compared. */
  holders: z.int().nullable(),
  /** Whether the row of the earlier leak has this very value; null where there is no such row or it cannot be compared. */
  in_prior_leak: z.boolean().nullable(),
  log10: z.number(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** A part of the weight that stands in no single cell. */
const partSchema = z.object({ id: z.enum(['prior', 'person', 'spread']), log10: z.number(), basis: z.string() });
export type ExplanationPart = z.infer<typeof partSchema>;

/** `assay.explanation/1`: how one row was judged, as `assay explain --json` prints it. */
export const explanationSchema = z.object({
  schema: z.literal('assay.explanation/1'),
  /** Number among all rows read, from 1, as in `--rows`; the file that it stands in, and the line there as in the ledger. */
  row: z.int(),
  file: z.object({ path: z.string(), sha256: z.string() }),
  line: z.int().nullable(),
  /** Rows of the leak with the same recognised cells, this one among them, and the first of them. */
  copies: z.int(),
  first_row: z.int(),
  class: rowClassSchema,
  /** Posterior probability of every class, in the fixed order. */
  probabilities: z.array(z.object({ class: rowClassSchema, probability })),
  /** log10 weight for `class` against `against`, its best rival. Parts and comparisons add up to `total`. */
  weight: z.object({
    against: rowClassSchema.nullable(),
    parts: z.array(partSchema),
    comparisons: z.array(comparisonSchema),
    total: z.number(),
  }),
  person: z.object({
    /** People compared in full, a few at most. */
    candidates: z.int(),
    /** Token of the person, as in `--rows`: for a row about a person of ours only. */
    token: z.string().nullable(),
    /** Systems of record that know the person whom the row fits best. */
    systems: z.array(z.string()),
  }),
  /** The row of an earlier leak that it resembles most: how many cells are the same there. */
  prior_leak: z.object({ name: z.string(), same: z.int(), different: z.int() }).nullable(),
  /** Planted records that the row gives away. */
  canaries: z.array(z.string()),
  /** The columns of the row's table; `value` is the cell as written, with `--clear` only. */
  cells: z.array(z.object({ column: z.string(), element: elementSchema, value: z.string().nullable().optional() })),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** Where a row stands among what match found: by numbers and tokens only. */
export type RowStanding = {
  readonly row: number;
  /** The first of its copies, and how many there are. */
  readonly unit: number;
  readonly copies: number;
  readonly pattern: number;
  readonly candidates: number;
  /** Per cell of `MatchResult.cells`: how many people of ours ever held the value. */
  readonly holders: readonly number[];
  /** Indexes into `reference.systems`. */
  readonly systems: readonly number[];
};
