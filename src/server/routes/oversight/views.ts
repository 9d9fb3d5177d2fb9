import { z } from '@hono/zod-openapi';
import { IMPORT_OUTCOMES, oversightAdviceSchema } from '../../../model/oversight.js';

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

export const adviceView = oversightAdviceSchema.omit({ schema: true, as_of: true }).extend({
  letters: z.array(z.object({ name: z.string(), text: z.string() })),
});
