import { z } from 'zod';
import { elementSchema } from './element.js';

/** What a third party says, as read from one text: a claim, not a fact. Words are closed where they can be; the rest is as the text says it. */

const span = z.tuple([z.number().int().min(0), z.number().int().min(0)]);
const confidence = z.number().min(0).max(1);

/** A value with the place it was read from, in UTF-16 units of the decoded text, and how sure the reading is. Null where the text does not say. */
function leafOf<T extends z.ZodType>(value: T) {
  return z.object({ value, span, confidence }).strict();
}

/** A number as the text gives it: `value` alone where it is exact; `bound` says how it is not, `high` is the end of a range. */
const numberLeaf = z
  .object({
    value: z.number(),
    span,
    confidence,
    bound: z.enum(['at_least', 'at_most', 'about', 'between']).optional(),
    high: z.number().optional(),
    /** Where the number is not in the text: what it was worked out from. */
    basis: z.string().optional(),
  })
  .strict();

const textLeaf = leafOf(z.string());
/** `2021-08-15`, `2021-08` or `2021`: as fine as the text tells it. */
const dayLeaf = leafOf(z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u));
const elementLeaf = leafOf(elementSchema);
const wordLeaf = <const T extends readonly [string, ...string[]]>(words: T) => leafOf(z.enum(words));

export const CHANNELS = [
  'forum',
  'leak_site',
  'marketplace',
  'telegram',
  'social_media',
  'chat',
  'email',
  'paste_site',
] as const;
export const WAYS_IN = [
  'email',
  'web',
  'remote_access',
  'unpatched_software',
  'stolen_credentials',
  'supplier',
  'insider',
  'social_engineering',
  'exposed_server',
] as const;
export const THREATS = ['publish', 'sell', 'notify', 'raise_price', 'destroy_key', 'attack'] as const;
export const TRAINING = ['lacking', 'not_required', 'required', 'offered', 'given'] as const;
export const ASSISTANCE = ['assistance', 'funding'] as const;
export const ANCHORS = ['discovery', 'awareness', 'determination', 'occurrence', 'payment'] as const;
export const UNITS = ['hour', 'day', 'business_day', 'week', 'month'] as const;
/** Roles of an asset that a word of the text can tell; the same words as in an inventory. */
export const ASSET_ROLES = [
  'hmi',
  'scada_server',
  'historian',
  'engineering_workstation',
  'plc',
  'workstation',
  'server',
  'mail',
  'router',
  'firewall',
  'switch',
  'camera',
  'phone',
  'printer',
] as const;
export const RESPONSES = ['investigating', 'confirmed', 'denied', 'none'] as const;

const priceSchema = z
  .object({ amount: numberLeaf.nullable(), currency: textLeaf.nullable(), usd: numberLeaf.nullable() })
  .strict();

export const subsetSchema = z
  .object({
    people: numberLeaf.nullable(),
    rows: numberLeaf.nullable(),
    elements: z.array(elementLeaf),
    price: priceSchema,
    offer: wordLeaf(['public', 'private']),
  })
  .strict();

export const demandSchema = z
  .object({
    amount: numberLeaf.nullable(),
    currency: textLeaf.nullable(),
    usd: numberLeaf.nullable(),
    due: dayLeaf.nullable(),
  })
  .strict();

export const reportingSchema = z
  .object({
    to: textLeaf.nullable(),
    within: z
      .object({ amount: numberLeaf.nullable(), unit: wordLeaf(UNITS).nullable(), from: wordLeaf(ANCHORS).nullable() })
      .strict(),
    protection: textLeaf.nullable(),
    /** `unknown` where a duty is told without a word for a law or a bill. */
    status: wordLeaf(['law', 'bill', 'unknown']),
  })
  .strict();

export const assetSchema = z
  .object({
    what: textLeaf,
    operating_system: textLeaf.nullable(),
    role: wordLeaf(ASSET_ROLES).nullable(),
    connected_to: textLeaf.nullable(),
  })
  .strict();

