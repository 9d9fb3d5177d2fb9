import { z } from 'zod';
import { feedNameSchema } from '../../model/feeds.js';

/** Raised whenever the compact form changes: what was kept in another one is read from the bytes as they came. */
export const FORMAT = 1;

const setAsideSchema = z.object({ where: z.string(), why: z.string() });
/** A file or an entry of a feed that could not be read. */
export type SetAside = z.infer<typeof setAsideSchema>;

const documentSchema = z.object({
  /** Path below `raw/`. */
  file: z.string().regex(/^(?:\d{4}\/)?[\w.+-]+$/u),
  sha256: z.string(),
  bytes: z.int().min(0),
  etag: z.string().nullable(),
  modified: z.string().nullable(),
  /** The day or moment that the publisher's list gives it; null where there is no list. */
  changed: z.string().nullable(),
});
export type KeptDocument = z.infer<typeof documentSchema>;

/** `manifest.json` of a snapshot: what it is, where it came from, and the hash of everything in it. */
export const manifestSchema = z.object({
  format: z.int(),
  name: feedNameSchema,
  version: z.string(),
  fetched_at: z.iso.datetime(),
  from: z.string(),
  entries: z.int().min(0),
  sha256: z.string(),
  entries_sha256: z.string(),
  /** The list of documents, where the feed has one: what it answers when asked again. */
  list: z.object({ etag: z.string().nullable(), modified: z.string().nullable() }).nullable(),
  documents: z.array(documentSchema),
  set_aside: z.array(setAsideSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
