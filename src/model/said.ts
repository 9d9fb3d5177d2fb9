import { z } from 'zod';
import { INSTANT } from './facts.js';

// What was said outside. The only file that knows what a statement in a case looks like.

const text = z.string().min(1).max(100_000);
const name = z.string().min(1).max(300);
const seq = z.int().positive();
const instant = z.string().regex(INSTANT, 'must be a time with its zone, for example 2021-08-12T09:00-07:00');

/** Something said outside: to whom, when, in which words, and what it asserts. Which facts it rests on is the event's basis. */
export const statementPayload = z.looseObject({
  text,
  to: name,
  at: instant,
  by: name.optional(),
  /** What it asserts, by the path of a fact: what later findings can contradict. */
  asserts: z.record(z.string(), z.json()),
  /** The statement that it takes the place of. */
  restates: seq.optional(),
});

/** A statement that later findings contradict: somebody owes those who were told a correction. */
export const restatementPayload = z.looseObject({
  statement: seq,
  /** What was said and what was found, one for each fact. */
  contradictions: z.array(z.looseObject({ fact: z.string(), said: z.json(), found: z.json(), says: text })).min(1),
});
