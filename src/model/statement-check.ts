import { z } from 'zod';

/** How what is known now stands to what was said. `adds`: it was not spoken of then; `narrows`: it was left open then. */
export const DIFFERENCE_KINDS = ['contradicts', 'cannot_tell', 'adds', 'narrows'] as const;

export const TOPICS = ['incident', 'personal_data', 'people', 'group', 'element', 'access'] as const;

const pieceSchema = z.object({
  what: z.enum(['finding', 'statement']),
  id: z.string(),
  at: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
});

/** What is spoken of: the incident, the data, a count, an element; of a group or of all. */
export const topicSchema = z.object({
  topic: z.enum(TOPICS),
  group: z.string().nullable(),
  element: z.string().nullable(),
});
export type Topic = z.infer<typeof topicSchema>;

/**
 * One audience of the old statement. `told`: a later statement of ours to the same audience says otherwise, or says it for
 * the first time. `repeated`: a later one says the same again, and carries the debt. `owed`: none speaks of it.
 */
const toldSchema = z.object({
  to: z.string(),
  state: z.enum(['told', 'repeated', 'owed']),
  by: z.string().nullable(),
  at: z.string().nullable(),
});
export type Told = z.infer<typeof toldSchema>;

const differenceSchema = topicSchema.extend({
  kind: z.enum(DIFFERENCE_KINDS),
  said: z.string().nullable(),
  known: z.string(),
  /** What says so now, and what said so first. */
  by: pieceSchema,
  since: pieceSchema,
  /** Whether it was known when the statement was made. */
  known_when_said: z.enum(['yes', 'no', 'unknown']),
  because: z.string().nullable(),
  told: z.array(toldSchema),
});
export type Difference = z.infer<typeof differenceSchema>;

/** Whether the groups add up to the people. `low` and `high` bound the people in the groups that are sure. */
const sumSchema = z.object({
  fits: z.enum(['yes', 'no', 'cannot_tell']),
  says: z.string(),
  low: z.int(),
  high: z.int().nullable(),
});
export type Sum = z.infer<typeof sumSchema>;

const saidSchema = topicSchema.extend({ said: z.string() });
export type Said = z.infer<typeof saidSchema>;

const shown = {
  id: z.string(),
  at: z.string(),
  source: z.string().nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  doubts: z.array(z.string()),
  says: z.array(saidSchema),
};

const checkedStatementSchema = z.object({
  ...shown,
  by: z.string(),
  to: z.array(z.string()),
  channel: z.string().nullable(),
  form: z.string().nullable(),
  basis: z.array(z.object({ what: z.enum(['finding', 'statement', 'claim']), id: z.string(), at: z.string() })),
  /** `no`: something contradicts it. `open`: whether something does cannot be told. */
  holds: z.enum(['yes', 'no', 'open']),
  differences: z.array(differenceSchema),
  sum: sumSchema.nullable(),
});
export type CheckedStatement = z.infer<typeof checkedStatementSchema>;

const besideSchema = topicSchema.extend({
  claimed: z.string(),
  /** What is known of the same; null where nothing is. */
  known: z.string().nullable(),
  /** Of people: the range in which the truth lies as far as both go; never a point. */
  low: z.int().nullable(),
  high: z.int().nullable(),
  because: z.string(),
});
export type Beside = z.infer<typeof besideSchema>;

/** `assay.statements/1`: what was said when and to whom, and whether it still holds; as `assay statements --json` prints it. */
export const statementsSchema = z.object({
  schema: z.literal('assay.statements/1'),
  organisation: z.string(),
  as_of: z.string(),
  /** In the order in which they were made. */
  statements: z.array(checkedStatementSchema),
  findings: z.array(z.object({ ...shown, basis: z.string().nullable(), sum: sumSchema.nullable() })),
  claims: z.array(z.object({ ...shown, by: z.string(), beside: z.array(besideSchema) })),
  /** Who was told something that does not hold and was not told otherwise: whom to correct, on what. */
  owed: z.array(
    topicSchema.extend({
      to: z.string(),
      statement: z.string(),
      form: z.string().nullable(),
      said: z.string().nullable(),
      known: z.string(),
      by: pieceSchema,
    }),
  ),
  warnings: z.array(z.string()),
});
export type Statements = z.infer<typeof statementsSchema>;
