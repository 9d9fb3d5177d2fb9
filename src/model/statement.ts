import { z } from 'zod';
import { FACT_ELEMENTS } from './facts-words.js';
import { FORMS } from './form.js';

/** What was said of what happened. `investigating` leaves open whether anybody was in and whether personal data was taken. */
export const STATEMENT_STATUSES = [
  'investigating',
  'no_incident',
  'access_confirmed',
  'no_personal_data',
  'personal_data_confirmed',
] as const;
export type StatementStatus = (typeof STATEMENT_STATUSES)[number];

export const ACCESS_STATES = ['closed', 'ongoing', 'unknown'] as const;

const text = z.string().min(1).max(2000);
const whole = z.int().nonnegative();
const id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,62}$/u,
    'an id of lower-case letters, digits, dots and hyphens, at most 63 characters',
  );
const groupName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/u);

/** A day, or an instant with its zone. Its form was checked before, so that what is wrong is told better. */
const when = z.string();

/**
 * How many people, as it was said. A bare number is exact. `about` is a rounded number; `to` says to what it was rounded,
 * where its zeros do not (40000000 to the million). `more_than` is not contradicted by that number itself.
 */
const statedCountSchema = z.union([
  whole,
  z.strictObject({ about: whole, to: z.int().positive().optional() }),
  z.strictObject({ at_least: whole }),
  z.strictObject({ more_than: whole }),
  z.strictObject({ at_most: whole }),
  z.strictObject({ fewer_than: z.int().positive() }),
  z.strictObject({ low: whole, high: whole }),
]);
export type StatedCount = z.infer<typeof statedCountSchema>;

const elements = z.array(z.enum(FACT_ELEMENTS)).optional();
const lists = {
  /** Data elements that were taken, that were not, and that perhaps were. */
  confirmed: elements,
  ruled_out: elements,
  possible: elements,
};

const groupSchema = z.strictObject({
  people: statedCountSchema.optional(),
  ...lists,
  /** The whole group was named as perhaps concerned: what is said of it counts as possible only. */
  only_possible: z.boolean().optional(),
});
export type StatedGroup = z.infer<typeof groupSchema>;

/** What a statement says, what a finding found, or what somebody claims: what is left out is not spoken of. */
export const contentSchema = z.strictObject({
  status: z.enum(STATEMENT_STATUSES).optional(),
  people: statedCountSchema.optional(),
  groups: z.record(groupName, groupSchema).optional(),
  /** Nobody is in two groups. Without it that is not known, and a sum is a range. */
  groups_are_distinct: z.boolean().optional(),
  ...lists,
  access: z.enum(ACCESS_STATES).optional(),
});
export type Content = z.infer<typeof contentSchema>;

const item = {
  id,
  at: when,
  source: text.optional(),
  /** How sure it is that this was said or found so; without it, sure. */
  confidence: z.enum(['high', 'medium', 'low']).optional(),
  doubts: z.array(text).optional(),
};

/** Something established inside: when, how (`basis`), what. */
export const findingSchema = z.strictObject({ ...item, basis: text.optional(), finds: contentSchema });
export type Finding = z.infer<typeof findingSchema>;

/** Something said outside: when, by whom, to whom, how, what, and the ids of the findings it rested on. */
export const statementSchema = z.strictObject({
  ...item,
  by: text,
  to: z.array(text).min(1),
  channel: text.optional(),
  /** The form by which it was told, where it was one of `assay report`. */
  form: z.enum(FORMS).optional(),
  says: contentSchema,
  basis: z.array(id).default([]),
});
export type Statement = z.infer<typeof statementSchema>;

/** What a third party says. It is no statement of ours and contradicts nothing. */
export const claimSchema = z.strictObject({ ...item, by: text, says: contentSchema });
export type StatedClaim = z.infer<typeof claimSchema>;

/** The file that `assay statements` reads. */
export const statementFileSchema = z.strictObject({
  organisation: z.string().min(1).max(200),
  findings: z.array(findingSchema).max(1000).default([]),
  statements: z.array(statementSchema).min(1).max(1000),
  claims: z.array(claimSchema).max(1000).default([]),
});
export type StatementFile = z.infer<typeof statementFileSchema>;
