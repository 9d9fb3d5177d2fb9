import { z } from '@hono/zod-openapi';

const listOf = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly();

const rival = z.object({
  value: z.string(),
  evidence: z.string(),
  confidence: z.string(),
  stands: z.boolean(),
  /** What to set for it to stand. */
  take: z.object({ entry: z.string(), slot: z.string(), value: z.string(), words: z.string() }),
});
const conflict = z.object({ field: z.string(), why: z.string(), values: listOf(rival) });

const row = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  evidence: z.string(),
  confidence: z.string(),
  entry: z.string().nullable(),
  set_by: z.int().nullable(),
  conflicts: listOf(conflict),
});
const slot = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'day', 'number', 'choice']),
  options: listOf(z.object({ value: z.string(), label: z.string() })),
  value: z.string(),
});
const story = z.object({
  title: z.string().nullable(),
  groups: listOf(z.object({ title: z.string(), rows: listOf(row) })),
  entries: listOf(z.object({ id: z.string(), label: z.string(), isEmpty: z.boolean(), slots: listOf(slot) })),
  not_said: listOf(z.object({ label: z.string(), entry: z.string(), removed_by: z.int().nullable() })),
  more: listOf(z.object({ label: z.string(), entry: z.string() })),
  conflicts: listOf(conflict),
  cannot_tell: listOf(z.string()),
  /** The part of the text in runs, each with the rows that were read from it; null where the text is not at hand. */
  source: z
    .object({
      segments: listOf(z.object({ text: z.string(), rows: listOf(z.string()) })),
      left_out: z.int(),
    })
    .nullable(),
});

const head = {
  event: z.int(),
  at: z.string(),
  who: z.string(),
  says: z.string(),
  corrected_by: z.int().nullable(),
  withdrawn: z.boolean(),
};

export const claimsSchema = z.object({ claims: listOf(z.object(head)) });

export const claimViewSchema = z.object({
  ...head,
  /** Number of the last event of the case, for `If-Match`. */
  last: z.int(),
  /** What it said first and after each correction, oldest first. */
  versions: listOf(
    z.object({
      event: z.int(),
      at: z.string(),
      who: z.string(),
      why: z.string().nullable(),
      says: z.string(),
    }),
  ),
  /** The version that is shown, and whether it is the one that stands. */
  version: z.int(),
  stands: z.boolean(),
  /** The day that relative dates were read against. */
  date: z.string().nullable(),
  file: z.object({ name: z.string(), sha256: z.string() }).nullable(),
  stories: listOf(story),
  /** What the case knows of what it says. */
  beside: listOf(z.string()),
});

export const claimKeptSchema = z.object({
  event: z.int(),
  /** The event that holds a claim of the same text already. */
  same: z.int().nullable(),
});

export type ClaimPage = z.infer<typeof claimViewSchema>;
export type ClaimHead = z.infer<typeof claimsSchema>['claims'][number];
