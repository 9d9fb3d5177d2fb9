import { z } from 'zod';

/** Ways in by which the plan can be ordered. */
export const SHOWN_WAYS = ['mail', 'remote_access', 'internet_facing', 'removable_media'] as const;
export type ShownWay = (typeof SHOWN_WAYS)[number];

/**
 * A way in that an incident has shown, and who says so: `option` by hand, `fact` what people established in a case, `claim` what
 * somebody claims there, which is no fact.
 */
export const wayShownSchema = z.object({
  way: z.enum(SHOWN_WAYS),
  by: z.enum(['option', 'fact', 'claim']),
  /** Of the case; null for an option. */
  event: z.int().positive().nullable(),
  /** The fact by its path, and its words; for a claim the word that was read; for an option its name. */
  basis: z.string(),
});
export type WayShown = z.infer<typeof wayShownSchema>;

/** What of incidents orders a plan. */
export const orderedBySchema = z.object({
  case: z.string().nullable(),
  ways: z.array(wayShownSchema),
  /** What the case says of the way in that could not be read with certainty, or that it says nothing. */
  cannot_tell: z.array(z.string()),
});
export type OrderedBy = z.infer<typeof orderedBySchema>;
