import { z } from 'zod';
import { instantFault } from '../base/instants.js';
import { contentSchema } from './statement.js';

// What was said outside, as a case keeps it. What it says, and how that is held against findings, is `statement.ts`.

/** Text with something in it, of at most so many characters. */
export function wordsOf(most: number) {
  const shown = most.toLocaleString('en-US');
  return z.string().regex(/\S/u, 'must not be empty').max(most, `must have at most ${shown} characters`);
}

const text = wordsOf(100_000);
const name = wordsOf(300);
const seq = z.int().positive();
export const instant = z
  .string()
  .refine((given) => instantFault(given) === null, 'must be a time with its zone, for example 2021-08-12T09:00-07:00');

/** Something said outside: its words, when, by whom, to whom, how, and what it says. The facts it rests on are the event's basis. */
export const statementPayload = z.strictObject({
  text,
  at: instant,
  by: name,
  to: z.array(name).min(1),
  channel: name.optional(),
  says: contentSchema,
  /** The statement that it takes the place of. */
  restates: seq.optional(),
});

/** A statement that does not hold any more: a correction is owed to those who were told. */
export const restatementPayload = z.strictObject({
  statement: seq,
  /** The event that says otherwise. */
  found_by: seq,
  /** What of it does not hold: the topic, and both in words. */
  contradictions: z.array(z.strictObject({ what: z.string(), says: text })).min(1),
});
