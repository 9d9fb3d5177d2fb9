import { z } from 'zod';
import { DRAFTS, STATUSES, UNITS } from './rule.js';

export const DUTY_STATES = ['overdue', 'due', 'starts_when', 'not_before', 'done', 'decided_against'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

const at = z.string().nullable();

/** Which version of which rule spoke, the facts that decided, and the facts that would change the answer. */
const traceSchema = z.object({
  rule: z.string(),
  /** First day of the version; null where none was in force. */
  version: z.string().nullable(),
  decided_by: z.array(z.string()),
  would_change: z.array(z.string()),
});

export const dutySchema = z.object({
  id: z.string(),
  regime: z.string(),
  jurisdiction: z.string(),
  citation: z.string(),
  status: z.enum(STATUSES),
  kind: z.enum(['report', 'follow_up']),
  recipient: z.string(),
  /** The event the clock starts from, and when a person said that it was; null where nobody has. */
  anchor: z.string(),
  anchor_at: at,
  /** Date-times with offset, in the recipient's zone. `due` is null where no clock runs or the law gives no number. */
  due: at,
  not_before: at,
  amount: z.int().nullable(),
  unit: z.enum(UNITS).nullable(),
  /** The law's time in a sentence, also where there is no date. */
  timing: z.string(),
  state: z.enum(DUTY_STATES),
  done_at: at,
  decision: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  /** People concerned: residents of the jurisdiction, or all; null where not known. */
  people: z.int().nullable(),
  why: z.array(z.string()),
  /** What would lift or put off the duty, by name. */
  exceptions: z.array(z.object({ name: z.string(), test: z.string() })),
  delays: z.array(z.string()),
  content: z.array(z.string()),
  protection: z.string().nullable(),
  draft: z.enum(DRAFTS).nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  doubts: z.array(z.string()),
  /** Day to which this rule's law was looked into. */
  reviewed: z.string(),
  sources: z.array(z.string()),
  trace: traceSchema,
});
export type Duty = z.infer<typeof dutySchema>;

const answerSchema = z.object({
  id: z.string(),
  regime: z.string(),
  jurisdiction: z.string(),
  status: z.enum(STATUSES).nullable(),
  why: z.array(z.string()),
  trace: traceSchema,
});
export type Answer = z.infer<typeof answerSchema>;

/** `assay.duties/1`: who must be told, by when, and why; as `assay duties --json` prints it. */
export const dutiesSchema = z.object({
  schema: z.literal('assay.duties/1'),
  /** The day or instant that was asked for. */
  as_of: z.string(),
  law_reviewed_to: z.string(),
  notice: z.string(),
  organisation: z.string(),
  /** When the incident began, or was discovered where that is not known. */
  began: at,
  duties: z.array(dutySchema),
  /** Rules of which a fact that they need is missing: no duty is claimed and none is denied. */
  cannot_tell: z.array(answerSchema.extend({ needs: z.array(z.string()) })),
  /** What would be due if it were law, or what may be done freely. Each is also in `not_due`. */
  not_law: z.array(dutySchema),
  not_due: z.array(answerSchema),
  warnings: z.array(z.string()),
});
export type Duties = z.infer<typeof dutiesSchema>;

export const NOT_LEGAL_ADVICE =
  'This is not legal advice. It applies rules as they were researched to facts as they were given; a lawyer decides.';
