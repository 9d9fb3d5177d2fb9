import { z } from 'zod';
import { coherenceCountSchema } from './coherence.js';
import { elementSchema, formSchema } from './element.js';

/**
 * The reference: the indexed form of the systems of record. One database file, opened read-only as the schema `reference`
 * of a connection, and this description of it. It holds tokens, dates and coarse attributes; no clear identifier.
 *
 * Tables (all in schema `reference`):
 *
 * `record(record_id UINTEGER, person_id UINTEGER, system UTINYINT, first_lo DATE, first_from DATE, last_to DATE,
 *        state_code VARCHAR, alone BOOLEAN)`
 *     One entry of one system (an account, a line). `system` indexes `systems` below. It came after `first_lo` and by `first_from` at
 *     the latest (NULL = before all that is known); `last_to` NULL = still there. `alone`: its person has no other record in that system.
 *
 * `version(record_id UINTEGER, person_id UINTEGER, system UTINYINT, from_lo DATE, from_hi DATE, to_lo DATE, to_hi DATE, <columns>)`
 *     What a record said from one change to the next, ordered by person_id. It came into force after `from_lo` and by
 *     `from_hi` at the latest (equal where the source gives exact dates; both NULL = since ever); it ceased after `to_lo`
 *     and by `to_hi` (both NULL = still true). `<columns>` are those of `columns` below, UBIGINT tokens, NULL = not held.
 *
 * `lookup(form VARCHAR, token UBIGINT, person_id UINTEGER, people UINTEGER)`
 *     Distinct, ordered by form and token: who ever held an identifying form's token, by the upper 48 bits of it, and how many these
 *     are. A token of more than `MOST_PEOPLE_PER_KEY` has one line, with NULL for the person.
 *
 * `frequency(form VARCHAR, token UBIGINT, people UINTEGER)`
 *     How many distinct people ever held a token of a form that does not identify.
 *
 * `spread(form VARCHAR, people UINTEGER, tokens UINTEGER)`
 *     How many tokens of each form (keys, of identifying ones) are held by so many people.
 *
 * `place(postal UBIGINT, state UBIGINT)`
 *     Distinct: the postal codes of versions with the first state that stands beside them.
 *
 * `census(system UTINYINT, attribute VARCHAR, value VARCHAR, day DATE, came UINTEGER, went UINTEGER, ever UINTEGER)`
 *     How many people came to a system and went on a day, by `state` and by the year that they `joined` in (`?` = not known; day NULL
 *     = before all that is known). `ever` counts each person once.
 *
 * `prior(leak UTINYINT, row BIGINT, <prior_columns>)` and `prior_lookup(form VARCHAR, token UBIGINT, leak UTINYINT, row BIGINT)`
 *     Rows of earlier known leaks; `leak` indexes `prior_leaks`. The look-up table holds the upper 48 bits of tokens.
 *
 * `canary(canary UINTEGER, form VARCHAR, token UBIGINT)`
 *     The upper 48 bits of planted records' tokens; `canary` indexes `canaries`.
 */
const referenceColumn = z.object({
  /** Column in `version`: the form's name, or `<form>_2`, `_3` where a system holds it more than once; `record_id_1` for the first `record_id`. */
  name: z.string(),
  form: formSchema,
});

/** How the numbers of a form lie in one system. */
export const numberRangeSchema = z.object({
  form: formSchema,
  /** How far the middle nine tenths of the numbers reach, to two significant digits: others may begin differently. */
  middle: z.number(),
  /** Numbers that could be dealt out over the whole as densely: one in ten where the last digit is a check digit. */
  values: z.number(),
});
export type NumberRange = z.infer<typeof numberRangeSchema>;

export const referenceSchema = z.object({
  schema: z.literal('assay.reference/1'),
  built_at: z.iso.datetime(),
  /** Version of the normalisers and the token function; an index of another version is rebuilt. */
  normaliser: z.int(),
  /** First 64 bits, hex, of the HMAC of a fixed text under the key: shows that a key fits, tells nothing of it. */
  key_check: z.string(),
  /** What it was merged from, hex digest: the same inputs need no second merge. */
  inputs: z.string(),
  database: z.string(),
  people: z.int(),
  records: z.int(),
  rows: z.int(),
  systems: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['history', 'snapshots', 'table']),
      /** Data elements that its columns were taken for. */
      elements: z.array(elementSchema),
      forms: z.array(formSchema),
      rows: z.int(),
      records: z.int(),
      people: z.int(),
      /** Snapshot dates, ascending; empty for the other kinds. */
      snapshots: z.array(z.iso.date()),
      /** Of account numbers and record ids; of its widest table. */
      ranges: z.array(numberRangeSchema),
      /** First and last date that anything is known for; null for an undated table. */
      first: z.iso.date().nullable(),
      last: z.iso.date().nullable(),
    }),
  ),
  columns: z.array(referenceColumn),
  prior_columns: z.array(referenceColumn),
  forms: z.array(
    z.object({
      form: formSchema,
      /** Distinct tokens in the reference, and distinct people that hold one. */
      distinct: z.int(),
      people: z.int(),
      /** Sum of squared shares of people per token: the chance that two people drawn at random share one. */
      repeat: z.number(),
      /** Number of values of this form that could exist, as far as it can be told; null when unbounded. */
      space: z.number().nullable(),
    }),
  ),
  /** How often cells of one row fit each other, in some of the rows of the systems of record. */
  coherence: z.array(coherenceCountSchema),
  prior_leaks: z.array(
    z.object({
      name: z.string(),
      date: z.iso.date(),
      rows: z.int(),
      people: z.int(),
      elements: z.array(elementSchema),
      forms: z.array(formSchema),
    }),
  ),
  canaries: z.array(
    z.object({ canary_id: z.string(), system: z.string().nullable(), planted_on: z.iso.date().nullable() }),
  ),
  /** Every source file it was built from, to tell a stale index. */
  sources: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.int(), modified_ms: z.number() })),
  /** Sober remarks: rows rejected, columns not recognised, keys that were not unique. */
  warnings: z.array(z.string()),
});
export type Reference = z.infer<typeof referenceSchema>;
