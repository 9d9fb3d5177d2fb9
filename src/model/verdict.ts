import { z } from 'zod';
import { changesSchema } from './changes.js';
import { elementSchema } from './element.js';
import { columnFindingSchema } from './fields.js';
import { fileLedgerSchema } from './sample.js';
import { SUPPORT_WORDS, rowClassSchema, verdictWordSchema } from './verdict-words.js';

export * from './verdict-words.js';

const share = z.number().min(0).max(1);

const sampleColumn = columnFindingSchema
  .pick({
    name: true,
    index: true,
    element: true,
    confidence: true,
    valid: true,
    invalid: true,
    empty: true,
    distinct: true,
    reckoned: true,
    shape: true,
    part: true,
    why: true,
  })
  .extend({
    /** How the column is masked, truncated, hashed or mangled, in words; null when it is not. */
    masked: z.string().nullable(),
    /** Index into `sample.files` of the first file with this column. */
    file: z.int(),
  });

const extentSchema = z.object({
  /** The population that the sample can be a draw of: a system, or `all systems`. */
  population: z.string(),
  people: z.int().nullable(),
  /** People of the sample, planted records counted among them; `fewestIn` leaves those out. */
  low: z.int(),
  high: z.int().nullable(),
  basis: z.string(),
  covers: z.string(),
  excluded: z.array(z.string()),
  /** Each way of reckoning that the sample allows, with its own interval; `rows` are not people. */
  estimates: z.array(
    z.object({
      method: z.enum(['uniform_draw', 'two_samples', 'record_numbers']),
      of: z.enum(['people', 'rows']),
      estimate: z.int(),
      low: z.int(),
      high: z.int(),
      basis: z.string(),
    }),
  ),
});

/** One line of the waterfall: log10 of a Bayes factor for the verdict against its best rival. */
const evidenceLine = z.object({
  /** Stable id: `element:ssn`, `coherence`, `prior_leak:cpni-2020`, `canary`, ... */
  id: z.string(),
  label: z.string(),
  log10: z.number(),
  basis: z.string(),
});
export type EvidenceLine = z.infer<typeof evidenceLine>;

/** `assay.verdict/1`: the answer to "is this ours?", as `assay verify --json` prints it. */
export const verdictSchema = z.object({
  schema: z.literal('assay.verdict/1'),
  /** Whose systems of record the file was held against, as `assay.yaml` names it; documents of the first version lack it. */
  organisation: z.string().optional(),
  sample: z.object({
    files: z.array(fileLedgerSchema),
    rows: z.int(),
    /** Rows that repeat an earlier row in every recognised cell; they count once as evidence. */
    repeated_rows: z.int(),
    columns: z.array(sampleColumn),
  }),
  verdict: verdictWordSchema,
  /** Stated for the verdict, at even odds before the file was seen; checked on simulated leaks. Null when inconclusive. */
  probability: share.nullable(),
  support: z.object({
    log10_bayes_factor: z.number(),
    /** The best rival. */
    against: z.string().nullable(),
    verbal: z.enum(SUPPORT_WORDS),
  }),
  /** Of rows, all classes in the fixed order, 95 % credible intervals. */
  shares: z.array(z.object({ class: rowClassSchema, share, low: share, high: share })),
  matched_rows: z.int(),
  /** People whom rows fit, planted records counted among them; `peopleIn` leaves those out. */
  matched_people: z.int(),
  elements: z.array(
    z.object({
      element: elementSchema,
      /** Non-empty cells in rows that were matched to a person. */
      rows: z.int(),
      agree: z.int(),
      partial: z.int(),
      differ: z.int(),
      /** Cells whose matched person has no value of this element in the reference. */
      not_held: z.int(),
      /** Non-empty cells in all rows, and how many of their values stand anywhere in the reference; null where that is not indexed. */
      cells: z.int(),
      known: z.int().nullable(),
      /** Probability that a value made up at random would agree: see `basis`. */
      chance_agreement: share,
      basis: z.string(),
      public: z.boolean(),
    }),
  ),
  systems: z.array(
    z.object({
      system: z.string(),
      probability: share,
      matched_rows: z.int(),
      columns_unexplained: z.array(z.string()),
    }),
  ),
  as_of: z.object({
    estimate: z.iso.date().nullable(),
    low: z.iso.date().nullable(),
    high: z.iso.date().nullable(),
    rows_informative: z.int(),
    /** Why there is no estimate, or what bounds it. */
    reason: z.string().nullable(),
    /** Two times at which the rows were taken, earlier first; the estimate is of the larger. Empty where there was one. */
    extractions: z.array(
      z.object({
        estimate: z.iso.date().nullable(),
        low: z.iso.date().nullable(),
        high: z.iso.date().nullable(),
        share,
      }),
    ),
  }),
  prior_leaks: z.array(z.object({ name: z.string(), overlap_rows: z.int(), share })),
  canaries: z.array(
    z.object({
      canary_id: z.string(),
      system: z.string().nullable(),
      planted_on: z.iso.date().nullable(),
      row: z.int(),
    }),
  ),
  extent: extentSchema.nullable(),
  cannot_tell: z.array(z.string()),
  warnings: z.array(z.string()),
  engine: z.string(),
  reference: z.object({
    built_at: z.iso.datetime(),
    stale: z.boolean(),
    systems: z.array(z.string()),
    people: z.int(),
    /** Whether some system of record keeps what is no longer true, and with it former customers. */
    keeps_former: z.boolean().optional(),
  }),
  seconds: z.number(),
  /** What is otherwise than in an earlier verdict; only where one was given. */
  changes: changesSchema.optional(),
  /** What the report draws. */
  detail: z.object({
    /** Waterfall of the verdict against its best rival; the log10 values add up to `support.log10_bayes_factor`. */
    evidence: z.array(evidenceLine),
    /** Posterior density per day, thinned to at most 400 points; empty when there is no date. */
    as_of_curve: z.array(z.object({ date: z.iso.date(), density: z.number() })),
    /** Blocking: keys shared by too many people to be used, per form, and rows that only they could have matched. */
    blocking: z.array(z.object({ form: z.string(), skipped_keys: z.int(), rows: z.int() })),
  }),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** Different planted records that rows fit. */
export function plantedIn({ canaries }: Pick<Verdict, 'canaries'>): number {
  return new Set(canaries.map(({ canary_id: id }) => id)).size;
}

/** People of ours whom rows fit. A planted record is matched like a person, and is nobody. */
export function peopleIn(verdict: Pick<Verdict, 'matched_people' | 'canaries'>): number {
  return Math.max(0, verdict.matched_people - plantedIn(verdict));
}

/** The fewest people whom the leak can concern: those of the sample, planted records left out. Null where there is no bound. */
export function fewestIn(verdict: Pick<Verdict, 'extent' | 'canaries'>): number | null {
  return verdict.extent === null ? null : Math.max(0, verdict.extent.low - plantedIn(verdict));
}
