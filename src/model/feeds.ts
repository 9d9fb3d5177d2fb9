import { z } from 'zod';

/** Public data that is kept in dated snapshots. */
export const FEEDS = ['kev', 'cve', 'lifecycle', 'csaf'] as const;
export const feedNameSchema = z.enum(FEEDS);
export type FeedName = z.infer<typeof feedNameSchema>;

export const feedSnapshotSchema = z.object({
  name: feedNameSchema,
  /** The publisher's own word for the state it is in: `2025.08.25`; else the day it was got. */
  version: z.string(),
  fetched_at: z.iso.datetime(),
  /** Of the bytes as they came, or of the list of them where there are many. */
  sha256: z.string(),
  entries: z.int().min(0),
  from: z.string(),
});

/** What stands of a feed on a day: the snapshot, its age in whole days, or why there is none. */
export const feedStatusSchema = z.object({
  name: feedNameSchema,
  snapshot: feedSnapshotSchema.nullable(),
  age_days: z.int().nullable(),
  warnings: z.array(z.string()),
});
export type FeedStatus = z.infer<typeof feedStatusSchema>;

/** What an update made of a feed. `failed`: nothing newer was taken, and the snapshot before stands; `warnings` say why. */
export const FEED_OUTCOMES = ['updated', 'unchanged', 'failed'] as const;

/** `assay.feeds/1`: what `assay feeds update|status --json` prints. */
export const feedsSchema = z.object({
  schema: z.literal('assay.feeds/1'),
  as_of: z.iso.date(),
  /** `update`: null where it was not asked for. */
  feeds: z.array(
    feedStatusSchema.extend({
      update: z.enum(FEED_OUTCOMES).nullable(),
      /** Why it failed, as a word that stays; null where it did not. */
      code: z.string().nullable(),
    }),
  ),
});
export type Feeds = z.infer<typeof feedsSchema>;
