import { claimSchema } from './claim.js';
import { z } from 'zod';
import { exposureSchema } from './exposure.js';
import { ANCHORS } from './facts-words.js';
import { instantFault } from '../base/instants.js';
import { FORMS } from './form.js';
import { reportSchema } from './report.js';
import { instant, restatementPayload, statementPayload, wordsOf } from './said.js';
import { TLP } from './tlp.js';
import { verdictSchema } from './verdict.js';

const text = wordsOf(100_000);
const name = wordsOf(300);
const digest = z.string().regex(/^[0-9a-f]{64}$/u, 'must be a SHA-256 in lower-case hexadecimal');
const dayOrInstant = z
  .string()
  .refine(
    (given) => z.iso.date().safeParse(given).success || instantFault(given) === null,
    'must be a day, 2021-08-15, or a time with its zone, 2021-08-15T09:00-07:00',
  );
const seq = z.int().positive();

/** A document that a command printed, kept whole: checked as of its schema, and what later versions add to it stays. */
function kept<Output>(schema: z.ZodType<Output>) {
  return z.custom<Output>((document) => schema.safeParse(document).success, 'is not the document that it should be');
}

/** A time-stamp of RFC 3161 over the hash of an event: what a third party swears was there at a time. */
const stamp = z.strictObject({ of: seq, head: digest, time: z.string(), authority: name });

/** What each kind of event holds. A kind that is not here is of a later version: shown, never written. */
export const PAYLOADS = {
  opened: z.strictObject({ name, organisation: name.optional() }),
  note: z.strictObject({ text }),
  /** A note for the eyes of counsel: who may not see it, and who is outside, gets it without its words. */
  privileged_note: z.strictObject({ text }),
  /** What a third party says, as `assay claim read --json` printed it. */
  claim: z.strictObject({ document: z.looseObject({ schema: claimSchema.shape.schema }) }),
  evidence: z.strictObject({
    sha256: digest,
    /** Bytes. */
    size: z.int().nonnegative(),
    name,
    media_type: name,
    kept: z.enum(['copy', 'reference']),
    /** Where a file that is only referred to lay. */
    path: z.string().optional(),
    custody: z.strictObject({ from: name.optional(), when: dayOrInstant.optional(), how: text.optional() }),
    stamp: stamp.optional(),
  }),
  verdict: z.strictObject({ document: kept(verdictSchema) }),
  exposure: z.strictObject({ document: kept(exposureSchema) }),
  /** Somebody looks at the clear values of one row of a leak: written before they are shown. */
  look: z.strictObject({
    /** Of the file that the row stands in. */
    sha256: digest,
    /** Its number among all rows of the files that were read, which are the event's basis in their order; its line in the file. */
    row: z.int().positive(),
    line: z.int().positive().nullable(),
    why: wordsOf(500),
  }),
  /** An event that starts a clock, with its time and zone, as a person set it. */
  anchor: z.strictObject({ anchor: z.enum(ANCHORS), at: instant, why: text.optional() }),
  /** Facts that people established: `set` by path as in a facts file, `unset` what is unknown again. */
  facts: z.strictObject({
    set: z.record(z.string(), z.json()),
    unset: z.array(z.string()),
    file: z.strictObject({ name, sha256: digest }).optional(),
  }),
  decision: z.strictObject({ duty: name, follow: z.boolean(), by: name, at: instant, why: text }),
  done: z.strictObject({ duty: name, at: instant, how: text.optional() }),
  draft: z.strictObject({
    form: z.enum(FORMS),
    state: z.string().nullable(),
    version: seq,
    /** Of the document as canonical JSON. */
    sha256: digest,
    document: kept(reportSchema),
  }),
  statement: statementPayload,
  restatement: restatementPayload,
  measure: z.strictObject({ what: text, state: z.enum(['planned', 'taken']), on: dayOrInstant.optional() }),
  earlier_incident: z.strictObject({
    name,
    on: dayOrInstant.optional(),
    /** The case that it was kept as, where it was. */
    case: z.string().optional(),
    what: text.optional(),
    elements: z.array(name).optional(),
    people: z.int().nonnegative().optional(),
  }),
  /** What is to be read in place of an earlier event; without `replacement` that event is withdrawn. */
  correction: z.strictObject({ of: seq, why: text, replacement: z.json().optional() }),
  export: z.strictObject({
    what: text,
    to: name.optional(),
    sha256: digest,
    through: seq,
    withheld: z.array(seq),
    tlp: z.enum(TLP).optional(),
    /** Public keys that it was sealed for; none where it was sealed with a passphrase, or not at all. */
    recipients: z.array(name).optional(),
    sealed: z.enum(['recipients', 'passphrase', 'no']).optional(),
    /** Files of evidence that went along, by their digests. */
    files: z.array(digest).optional(),
  }),
} as const;

export type EventKind = keyof typeof PAYLOADS;
export type Payload<Kind extends EventKind> = z.infer<(typeof PAYLOADS)[Kind]>;

export const EVENT_KINDS: readonly EventKind[] = Object.keys(PAYLOADS).filter((kind): kind is EventKind =>
  Object.hasOwn(PAYLOADS, kind),
);
