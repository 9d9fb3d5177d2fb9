import { z } from 'zod';
import { measureSchema } from './measure.js';

export const FINDING_KINDS = [
  'support_ended',
  'support_ends_soon', // within a year: no hole yet
  'known_exploited',
  'advisory',
  'exposure',
  'network',
  'mail',
  'training',
  'backup',
  'practice',
] as const;
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * One question about one machine, or about the operator where `asset_id` is null, with its answer. `yes`: it is so, and that is
 * bad. Ids are stable from run to run: `support_ended:A1:microsoft-windows-7`.
 */
export const findingSchema = z.object({
  id: z.string(),
  asset_id: z.string().nullable(),
  kind: z.enum(FINDING_KINDS),
  answer: z.enum(['yes', 'no', 'cannot_tell']),
  title: z.string(),
  /** Day from which it is so; null where no day is known. */
  since: z.iso.date().nullable(),
  severity: z.enum(SEVERITIES),
  /** What the answer rests on, each with where it stands: `inventory.csv:2`, or a source of public facts. */
  evidence: z.array(z.object({ text: z.string(), where: z.string() })),
  /** Why it matters here: to this machine, in this place. */
  why: z.string(),
  /** Why it cannot be told and what would tell it; null for yes and no. */
  because: z.string().nullable(),
  /** What is to be done, as a sentence; null where there is nothing to do. */
  fix: z.string().nullable(),
  /** Measures that would settle it, best first; each of them alone does. */
  measures: z.array(measureSchema),
  /** Of the first measure: US dollars and hours of one person, null where not known; and where they come from. */
  cost: z.number().min(0).nullable(),
  hours: z.number().min(0).nullable(),
  cost_basis: z.string().nullable(),
  reference: z.string().nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

type Needed = Pick<Finding, 'id' | 'kind' | 'answer' | 'title' | 'severity' | 'why'>;

/** A finding of which nothing more is known than what is given. */
export function findingOf(needed: Needed, more: Partial<Finding> = {}): Finding {
  return {
    asset_id: null,
    since: null,
    evidence: [],
    because: null,
    fix: null,
    measures: [],
    cost: null,
    hours: null,
    cost_basis: null,
    reference: null,
    ...needed,
    ...more,
  };
}
