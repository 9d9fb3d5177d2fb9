import { z } from 'zod';

const day = z.iso.date();

/**
 * Support of one cycle of one product, from a feed or from our own table (`data/lifecycles.json`). Dates are the last day with
 * support; null where the source gives none. A row of low confidence is "check with the maker", never a finding.
 */
export const lifecycleSchema = z.object({
  /** Product in the source: `windows`, `microsoft-windows-7`; and the cycle: `7-sp1`. */
  product: z.string(),
  cycle: z.string(),
  label: z.string(),
  vendor: z.string().nullable(),
  released_on: day.nullable(),
  /** True where the source says that support has ended and gives no day. */
  ended: z.boolean().nullable(),
  support_until: day.nullable(),
  /** Support that is bought or comes with another edition, one by one: `paid ESU year 3 (last)`. */
  extended: z.array(z.object({ what: z.string(), until: day, cost: z.string().nullable() })),
  latest_version: z.string().nullable(),
  successor: z.string().nullable(),
  source: z.string(),
  as_of: day,
  confidence: z.enum(['high', 'medium', 'low']),
  notes: z.string().nullable(),
});
export type Lifecycle = z.infer<typeof lifecycleSchema>;
