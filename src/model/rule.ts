import { z } from 'zod';
import { conditionSchema } from './condition.js';
import { ANCHORS } from './facts-words.js';

/** How binding a version of a rule is. Only `law` makes duties; the others are shown as what they are. */
export const STATUSES = ['law', 'proposed', 'bill', 'superseded', 'voluntary'] as const;

export const UNITS = ['hours', 'calendar_days', 'business_days', 'months'] as const;

/** Forms that `assay report` drafts. */
export const DRAFTS = [
  'cisa',
  'circia',
  'fcc-cpni',
  'sec-8k',
  'hhs',
  'ftc-safeguards',
  'nydfs',
  'state-ag',
  'letter',
  'cra',
  'police',
  'environment',
  'ransom-payment',
  'gdpr-33',
  'nis2-early-warning',
  'nis2-incident',
  'nis2-final',
] as const;

const id = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/u, 'lower-case letters, digits, dots and hyphens');
const date = z.iso.date();
const text = z.string();

/** Where days end: a zone of the IANA database. */
const zone = z.string().regex(/^(UTC|[A-Z][A-Za-z]+(\/[A-Z][A-Za-z_]+){1,2})$/u, 'a zone such as America/New_York');

/**
 * The event a term is counted from: a fact that a person sets, the earliest of several, or another duty that was done.
 * `end_of_year` counts from the last day of the event's calendar year.
 */
const anchorSchema = z.union([
  z.enum(ANCHORS),
  z.strictObject({ earliest: z.array(z.enum(ANCHORS)).min(2) }),
  z.strictObject({ done: id }),
  z.strictObject({ end_of_year: z.enum(ANCHORS) }),
]);
export type Anchor = z.infer<typeof anchorSchema>;

/**
 * A length of time. `full` business days are those that have wholly passed. `rounding` says what a month means where its
 * last month lacks the day: its `last_day`, or the first of the `next_month`.
 */
const termSchema = z
  .strictObject({
    /** None of calendar days: by the end of the anchor's own day. */
    amount: z.int().nonnegative(),
    unit: z.enum(UNITS),
    calendar: z.string().optional(),
    rounding: z.enum(['last_day', 'next_month']).optional(),
  })
  .refine((term) => (term.unit === 'business_days') === (term.calendar !== undefined), {
    message: 'business days need a calendar, and nothing else has one',
    path: ['unit'],
  })
  .refine((term) => (term.unit === 'months') === (term.rounding !== undefined), {
    message: 'months need a rounding, and nothing else has one',
    path: ['unit'],
  });
export type Term = z.infer<typeof termSchema>;

/**
 * How the law reckons with an agency that asks to wait: what moves, whether it must ask in writing for the time it names, the
 * law's own time for one that asks orally, or the term after it clears the notice.
 */
const heldSchema = z.strictObject({
  moves: z.enum(['due', 'not_before']),
  writing: z.enum(['needed', 'not_needed']).default('needed'),
  oral: termSchema.optional(),
  cleared: termSchema.optional(),
});

const exceptionSchema = z.strictObject({ name: z.string(), test: text, when: conditionSchema.optional() });
const recipientSchema = z.strictObject({ name: text, zone, channel: text.optional() });

export const versionSchema = z.strictObject({
  /** First and last day on which this version holds; an open end is left out. */
  effective: z.strictObject({ from: date, to: date.optional() }),
  status: z.enum(STATUSES),
  citation: text,
  who: z.strictObject({ text, when: conditionSchema.optional() }),
  trigger: conditionSchema,
  recipients: z.array(recipientSchema).min(1),
  anchor: anchorSchema,
  /** Left out where the law gives no number. */
  within: termSchema.optional(),
  /** What the law says of speed beside the number, or instead of it. */
  speed: text.optional(),
  /** The duty comes before, with, or no later than another one. */
  order: z
    .union([
      z.strictObject({ before: id }),
      z.strictObject({ with: id }),
      z.strictObject({ no_later_than: id }),
      z.strictObject({ after: id }),
    ])
    .optional(),
  not_before: z.strictObject({ done: id, within: termSchema }).optional(),
  content: z.array(text).default([]),
  exceptions: z.array(exceptionSchema).default([]),
  delays: z.array(text).default([]),
  held: heldSchema.optional(),
  protection: z.string().optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  doubts: z.array(text).default([]),
  /** Sources of this version, where they are not those of the file. */
  sources: z.array(text).optional(),
});
export type RuleVersion = z.infer<typeof versionSchema>;

const ruleSchema = z.strictObject({
  id,
  /** Other names under which `done` may speak of it. */
  names: z.array(id).default([]),
  /** What it decides. Two rules in force on the same question conflict, unless one is declared an exception to the other. */
  question: id.optional(),
  exception_to: z.array(id).default([]),
  /** A rule that repeats others: they speak for it. */
  told_by: z.array(id).default([]),
  kind: z.enum(['report', 'follow_up', 'no_duty']).default('report'),
  draft: z.enum(DRAFTS).optional(),
  /** What holds before the first version: nothing, or something that was not looked into. */
  before: z.enum(['no_duty', 'not_researched']),
  versions: z.array(versionSchema).min(1),
});
export type Rule = z.infer<typeof ruleSchema>;

/** One file of `rules/`: a regime, with its rules and the words that it defines. */
export const ruleFileSchema = z.strictObject({
  regime: text,
  /** US, US-CA, EU, ... */
  jurisdiction: z.string(),
  /** Day to which the law was looked into. */
  reviewed: date,
  sources: z.array(text).min(1),
  notes: z.array(text).default([]),
  definitions: z.record(z.string(), conditionSchema).default({}),
  rules: z.array(ruleSchema).min(1),
});
export type RuleFile = z.infer<typeof ruleFileSchema>;

/** `rules/definitions.yaml`: words that several regimes share. */
export const definitionFileSchema = z.strictObject({ definitions: z.record(z.string(), conditionSchema) });

/** A rule with what its file says of it. */
export type PlacedRule = Rule & {
  readonly regime: string;
  readonly jurisdiction: string;
  readonly reviewed: string;
  readonly sources: readonly string[];
  readonly definitions: RuleFile['definitions'];
};

/** All rules, by id, in the order of their files. */
export type RuleBook = {
  readonly rules: ReadonlyMap<string, PlacedRule>;
  /** The day to which all of the law was looked into: the earliest of the files. */
  readonly reviewed: string;
};
