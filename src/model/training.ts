import { z } from 'zod';
import { findingSchema } from './finding.js';

const day = z.iso.date();

/** A day by which a course or hours are due, and for whom: ids, never names. */
export const dueSchema = z.object({
  /** Stable from run to run: `us-me-wastewater-hours.P1`. */
  id: z.string(),
  what: z.string(),
  who: z.array(z.string()),
  due: day,
  /** A year after each course. */
  yearly: z.boolean(),
  citation: z.string(),
  source: z.string(),
  as_of: day,
  confidence: z.enum(['high', 'medium']),
  doubts: z.array(z.string()),
});
export type Due = z.infer<typeof dueSchema>;

/** Contact hours of one licence in its period, which begins on `from` and ends before `renewal`. */
const hoursSchema = z.object({
  rule: z.string(),
  kind: z.enum(['water', 'wastewater']),
  state: z.string(),
  from: day,
  renewal: day,
  /** Null where the rule asks no total, or none on computers. */
  needed: z.number().nullable(),
  needed_cyber: z.number().nullable(),
  /** Approved, and not known to be approved. */
  done: z.number(),
  pending: z.number(),
  cyber: z.number(),
  missing: z.number(),
});

/** `assay.training/1`: who was trained, what is due by when, by `assay posture training --json`. */
export const trainingSchema = z.object({
  schema: z.literal('assay.training/1'),
  as_of: day,
  organisation: z.string().nullable(),
  state: z.string().nullable(),
  sector: z.string().nullable(),
  people: z.array(
    z.object({
      id: z.string(),
      /** Days of the last course on mail and passwords, and on control systems; null where none is on record. */
      last_basic: day.nullable(),
      last_control: day.nullable(),
      courses: z.int(),
      hours: z.array(hoursSchema),
    }),
  ),
  due: z.array(dueSchema),
  findings: z.array(findingSchema),
  cannot_tell: z.array(z.string()),
  warnings: z.array(z.string()),
  notice: z.string(),
});
export type Training = z.infer<typeof trainingSchema>;
