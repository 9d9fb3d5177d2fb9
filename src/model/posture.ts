import { z } from 'zod';
import { feedStatusSchema } from './feeds.js';
import { findingSchema } from './finding.js';
import { identifiedAssetSchema } from './identified.js';
import { inventorySchema } from './asset.js';
import { operatorSchema } from './operator.js';
import { planSchema } from './plan.js';
import { practiceAnswerSchema } from './practice.js';
import { orderedBySchema } from './shown-way.js';

/** `assay.posture/1`: how ready an operator is, as `assay posture check --json` prints it. */
export const postureSchema = z.object({
  schema: z.literal('assay.posture/1'),
  as_of: z.iso.date(),
  organisation: z.string().nullable(),
  /** Two letters (USPS). */
  state: z.string().length(2).nullable(),
  feeds: z.array(feedStatusSchema),
  /** Domains of the operator's mail. Null: no name server was asked about it by that day; else the day, and its age in days. */
  mail: z.array(z.object({ domain: z.string(), asked_on: z.iso.date().nullable(), age_days: z.int().nullable() })),
  sources: inventorySchema.shape.sources,
  conflicts: inventorySchema.shape.conflicts,
  assets: z.array(identifiedAssetSchema),
  practices: z.array(practiceAnswerSchema),
  /** Every question that was answered, also with no; worst first. */
  findings: z.array(findingSchema),
  plan: planSchema,
  /** Who it is and whom to ask; left out where there is no plant file, and by earlier versions. */
  operator: operatorSchema.optional(),
  /** Left out where no incident was named. */
  ordered_by: orderedBySchema.optional(),
  cannot_tell: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type Posture = z.infer<typeof postureSchema>;
