import { z } from '@hono/zod-openapi';
import { IMPORT_OUTCOMES } from '../../../model/oversight.js';

export const overviewView = z.object({
  as_of: z.string(),
  example: z.string().nullable(),
  /** Null where nothing was taken in yet. */
  parts: z
    .object({
      summary: z.string(),
      sections: z.array(z.object({ id: z.string(), title: z.string(), markup: z.string() })),
    })
    .nullable(),
});

export const importView = z.object({
  plants: z.int(),
  bundles: z.array(
    z.object({
      where: z.string(),
      outcome: z.enum(IMPORT_OUTCOMES),
      alias: z.string().nullable(),
      as_of: z.string().nullable(),
      fingerprint: z.string().nullable(),
      new_key: z.boolean(),
      code: z.string().nullable(),
      why: z.string().nullable(),
    }),
  ),
});

export const adviceView = z.object({
  id: z.string(),
  title: z.string(),
  tell: z.string().nullable(),
  counts: z.object({ yes: z.int(), no: z.int(), cannot_tell: z.int() }),
  plants: z.array(
    z.object({
      alias: z.string(),
      answer: z.enum(['yes', 'no', 'cannot_tell']),
      because: z.string(),
      as_of: z.string(),
    }),
  ),
  letters: z.array(z.object({ name: z.string(), text: z.string() })),
});
