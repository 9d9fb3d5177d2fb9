import { z } from 'zod';
import { INSTANT } from './facts.js';

// What was said outside. The only file that knows what a statement in a case looks like.

const text = z.string().min(1).max(100_000);
const name = z.string().min(1).max(300);
const seq = z.int().positive();
const instant = z.string().regex(INSTANT, 'must be a time with its zone, for example 2021-08-12T09:00-07:00');

export const STATEMENT_STATUSES = [
  'investigating',
  'no_incident',
  'access_confirmed',
  'no_personal_data',
  'personal_data_confirmed',
] as const;

/** How many people, as it was said: a number, or one with how it is meant. */
const statedCount = z.union([z.int().nonnegative(), z.record(z.string(), z.int().nonnegative())]);
export type StatedCount = z.infer<typeof statedCount>;

/** What a statement says or a finding found; what is left out is not spoken of. */
const content = z.looseObject({
  status: z.string().optional(),
  people: statedCount.optional(),
  /** Data elements that were taken, that were not, and that perhaps were. */
  confirmed: z.array(z.string()).optional(),
  ruled_out: z.array(z.string()).optional(),
  possible: z.array(z.string()).optional(),
});
export type Content = z.infer<typeof content>;

/** Something said outside: its words, when, by whom, to whom, how, and what it says. The facts it rests on are the event's basis. */
export const statementPayload = z.strictObject({
  text,
  at: instant,
  by: name,
  to: z.array(name).min(1),
  channel: name.optional(),
  says: content,
  /** The statement that it takes the place of. */
  restates: seq.optional(),
});
export type SaidStatement = z.infer<typeof statementPayload>;

/** One thing that was said otherwise than it was found. */
const contradiction = z.strictObject({ what: z.string(), says: text });
export type Contradiction = z.infer<typeof contradiction>;

/** A statement that later findings contradict: a correction is owed to those who were told. */
export const restatementPayload = z.strictObject({
  statement: seq,
  /** The event that found otherwise. */
  found_by: seq,
  contradictions: z.array(contradiction).min(1),
});
