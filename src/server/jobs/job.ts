import { z } from '@hono/zod-openapi';
import { elementSchema } from '../../model/element.js';
import { problemSchema } from '../problem.js';
import { rowClassSchema } from '../../model/verdict-words.js';
import { PAYLOADS } from '../../model/case.js';
import { shownColumnSchema } from './shown-columns.js';
import { shownExplanationSchema } from './shown-explanation.js';

const onFiles = {
  case: z.string(),
  /** SHA-256 of files that the case keeps as evidence. */
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/u))
    .min(1)
    .max(100),
  /** Columns that a person named: name or `columnN` to element. */
  columns: z.record(z.string(), elementSchema).default({}),
};

const onRow = {
  ...onFiles,
  /** By its number among all rows of the files, or by its line in the one file. */
  choice: z.object({ by: z.enum(['row', 'line']), number: z.int().positive() }),
  /** The kind to weigh it against; the next best where it is left out. */
  against: rowClassSchema.optional(),
};

/** With its cells in clear only with a reason, which the case keeps. */
const explainSchema = z.discriminatedUnion('clear', [
  z.object({ kind: z.literal('explain'), ...onRow, clear: z.literal(false) }),
  z.object({ kind: z.literal('explain'), ...onRow, clear: z.literal(true), why: PAYLOADS.look.shape.why }),
]);

/** Long work, as it is asked for. */
export const jobRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('index') }),
  z.object({ kind: z.literal('identify'), ...onFiles }),
  z.object({ kind: z.literal('verify'), ...onFiles }),
  z.object({ kind: z.literal('exposure'), ...onFiles }),
  explainSchema,
]);
export type JobRequest = z.infer<typeof jobRequestSchema>;

/** `lost`: the server ended while it ran. Nothing of it was kept. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled', 'lost'] as const;

const progressSchema = z.object({
  step: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['bytes', 'rows', 'steps']),
});

export const jobResultSchema = z.object({
  /** The event that keeps what was found or that somebody looked; null for work of which nothing is kept. */
  event: z.int().nullable(),
  /** Numbers of the restatements that are owed for it. */
  owed: z.array(z.int()),
  /** Of `identify`: what each column is, one entry per layout. */
  tables: z.array(z.array(shownColumnSchema)).nullable(),
  /** Of `identify`: what was read of each file, a line each. */
  read: z.array(z.string()).nullable(),
  /** Of `explain`: how the row was judged, without its cells. */
  explanation: shownExplanationSchema.nullable().default(null),
});
export type JobResult = z.infer<typeof jobResultSchema>;

export const NOTHING_FOUND: JobResult = { event: null, owed: [], tables: null, read: null, explanation: null };

export const jobSchema = z.object({
  id: z.string(),
  request: jobRequestSchema,
  by: z.string(),
  state: z.enum(JOB_STATES),
  asked_at: z.string(),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  progress: progressSchema.nullable(),
  warnings: z.array(z.string()),
  result: jobResultSchema.nullable(),
  problem: problemSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export function isOver({ state }: Job): boolean {
  return state !== 'queued' && state !== 'running';
}
