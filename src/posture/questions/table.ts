import { z } from 'zod';
import { readData } from '../../base/data.js';
import { FINDING_KINDS, SEVERITIES } from '../../model/finding.js';
import { measureSchema } from '../../model/measure.js';
import { practiceSchema, type Practice } from '../../model/practice.js';

const questionSchema = z.object({
  practice: practiceSchema,
  /** Goal of CISA's performance goals. */
  goal: z.string(),
  question: z.string(),
  /** What is wrong where the answer is no. */
  fault: z.string(),
  /** Why it matters, for somebody without training. */
  why: z.string(),
  measure: measureSchema.nullable(),
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(SEVERITIES),
  /** Which of the ten subjects that come first it belongs to; null for the others. */
  ten: z.int().min(1).max(10).nullable(),
});
export type Question = z.infer<typeof questionSchema>;

const tableSchema = z.object({ source: z.string(), date: z.iso.date(), practices: z.array(questionSchema) });

/** Every question in the order of the goals. */
export function allQuestions(): readonly Question[] {
  return readData('practices', tableSchema).practices;
}

export function questionOf(practice: Practice): Question | undefined {
  return allQuestions().find((question) => question.practice === practice);
}
