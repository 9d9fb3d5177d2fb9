import { z } from 'zod';
import { ANSWERS, practiceSchema } from './practice.js';

const answer = z.enum(ANSWERS);

/**
 * `plant.yaml`: what an operator says of itself: who it is, what it does and leaves undone. `assay posture ask` writes it, people
 * correct it.
 */
export const plantFileSchema = z.strictObject({
  organisation: z
    .strictObject({
      name: z.string(),
      /** Two letters (USPS). */
      state: z.string().length(2).optional(),
      /** `water`, `wastewater` or another. */
      sector: z.string().optional(),
    })
    .optional(),
  /** Domains of which the operator sends mail. */
  mail_domains: z.array(z.string()).default([]),
  answers: z
    .partialRecord(practiceSchema, z.union([answer, z.strictObject({ answer, note: z.string().optional() })]))
    .default({}),
});
export type PlantFile = z.infer<typeof plantFileSchema>;
