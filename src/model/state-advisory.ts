import { z } from 'zod';
import { practiceSchema } from './practice.js';

/** Ways in, as a plan and an incident name them. */
export const ADVISED_WAYS = ['mail', 'remote_access', 'internet_facing', 'removable_media'] as const;
export type AdvisedWay = (typeof ADVISED_WAYS)[number];

/** What a state writes when plants were hit: a product, a practice, a way in; where it names several, all of them must fit. */
export const stateAdvisorySchema = z.strictObject({
  id: z.string().min(1).max(60),
  title: z.string().min(1).max(200),
  issued_on: z.iso.date(),
  /** What a plant is to do, in its own words. */
  tell: z.string().max(4_000).optional(),
  product: z
    .strictObject({
      vendor: z.string().min(1).max(100),
      product: z.string().min(1).max(100),
      /** In a maker's words: `< 15.51.5`; every version where it is left out. */
      versions: z.string().max(200).optional(),
    })
    .optional(),
  /** Plants that do not do it, or only partly. */
  practice: practiceSchema.optional(),
  way_in: z.enum(ADVISED_WAYS).optional(),
});
export type StateAdvisory = z.infer<typeof stateAdvisorySchema>;
