import { z } from 'zod';
import { AUDIENCES } from './case-bundle.js';
import { chainReportSchema } from './case.js';

// What `assay case export`, `redact`, `import` and `verify --bundle` print with --json.

export const FORMATS = ['bundle', 'stix', 'misp', 'veris'] as const;
export type PassingFormat = (typeof FORMATS)[number];

const digest = z.string().regex(/^[0-9a-f]{64}$/u);

/** `assay.case-passed/1`: what left, and the event that says so. */
export const passedCaseSchema = z.object({
  schema: z.literal('assay.case-passed/1'),
  case: z.string(),
  format: z.enum(FORMATS),
  /** Label of the Traffic Light Protocol 2.0. */
  tlp: z.string(),
  audience: z.enum(AUDIENCES).nullable(),
  file: z.string(),
  /** Bytes, and SHA-256, of the file as it was written. */
  size: z.int(),
  sha256: digest,
  sealed: z.enum(['recipients', 'passphrase', 'no']),
  recipients: z.array(z.string()),
  /** The last event that it tells of. */
  through: z.int(),
  /** Hash of that event: the head of what left. The case itself goes on with the event of the export. */
  head: digest,
  withheld: z.array(z.int()),
  /** Files of evidence that went along. */
  files: z.int(),
  /** Id of the event that was added to the case. */
  event: z.string(),
});
export type PassedCase = z.infer<typeof passedCaseSchema>;

/** `assay.case-imported/1`: what came in. */
export const importedCaseSchema = z.object({
  schema: z.literal('assay.case-imported/1'),
  case: z.string(),
  tlp: z.string(),
  made_at: z.string(),
  made_by: z.string(),
  sealed: z.boolean(),
  /** Events that were here before, and that were added. */
  before: z.int(),
  added: z.int(),
  head: z.object({ seq: z.int(), at: z.string(), hash: digest }),
  files: z.int(),
  /** Events of evidence that came in without their file: it stayed with who sent the case. */
  files_elsewhere: z.int(),
});
export type ImportedCase = z.infer<typeof importedCaseSchema>;

/** `assay.bundle-verification/1`: whether a bundle is of the chain, and what it leaves out. */
export const bundleVerificationSchema = chainReportSchema.omit({ withheld: true }).extend({
  schema: z.literal('assay.bundle-verification/1'),
  tlp: z.string(),
  made_at: z.string(),
  made_by: z.string(),
  for: z.string().nullable(),
  audience: z.enum(AUDIENCES).nullable(),
  sealed: z.boolean(),
  /** Hashes that were kept outside and are in it. */
  heads: z.array(digest),
  withheld: z.array(z.object({ seq: z.int(), kind: z.string() })),
  files: z.int(),
});
export type BundleVerification = z.infer<typeof bundleVerificationSchema>;
