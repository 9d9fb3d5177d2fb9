import { z } from 'zod';
import { practiceSchema } from './practice.js';

/** Counts below it are not printed where nobody asks for another number. */
export const SMALL_COUNT = 5;

/**
 * A number of plants. `few`: below `small`, none among them; `nearly_all`: fewer than `small` are not among them; `withheld`: the number
 * would give a small one away.
 */
export const cellSchema = z.object({
  plants: z.int().min(0).nullable(),
  says: z.enum(['exact', 'few', 'nearly_all', 'withheld']),
});
export type Cell = z.infer<typeof cellSchema>;

/** What several plants have in common. `one_change`: one change at a third party serves all of them; else each does the same. */
export const CAUSE_KINDS = [
  'mail_host',
  'remote_access',
  'support_ended',
  'control_product',
  'network_product',
  'practice',
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

const causeSchema = z.object({
  kind: z.enum(CAUSE_KINDS),
  key: z.string(),
  label: z.string(),
  plants: cellSchema,
  /** Share of the summed risk of all plants that the steps of their plans against it take away. */
  gain: z.number().min(0).max(1),
  one_change: z.boolean(),
});
export type Cause = z.infer<typeof causeSchema>;

const supportRowSchema = z.object({
  family: z.string(),
  label: z.string(),
  plants: cellSchema,
  /** Null where they are not told apart: an edition is rare, or a difference would show few plants. */
  editions: z.array(z.object({ edition: z.string().nullable(), plants: z.int().min(1) })).nullable(),
});

export type SupportRow = z.infer<typeof supportRowSchema>;

const trendPointSchema = z.object({
  /** Last day of the month, or the day of the overview. */
  day: z.iso.date(),
  /** Rounded to multiples of `small`, so that two days cannot be subtracted; null below it. */
  plants: z.int().min(0).nullable(),
  control_out_of_support: z.int().min(0).nullable(),
  /** Of the risk before the plan, rounded to 0.05. */
  median_risk: z.number().min(0).max(1).nullable(),
});
export type TrendPoint = z.infer<typeof trendPointSchema>;

/** One plant, for the engineer's own screen. */
const plantRowSchema = z.object({
  alias: z.string(),
  plant: z.string(),
  state: z.string().nullable(),
  sector: z.string().nullable(),
  size: z.string().nullable(),
  as_of: z.iso.date(),
  risk_before: z.number(),
  risk_after: z.number(),
  out_of_support: z.int().min(0),
  critical: z.int().min(0),
  practices_missing: z.int().min(0),
  trained: z.enum(['met', 'short', 'unknown']),
  reported: z.enum(['yes', 'no', 'unknown']),
  fingerprint: z.string(),
});

/** `assay.oversight/1`: what the bundles of many plants add up to, as `assay oversight overview --json` prints it. */
export const oversightSchema = z.object({
  schema: z.literal('assay.oversight/1'),
  as_of: z.iso.date(),
  /** `suppressed`: fit to be handed out; `clear`: not for release. */
  release: z.enum(['suppressed', 'clear']),
  /** Counts below it are not printed, nor what would give them away. */
  small: z.int().min(1),
  plants: z.int().min(0),
  /** With any product of `support`; the second: on a machine that runs the plant. */
  out_of_support: cellSchema,
  control_out_of_support: cellSchema,
  support: z.array(supportRowSchema),
  practices: z.array(z.object({ practice: practiceSchema, label: z.string(), missing: cellSchema })),
  causes: z.array(causeSchema),
  training: z.object({ met: cellSchema, short: cellSchema, unknown: cellSchema }),
  reported: z.object({ yes: cellSchema, no: cellSchema, unknown: cellSchema }),
  /** Nothing newer than `days` days. */
  silent: z.object({ days: z.int().min(1), plants: cellSchema, aliases: z.array(z.string()) }),
  trend: z.array(trendPointSchema),
  /** Null unless asked for in clear. */
  rows: z.array(plantRowSchema).nullable(),
  basis: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type Oversight = z.infer<typeof oversightSchema>;
export type PlantRow = z.infer<typeof plantRowSchema>;

/** What became of one bundle of an import. */
export const IMPORT_OUTCOMES = ['added', 'unchanged', 'older', 'refused'] as const;
export const oversightImportSchema = z.object({
  schema: z.literal('assay.oversight-import/1'),
  bundles: z.array(
    z.object({
      /** `file.json`, or `file.jsonl:12`. */
      where: z.string(),
      outcome: z.enum(IMPORT_OUTCOMES),
      plant: z.string().nullable(),
      alias: z.string().nullable(),
      as_of: z.iso.date().nullable(),
      fingerprint: z.string().nullable(),
      /** The key was not known before: compare its fingerprint. */
      new_key: z.boolean(),
      /** Why it was refused: a code, and a sentence. */
      code: z.string().nullable(),
      why: z.string().nullable(),
    }),
  ),
  plants: z.int().min(0),
});
export type OversightImport = z.infer<typeof oversightImportSchema>;

/** `assay.oversight-advice/1`: which plants an advisory concerns. By alias; for the engineer's own screen. */
export const oversightAdviceSchema = z.object({
  schema: z.literal('assay.oversight-advice/1'),
  as_of: z.iso.date(),
  id: z.string(),
  title: z.string(),
  tell: z.string().nullable(),
  counts: z.object({ yes: z.int(), no: z.int(), cannot_tell: z.int() }),
  plants: z.array(
    z.object({
      alias: z.string(),
      answer: z.enum(['yes', 'no', 'cannot_tell']),
      because: z.string(),
      as_of: z.iso.date(),
    }),
  ),
});
export type OversightAdvice = z.infer<typeof oversightAdviceSchema>;