const incidentSchema = z.object({ when: dayLeaf.nullable(), what: textLeaf.nullable() }).strict();
const costSchema = z
  .object({ what: textLeaf.nullable(), amount: numberLeaf.nullable(), currency: textLeaf.nullable() })
  .strict();
const quotedSchema = z.object({ name: textLeaf.nullable(), role: textLeaf.nullable() }).strict();

/** Leaves of one field that cannot all be right. */
const contradictionSchema = z
  .object({ field: z.string(), values: z.array(z.union([numberLeaf, textLeaf, elementLeaf])).min(2), why: z.string() })
  .strict();

/** Why something is not read although the text may hold it. */
const unreadSchema = z.object({ field: z.string(), why: z.string(), span: span.nullable() }).strict();

const fields = {
  organisation: textLeaf.nullable(),
  actor: textLeaf.nullable(),
  /** Where those who claim made it known: also a mail or a chat with whom they robbed. */
  channel: wordLeaf(CHANNELS).nullable(),
  reported_by: z.array(textLeaf),
  /** The day of the post, the listing or the mail in which it is claimed, not the day of a report of it. */
  claimed_on: dayLeaf.nullable(),
  people: numberLeaf.nullable(),
  rows: numberLeaf.nullable(),
  subsets: z.array(subsetSchema),
  elements: z.array(elementLeaf),
  access: wordLeaf(['kept', 'lost', 'unknown']).nullable(),
  copies: wordLeaf(['none', 'one', 'several']).nullable(),
  /** `by` is whom the text names: an outlet, a person, the organisation; null where whoever writes checked it himself. */
  samples_checked: z
    .object({ by: textLeaf.nullable(), result: wordLeaf(['accurate', 'inaccurate', 'unclear']).nullable() })
    .strict(),
  /** What the organisation says of it. Its own letter or notice that tells what happened confirms it; officials who only tell of the days after do not. */
  response: z.object({ status: wordLeaf(RESPONSES).nullable(), quote: textLeaf.nullable() }).strict(),
  denied_elements: z.array(elementLeaf),
  earlier_incidents: z.array(incidentSchema),
  demands: z.array(demandSchema),
  threats: z.array(wordLeaf(THREATS)),
  reporting: z.array(reportingSchema),
  affected_assets: z.array(assetSchema),
  ways_in: z.array(wordLeaf(WAYS_IN)),
  costs: z.array(costSchema),
  training: z.array(wordLeaf(TRAINING)),
  assistance: z.array(wordLeaf(ASSISTANCE)),
  people_quoted: z.array(quotedSchema),
  contradictions: z.array(contradictionSchema),
  cannot_tell: z.array(unreadSchema),
} as const;

/** One story of a text: which part of it, and what it says. */
const storySchema = z.object({ span, ...fields }).strict();

export const claimSchema = z
  .object({
    schema: z.literal('assay.claim/1'),
    /** Of the decoded text in UTF-8; for a plain UTF-8 file without a mark at its head, of the file. */
    text_sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    text: z
      .object({ kind: z.enum(['plain', 'mail', 'html']), encoding: z.string(), length: z.number().int() })
      .strict(),
    /** The day that relative dates were read against; null where none was given. */
    date: z.string().nullable(),
    ...storySchema.shape,
    /** Other stories of the same text, each read on its own. */
    further_stories: z.array(storySchema),
  })
  .strict();

export type Span = readonly [number, number];
export type Leaf<T> = { value: T; span: [number, number]; confidence: number };
export type NumberLeaf = z.infer<typeof numberLeaf>;
export type TextLeaf = Leaf<string>;
export type ElementLeaf = z.infer<typeof elementLeaf>;
export type Claim = z.infer<typeof claimSchema>;
export type ClaimStory = z.infer<typeof storySchema>;
export type Subset = z.infer<typeof subsetSchema>;
export type Demand = z.infer<typeof demandSchema>;
export type Contradiction = z.infer<typeof contradictionSchema>;
export type Unread = z.infer<typeof unreadSchema>;
export type Reporting = z.infer<typeof reportingSchema>;
export type Asset = z.infer<typeof assetSchema>;
export type Channel = (typeof CHANNELS)[number];
