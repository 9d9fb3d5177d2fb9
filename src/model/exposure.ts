import { z } from 'zod';
import { elementSchema } from './element.js';
import { verdictWordSchema } from './verdict-words.js';

/**
 * How a person's data element stands in the file, best shown first. `clear`: the whole value, as we hold it. `hashed`: an
 * unsalted digest of the value that we hold. `masked`: what is left of it (the last four, a year) is of what we hold. `partly`: a softer form agrees
 * (a typo, a nickname), or a part of a name or an address. `unchecked`: a value stands there and we hold none to compare.
 * `differs`: the value is not what we hold. A person stands once with an element: as in the row that shows it best.
 */
export const SHOWN = ['clear', 'hashed', 'masked', 'partly', 'unchecked', 'differs'] as const;
export type Shown = (typeof SHOWN)[number];

const people = z.int().min(0);

/** People, never rows; `former`: those of them whom no system of record holds any more. */
const count = { people, former: people };

const elementCount = z.object({ element: elementSchema, shown: z.enum(SHOWN), ...count });
/** A combination is shown as the least shown of its parts is; none `differs`. */
const combinationCount = z.object({ combination: z.string(), shown: z.enum(SHOWN), ...count });

const placeCount = z.object({
  /** Two letters (USPS); null where the residence cannot be told. */
  jurisdiction: z.string().length(2).nullable(),
  ...count,
  elements: z.array(elementCount),
  combinations: z.array(combinationCount),
});
export type PlaceCount = z.infer<typeof placeCount>;

const residence = z.object({
  /** The day whose residence it is; null where it is not known. */
  day: z.iso.date().nullable(),
  /** How the residence was read, or why it could not be. */
  basis: z.string(),
  /** Most people first, unknown last; empty where it cannot be told who lived where. */
  jurisdictions: z.array(placeCount),
  /** Remarks with the number of people that each concerns. */
  remarks: z.array(z.object({ remark: z.string(), people })),
});
export type Residence = z.infer<typeof residence>;

const counted = z.object({
  basis: z.literal('counted'),
  /** Rows about one person of ours, and all others, blank ones among them; copies included. */
  rows: z.object({ about_a_person: z.int(), others: z.int() }),
  ...count,
  /** Planted records in the file: nobody, and left out of every count. */
  planted: people,
  elements: z.array(elementCount),
  combinations: z.array(combinationCount),
  as_of: residence,
  now: residence,
  /** People whose residence is known both times, and not the same. */
  moved: people,
});
export type Counted = z.infer<typeof counted>;

const interval = { estimate: people, low: people, high: people };
const elementEstimate = z.object({ element: elementSchema, shown: z.enum(SHOWN), ...interval });
const combinationEstimate = z.object({ combination: z.string(), shown: z.enum(SHOWN), ...interval });
const placeEstimate = z.object({
  jurisdiction: z.string().length(2).nullable(),
  ...interval,
  elements: z.array(elementEstimate),
  combinations: z.array(combinationEstimate),
});

const estimated = z.object({
  basis: z.literal('estimated'),
  method: z.string(),
  /** Under which condition the estimates hold. */
  condition: z.string(),
  /** Of whom the sample is a draw. */
  population: z.object({ name: z.string(), ...interval }),
  /** People counted in the sample. */
  seen: people,
  elements: z.array(elementEstimate),
  combinations: z.array(combinationEstimate),
  as_of: z.array(placeEstimate),
  now: z.array(placeEstimate),
  /** At most so many people of each jurisdiction of which the sample has nobody. */
  unseen_high: people,
});
export type Estimated = z.infer<typeof estimated>;

/** `assay.exposure/1`: people x data element x jurisdiction, as `assay exposure --json` prints it. */
export const exposureSchema = z.object({
  schema: z.literal('assay.exposure/1'),
  organisation: z.string(),
  sample: z.object({
    files: z.array(z.object({ path: z.string(), sha256: z.string(), rows: z.int() })),
    rows: z.int(),
    repeated_rows: z.int(),
  }),
  verdict: verdictWordSchema,
  probability: z.number().min(0).max(1).nullable(),
  /** Null with a reason where nobody is counted. */
  counted: counted.nullable(),
  reason: z.string().nullable(),
  /** Whether the file holds all people of the population that it is of. */
  scope: z.enum(['whole', 'sample', 'unknown']),
  estimated: estimated.nullable(),
  /** Why there are no estimates. */
  estimated_reason: z.string().nullable(),
  /** Data elements that anyone can look up, as the workspace says. */
  public_elements: z.array(elementSchema),
  /** Columns that no count speaks of. */
  not_compared: z.array(z.object({ column: z.string(), element: elementSchema, why: z.string() })),
  /** Combinations that notification laws turn on; which of them counts in a state is not said here. */
  law: z.object({
    source: z.string(),
    reviewed_on: z.iso.date(),
    combinations: z.array(z.object({ id: z.string(), label: z.string(), example: z.string() })),
  }),
  cannot_tell: z.array(z.string()),
  warnings: z.array(z.string()),
  engine: z.string(),
  reference: z.object({ built_at: z.iso.datetime(), systems: z.array(z.string()), people }),
  seconds: z.number(),
});
export type Exposure = z.infer<typeof exposureSchema>;
