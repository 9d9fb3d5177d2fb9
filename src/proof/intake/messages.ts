import { z } from 'zod';
import { intakeSchema } from '../../model/sample.js';
import { INTAKE_ERROR_CODES } from './error.js';
import type { ReadRequest } from './read-inputs.js';

/** What the reader process is sent. */
export type Request = ReadRequest;

const failureSchema = z.object({
  code: z.enum(INTAKE_ERROR_CODES),
  message: z.string().max(500),
  where: z.object({ file: z.string().optional(), line: z.int().optional(), column: z.int().optional() }).optional(),
  hint: z.string().max(500).optional(),
  exit: z.union([z.literal(1), z.literal(2), z.literal(130)]),
});
export type Failure = z.infer<typeof failureSchema>;

/** What the reader process answers. It has handled hostile bytes: nothing it says is taken without being checked. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    progress: z.object({
      step: z.string().max(100),
      done: z.number(),
      total: z.number().nullable(),
      unit: z.enum(['bytes', 'rows', 'steps']),
    }),
  }),
  z.object({ kind: z.literal('done'), intake: intakeSchema }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);
export type Answer = z.infer<typeof answerSchema>;
