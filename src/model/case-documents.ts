import { z } from 'zod';
import { breakSchema, chainReportSchema, eventSchema } from './case.js';

// What `assay case ... --json` prints.

const summary = z.object({
  case: z.string(),
  name: z.string(),
  opened_at: z.string(),
  events: z.int(),
  last_at: z.string(),
  head: z.string(),
});

/** `assay.cases/1`: the cases of a store. */
export const casesSchema = z.object({ schema: z.literal('assay.cases/1'), store: z.string(), cases: z.array(summary) });
export type Cases = z.infer<typeof casesSchema>;

/** `assay.case/1`: a case with all its events, as whoever has it can prove it. */
export const caseSchema = z.object({
  schema: z.literal('assay.case/1'),
  case: z.string(),
  name: z.string(),
  /** Where its chain is broken; what it holds may then not be what was written. */
  first_break: breakSchema.nullable(),
  /** Events that a later one corrects or withdraws, each with that one. */
  corrected: z.array(z.object({ event: z.int(), by: z.int() })),
  /** Events for counsel only, privileged notes and their corrections; without the right to see them their payloads are null. */
  privileged: z.array(z.int()).optional(),
  events: z.array(eventSchema),
});
export type CaseDocument = z.infer<typeof caseSchema>;

/** `assay.case-event/1`: what was just written. */
export const caseEventSchema = z.object({ schema: z.literal('assay.case-event/1'), event: eventSchema });

/** `assay.case-head/1`: the last event of a case. */
export const caseHeadSchema = z.object({
  schema: z.literal('assay.case-head/1'),
  case: z.string(),
  seq: z.int(),
  at: z.string(),
  hash: z.string(),
});
export type CaseHead = z.infer<typeof caseHeadSchema>;

export const FILE_STATES = ['same', 'changed', 'missing', 'elsewhere'] as const;

const checkedFile = z.object({
  event: z.int(),
  name: z.string(),
  sha256: z.string(),
  /** `elsewhere`: kept by another member of the team, or named only by where it lay on another machine. */
  state: z.enum(FILE_STATES),
});
export type CheckedFile = z.infer<typeof checkedFile>;

const checkedStamp = z.object({
  event: z.int(),
  /** The event that was stamped, and when, as the authority says. */
  of: z.int(),
  time: z.string(),
  authority: z.string(),
  /** Null where no certificate to trust was named. */
  trusted: z.boolean().nullable(),
  /** Why it proves nothing; null where it does. */
  fault: z.string().nullable(),
});
export type CheckedStamp = z.infer<typeof checkedStamp>;

const verified = chainReportSchema.extend({ evidence: z.array(checkedFile), stamps: z.array(checkedStamp) });
export type VerifiedCase = z.infer<typeof verified>;

/** `assay.case-verification/1`: whether cases are as they were written. */
export const caseVerificationSchema = z.object({
  schema: z.literal('assay.case-verification/1'),
  store: z.string(),
  /** Whether every chain is whole, every kept file the same and every time-stamp good. */
  sound: z.boolean(),
  /** What the database finds wrong with itself. */
  database: z.array(z.string()),
  cases: z.array(verified),
});
export type CaseVerification = z.infer<typeof caseVerificationSchema>;

/** What is done with a case, in the order of its story. */
export const CASE_STEPS = ['claim', 'verify', 'exposure', 'duties', 'say'] as const;
export type CaseStep = (typeof CASE_STEPS)[number];
