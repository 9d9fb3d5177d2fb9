import { z } from 'zod';
import { canonicalJson } from '../base/canonical-json.js';
import { roleSchema, zoneSchema } from './asset.js';
import { feedNameSchema } from './feeds.js';
import { FINDING_KINDS, SEVERITIES } from './finding.js';
import { measureSchema } from './measure.js';
import { ANSWERS, PRACTICES, practiceSchema } from './practice.js';

/** Persons served, in the classes of the EPA for water systems: to 500, 3,300, 10,000, 100,000, and above. */
export const SIZE_CLASSES = ['very_small', 'small', 'medium', 'large', 'very_large'] as const;
export const BUNDLE_SECTORS = ['water', 'wastewater', 'energy', 'health', 'government', 'education', 'other'] as const;
const TOLD = ['yes', 'no', 'unknown'] as const;
export type Told = (typeof TOLD)[number];

/** What is longer than this is no bundle of ours: one line, in bytes; lines of one file; bytes of one file. */
export const BUNDLE_LIMITS = { line: 262_144, lines: 5_000, file: 64_000_000 } as const;

const count = z.int().min(1).max(100_000);
const some = z.int().min(0).max(100_000);
const share = z.number().min(0).max(1);
/** A key or name of our tables: letters, digits and few marks, nothing that a terminal or a page obeys. */
const word = (most: number) =>
  z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} .:+&()/,_-]*$/u)
    .max(most);

/** How many machines with each answer. */
const countsSchema = z.strictObject({ yes: some, no: some, unknown: some });

export const bundleProductSchema = z.strictObject({
  /** Of our table of products; or the maker alone where the table does not know the product. */
  key: word(100),
  vendor: word(80),
  product: word(100).nullable(),
  edition: word(60).nullable(),
  /** First two numbers of the version at most; `whole`: it is no longer than that. Null where it was not told. */
  version: word(24).nullable(),
  whole: z.boolean(),
  /** False where it is one of several that a text may mean. */
  sure: z.boolean(),
  roles: z.array(roleSchema).max(20),
  machines: count,
});
export type BundleProduct = z.infer<typeof bundleProductSchema>;

export const bundleFindingSchema = z.strictObject({
  kind: z.enum(FINDING_KINDS),
  /** Key of the product, the practice, or a word of ours; never a machine. */
  topic: word(120),
  answer: z.enum(['yes', 'no', 'cannot_tell']),
  severity: z.enum(SEVERITIES),
  count,
  /** How many of them are about machines that run the plant. */
  control: some,
  /** Risk that the plan's steps for them take away. */
  gain: share,
});

const base64 = (bytes: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/u)
    .length(Math.ceil(bytes / 3) * 4);

const contents = {
  schema: z.literal('assay.posture-bundle/1'),
  plant: z.strictObject({
    /** Random, made once; tells nothing by itself. */
    id: z.string().regex(/^[0-9a-f]{32}$/u),
    /** Two letters (USPS). */
    state: z
      .string()
      .regex(/^[A-Z]{2}$/u)
      .nullable(),
    sector: z.enum(BUNDLE_SECTORS).nullable(),
    size: z.enum(SIZE_CLASSES).nullable(),
  }),
  as_of: z.iso.date(),
  made_at: z.iso.datetime(),
  machines: z
    .array(z.strictObject({ role: roleSchema.nullable(), zone: zoneSchema.nullable(), machines: count }))
    .max(200),
  products: z.array(bundleProductSchema).max(500),
  /** Programs of which nothing in our tables is known, not even the maker; and those beyond the list. */
  unknown_programs: some,
  findings: z.array(bundleFindingSchema).max(1_000),
  practices: z.array(z.strictObject({ practice: practiceSchema, answer: z.enum(ANSWERS) })).max(PRACTICES.length),
  /** Machines that are reached from elsewhere, by what; `other` where our tables do not know it. */
  remote_access: z.array(z.strictObject({ by: word(60), second_factor: z.enum(TOLD), machines: count })).max(100),
  exposed: countsSchema,
  remote: countsSchema,
  /** Registrable domain of who takes in the mail; `own`: the plant itself or an authority. Null: not told. */
  mail_host: z
    .string()
    .regex(/^(?:own|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,3})$/u)
    .nullable(),
  training: z
    .strictObject({ done: z.number().min(0).max(100_000), required: z.number().min(0).max(100_000) })
    .nullable(),
  incident_reported: z.enum(TOLD),
  plan: z.strictObject({
    risk_before: share,
    risk_after: share,
    measures: z.array(z.strictObject({ measure: measureSchema, count, gain: share })).max(100),
  }),
  feeds: z
    .array(z.strictObject({ name: feedNameSchema, age_days: z.int().min(-10_000).max(100_000).nullable() }))
    .max(10),
  /** Names of machines, where they were asked for; else null. */
  names: z
    .array(z.strictObject({ name: z.string().max(120), role: roleSchema.nullable() }))
    .max(10_000)
    .nullable(),
};

/** What a bundle says, before it is signed. */
export const bundleContentsSchema = z.strictObject(contents);
export type BundleContents = z.infer<typeof bundleContentsSchema>;

/**
 * `assay.posture-bundle/1`: what a plant chooses to send to whoever looks after many. One line of canonical JSON. The signature is
 * Ed25519 over the canonical JSON of all but `signature`, after the line `assay.posture-bundle/1`; the key is the raw 32 bytes.
 */
export const postureBundleSchema = z.strictObject({
  ...contents,
  key: z.strictObject({
    algorithm: z.literal('Ed25519'),
    public: base64(32),
    /** First 16 bytes of the SHA-256 of the key, in groups of four: to be read out over the telephone. */
    fingerprint: z.string().regex(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/u),
  }),
  signature: base64(64),
});
export type PostureBundle = z.infer<typeof postureBundleSchema>;

/** The text that a bundle's signature covers. */
export function signedText(unsigned: Omit<PostureBundle, 'signature'>): string {
  return `${unsigned.schema}\n${canonicalJson(unsigned)}`;
}
