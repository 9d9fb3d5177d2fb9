import { z } from '@hono/zod-openapi';
import { FACT_ELEMENTS } from '../../../model/facts-words.js';
import { STATEMENT_STATUSES } from '../../../model/statement.js';

const names = z.array(z.string().trim().min(1).max(300));
const elements = z.array(z.enum(FACT_ELEMENTS)).default([]);

/** What was said, as a person fills it in. */
export const saidSchema = z.object({
  text: z.string().max(100_000),
  to: names.min(1).max(50),
  /** When it was said, with its zone. */
  at: z.string().max(40),
  by: z.string().trim().min(1).max(300),
  channel: z.string().trim().max(300).default(''),
  status: z.enum(STATEMENT_STATUSES).nullable().default(null),
  /** `48600000`, `about 48600000`, `at least 5`, `10-20`; empty where it says no number. */
  people: z.string().trim().max(60).default(''),
  confirmed: elements,
  ruled_out: elements,
  possible: elements,
  basis: z.array(z.string().max(80)).max(100).default([]),
  /** The event of the statement that it takes the place of. */
  restates: z.int().positive().nullable().default(null),
});
export type Said = z.infer<typeof saidSchema>;

const against = z.object({
  event: z.int(),
  says: z.string(),
  /** Why it cannot be told whether it is against it; null where it is. */
  because: z.string().nullable(),
});
const sayable = z.object({ says: z.string(), event: z.int().nullable() });
const ground = z.object({ event: z.int().nullable(), says: z.string() });

export const checkSchema = z.object({
  /** What would be kept of what the words say, to be held against what is known. */
  says: z.array(z.string()),
  against: z.array(against),
  /** Statements that would be owed a restatement, this one among them as `null`. */
  owed: z.array(z.object({ statement: z.int().nullable(), says: z.array(z.string()) })),
});

export const statementsViewSchema = z.object({
  last: z.int(),
  statements: z.array(
    z.object({
      event: z.int(),
      text: z.string(),
      at: z.string(),
      by: z.string(),
      to: z.array(z.string()),
      channel: z.string().nullable(),
      says: z.array(z.string()),
      rests_on: z.array(ground),
      restates: z.int().nullable(),
      restated_by: z.array(z.int()),
      holds: z.enum(['yes', 'no', 'open']),
      holds_words: z.string(),
      against: z.array(against),
    }),
  ),
  /** Statements that do not hold, with who must be told otherwise. */
  owed: z.array(
    z.object({
      statement: z.int(),
      to: z.array(z.string()),
      /** What of it does not hold, by the newest event that says so. */
      lines: z.array(z.object({ says: z.string(), event: z.int(), because: z.string() })),
    }),
  ),
  /** Restatements that were made, or that nobody owes any more. */
  over: z.array(z.object({ event: z.int(), statement: z.int(), says: z.array(z.string()), state: z.string() })),
  may_say: z.object({ established: z.array(sayable).readonly(), not_known: z.array(sayable).readonly() }),
  /** What a new statement can rest on, newest first. */
  grounds: z.array(z.object({ event: z.int(), says: z.string() })),
  statuses: z.array(z.object({ value: z.enum(STATEMENT_STATUSES), label: z.string() })),
  elements: z.array(z.object({ value: z.enum(FACT_ELEMENTS), label: z.string() })),
  audiences: z.array(z.string()),
});
export type StatementsView = z.infer<typeof statementsViewSchema>;
