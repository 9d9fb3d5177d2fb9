import { z } from 'zod';
import { lifecycleSchema, type Lifecycle } from '../../model/lifecycle.js';

const phrases = z.array(z.string());

/** A word of the text that decides among the rows of a family: its values, each with the phrases that say it. */
const facetSchema = z.object({
  values: z.record(
    z.string(),
    z.object({
      phrases,
      /** Values that say nothing where this one is said: IoT Enterprise over Enterprise. */
      over: z.array(z.string()).optional(),
    }),
  ),
  /** Are there releases that are not listed, such as `27h2`? */
  other: z.boolean().optional(),
});
export type Facet = z.infer<typeof facetSchema>;

const familySchema = z.object({
  key: z.string(),
  vendor: z.string(),
  product: z.string(),
  part: z.enum(['os', 'software', 'hardware', 'network']),
  /** Does it run the plant, or is the plant run from it? */
  control: z.boolean().default(false),
  names: phrases,
  weak: phrases.default([]),
  facets: z.record(z.string(), facetSchema).default({}),
  ask: z.string(),
  complete: z.boolean().default(false),
  feed: z
    .object({ product: z.string(), prefix: z.string().default(''), without: z.array(z.string()).default([]) })
    .nullable()
    .default(null),
});
export type Family = z.infer<typeof familySchema>;

const rangeSchema = z.object({ from: z.string().nullable(), to: z.string().nullable(), to_included: z.boolean() });

const entrySchema = lifecycleSchema.extend({
  extended: z.array(
    z.object({
      what: z.string(),
      until: z.iso.date(),
      cost: z.string().nullable(),
      /** `free`: comes by itself. */
      how: z.enum(['paid', 'free']),
      /** A word that must be said of the machine before this counts: `azure`. */
      needs: z.string().nullable(),
    }),
  ),
  family: z.string(),
  /** The product's own name, where it is not that of the family. */
  name: z.string().nullable().default(null),
  edition: z.string().nullable(),
  version: z.string().nullable(),
  status: z.enum(['active', 'mature', 'limited', 'discontinued', 'end_of_support', 'unknown']),
  discontinued_on: z.iso.date().nullable().default(null),
  /** Where the maker says how long it is supported. */
  ask_at: z.string().nullable().default(null),
  aliases: phrases,
  weak: phrases.default([]),
  versions: z.array(rangeSchema).nullable().default(null),
  facets: z.record(z.string(), z.array(z.string())).default({}),
  presumed: z.boolean().default(false),
  said_only: z.boolean().default(false),
  at_most: z.boolean().default(false),
  no_extended: z.array(z.string()).default([]),
  service_pack: z.int().nullable().default(null),
  feed: z.array(z.string()).default([]),
  /** A line of `data/successors.json`: what takes its place, by day. Without one `successor` counts, from the day of the table on. */
  successors: z.string().nullable().default(null),
});

/** One row of our own table: support of one product, with what tells it from its family. */
export type Entry = z.infer<typeof entrySchema>;

/** `data/lifecycles.json`; its own `note` says what the fields mean. */
export const lifecyclesSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  note: z.string(),
  families: z.array(familySchema),
  lifecycles: z.array(entrySchema),
});

/** A row to choose from: one of our own, or a cycle of the feed that our table has not. */
export type Row = {
  key: string;
  family: string;
  lifecycle: Lifecycle;
  entry: Entry | null;
  edition: string | null;
  version: string | null;
  phrases: string[];
  weak: string[];
  versions: Entry['versions'];
  facets: Entry['facets'];
  presumed: boolean;
  said_only: boolean;
};
