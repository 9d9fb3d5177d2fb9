import { z } from 'zod';
import { CASE_ID } from './case.js';
import { TLP_LABELS } from './tlp.js';

// A case as a file: lines of JSON. First the header, then each event, then the files of evidence in pieces, at last the end.

export const BUNDLE = 'assay.case-bundle/1';

/** What a bundle may hold: whoever reads it does not know who wrote it. */
export const BUNDLE_LIMITS = {
  events: 100_000,
  /** Bytes of one line: a payload has at most 64 million characters, some of which take two bytes. */
  line: 160_000_000,
  /** Bytes of all lines of events: they are held in memory. */
  eventBytes: 512_000_000,
  files: 10_000,
  /** Bytes of all files. */
  fileBytes: 64_000_000_000,
  /** Bytes of a file in one line. */
  piece: 196_608,
} as const;

const digest = z.string().regex(/^[0-9a-f]{64}$/u);
const INSTANT_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;
const instant = z.string().regex(INSTANT_UTC);
const seq = z.int().min(1).max(BUNDLE_LIMITS.events);
/** On one line, without what a terminal would obey. */
const oneLine = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** For whom a bundle leaves something out. */
export const AUDIENCES = ['counsel', 'police'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const bundleHeaderSchema = z.strictObject({
  schema: z.literal(BUNDLE),
  tlp: z.enum(TLP_LABELS),
  /** What the label means, for whoever does not know it. */
  tlp_means: z.string().max(300),
  case: z.string().regex(CASE_ID),
  made_at: instant,
  made_by: oneLine,
  /** To whom it goes, in the words of who made it. */
  for: oneLine.nullable(),
  audience: z.enum(AUDIENCES).nullable(),
  events: seq,
  head: z.strictObject({ seq, at: instant, hash: digest }),
  /** Events whose payload is left out; their hashes stand, so that the chain can be proved. */
  withheld: z.array(seq).max(BUNDLE_LIMITS.events),
  /** Files of evidence that follow the events. */
  files: z.array(z.strictObject({ sha256: digest, size: z.int().nonnegative() })).max(BUNDLE_LIMITS.files),
});
export type BundleHeader = z.infer<typeof bundleHeaderSchema>;

/** An event of the bundle's case. `payload` is canonical JSON as text: the very text that the chain covers. */
export const bundleEventSchema = z
  .strictObject({
    seq,
    at: instant,
    who: oneLine,
    kind: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/u),
    basis: z.array(z.string().regex(/^(?:[a-z0-9-]{1,48}\/[1-9]\d{0,8}|[0-9a-f]{64})$/u)).max(10_000),
    payload: z.string().nullable(),
    salt: digest.nullable(),
    payload_sha256: digest,
    prev: digest,
    hash: digest,
  })
  .refine(({ payload, salt }) => (payload === null) === (salt === null), 'must withhold payload and salt together');
export type BundleEvent = z.infer<typeof bundleEventSchema>;

/** Part of a file, base64. The parts of a file follow each other. */
export const bundlePieceSchema = z.strictObject({
  file: digest,
  data: z
    .string()
    .max(BUNDLE_LIMITS.piece * 2)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/u),
});

/** The last line: without it the bundle was cut off. `sha256` is of every byte before it. */
export const bundleEndSchema = z.strictObject({ end: z.literal(BUNDLE), sha256: digest });

/** `assay.case-bundle/1`: one line of it. */
export const bundleLineSchema = z.union([bundleHeaderSchema, bundleEventSchema, bundlePieceSchema, bundleEndSchema]);
