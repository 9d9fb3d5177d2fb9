import { z } from 'zod';
import { BASES, FORMS, PLACES, type FormId } from './form.js';
import { severitySchema } from './nciss.js';

const at = z.string().nullable();

/** One fact that answers a field: its path, its value in words, and when and by whom it was established, if said. */
const answerSchema = z.object({
  fact: z.string(),
  text: z.string(),
  known_at: at,
  known_by: z.string().nullable(),
  /** It helps whoever answers the field, and does not answer it. */
  only_helps: z.boolean(),
  /** Where it is from, where it is no fact that somebody gave: a posture. Left out else, and by earlier drafts. */
  basis: z.string().optional(),
});
export type FieldAnswer = z.infer<typeof answerSchema>;

/** What is known beside a fact, and where it is from: it helps whoever answers, and is no answer. */
export type Beside = { readonly fact: string; readonly text: string; readonly basis: string };

export const FIELD_STATES = ['answered', 'in_part', 'unknown', 'not_asked'] as const;

const fieldSchema = z.object({
  id: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  required: z.enum(['yes', 'no', 'if', 'unknown']),
  /** When it is required, in words; null where that is not conditional. */
  condition: z.string().nullable(),
  /** Whether the condition holds on these facts, and by what; left out where there is none. Drafts before it have none. */
  decided: z.object({ holds: z.enum(['yes', 'no', 'open']), because: z.string() }).optional(),
  section: z.string().nullable(),
  asked_in: z.array(z.string()),
  basis: z.enum(BASES),
  /** Known from general knowledge only: a human compares it with the form itself. */
  to_check: z.boolean(),
  sources: z.array(z.string()),
  state: z.enum(FIELD_STATES),
  answers: z.array(answerSchema),
  /** Facts that would answer it and are not said, each with what it is. */
  missing: z.array(z.object({ fact: z.string(), means: z.string() })),
  /** What a person must see to. */
  notes: z.array(z.string()),
});
export type ReportField = z.infer<typeof fieldSchema>;

/** A run of a letter's text: its own words, a fact, or a blank that is still to be filled. */
const spanSchema = z.object({ kind: z.enum(['text', 'fact', 'blank']), text: z.string(), fact: z.string().nullable() });
export type Span = z.infer<typeof spanSchema>;

const paragraphSchema = z.object({
  item: z.string(),
  /** Whose wish it is: the state's, one that the state leaves open, or our own. */
  by: z.enum(['state', 'optional', 'own']),
  spans: z.array(spanSchema),
});
export type Paragraph = z.infer<typeof paragraphSchema>;

const letterSchema = z.object({
  state: z.string(),
  name: z.string(),
  citation: z.string(),
  prescribed: z.enum(['list', 'none', 'only_services', 'only_credentials']),
  confidence: z.enum(['high', 'medium', 'low']),
  text_as_of: z.string(),
  parts: z.array(
    z.object({ place: z.enum(PLACES), heading: z.string().nullable(), paragraphs: z.array(paragraphSchema) }),
  ),
  left_out: z.array(z.object({ item: z.string(), why: z.string() })),
  print: z.array(z.string()),
  format: z.array(z.string()),
  delivery: z.array(z.string()),
  monitoring: z.string().nullable(),
  notes: z.array(z.string()),
  general_knowledge: z.array(z.string()),
});
export type Letter = z.infer<typeof letterSchema>;

const dutySchema = z.object({
  id: z.string(),
  citation: z.string(),
  recipient: z.string(),
  status: z.string(),
  state: z.string(),
  due: at,
  not_before: at,
  done_at: at,
  timing: z.string(),
  protection: z.string().nullable(),
});
export type ReportDuty = z.infer<typeof dutySchema>;

/** `assay.report/1`: the draft of a report, as `assay report FORM --format json` writes it. */
export const reportSchema = z.object({
  schema: z.literal('assay.report/1'),
  form: z.object({
    id: z.enum(formIds()),
    title: z.string(),
    recipient: z.string(),
    legal_basis: z.string(),
    status: z.enum(['law', 'proposed', 'voluntary', 'contract', 'own_design']),
    when: z.string(),
    channel: z.string(),
    public: z.string(),
    supplements: z.string(),
    text_as_of: z.string(),
    reviewed: z.string(),
    confidence: z.enum(['high', 'medium', 'low']),
    doubts: z.array(z.string()),
    sources: z.array(z.string()),
    leave_out: z.array(z.string()),
  }),
  organisation: z.string(),
  state: z.string().nullable(),
  /** Counts up with each supplement, from 1. */
  version: z.int().positive(),
  as_of: z.string(),
  law_reviewed_to: z.string(),
  notice: z.string(),
  /** Duties that this form answers to. */
  duties: z.array(dutySchema),
  /** What may not be done yet: other duties that wait, with the day. */
  holds: z.array(dutySchema),
  fields: z.array(fieldSchema),
  /** Text to be read out or printed, in parts; empty where the form is one to fill in. */
  text: z.array(z.object({ heading: z.string().nullable(), spans: z.array(spanSchema) })),
  letter: letterSchema.nullable(),
  severity: severitySchema.nullable(),
  /** Facts that do not go together. */
  contradictions: z.array(z.object({ facts: z.array(z.string()), says: z.string() })),
  warnings: z.array(z.string()),
  supplement: z
    .object({
      /** Version and day of the report that this one supplements, and the digest of the file it was read from. */
      version: z.int().positive(),
      as_of: z.string(),
      sha256: z.string(),
      changes: z.array(z.object({ field: z.string(), label: z.string(), old: at, new: at })),
    })
    .nullable(),
  counts: z.object({
    fields: z.int(),
    answered: z.int(),
    in_part: z.int(),
    unknown: z.int(),
    not_asked: z.int(),
    required_unknown: z.int(),
    to_check: z.int(),
  }),
});
export type Report = z.infer<typeof reportSchema>;

function formIds(): readonly [FormId, ...FormId[]] {
  const [first, ...others] = FORMS;
  return [first ?? 'letter', ...others];
}
