import { z } from 'zod';
import { PAYLOADS, type EventKind, type Payload } from './case-payloads.js';

export { EVENT_KINDS, PAYLOADS, type EventKind, type Payload } from './case-payloads.js';

/** Lower-case hexadecimal SHA-256. */
const digest = z.string().regex(/^[0-9a-f]{64}$/u);

/** What stands before the first event of a case. */
export const NO_EVENT = '0'.repeat(64);

/** The id of a case: short, and typed by people. */
export const CASE_ID = /^[a-z0-9][a-z0-9-]{0,47}$/u;

/**
 * One event of a case as it is kept. Each names the hash of the one before, so that none can be changed, taken out or moved
 * without breaking every later one. `payload` and `salt` are null where a copy of the case withholds them: `payload_sha256`
 * stands for them, and the chain can still be proved.
 */
export const eventSchema = z.object({
  case: z.string(),
  /** Counts up from 1 without gaps. */
  seq: z.int().positive(),
  /** `case/seq`. */
  id: z.string(),
  /** When it was written, UTC, by the clock of the machine that wrote it. */
  at: z.string(),
  who: z.string(),
  /** One of `EVENT_KINDS`, or one of a later version. */
  kind: z.string(),
  /** What it rests on: ids of events and digests of files. */
  basis: z.array(z.string()),
  payload: z.json().nullable(),
  salt: z.string().nullable(),
  /** SHA-256 of the salt and the payload as canonical JSON. */
  payload_sha256: digest,
  /** Hash of the event before. */
  prev: digest,
  hash: digest,
});
export type CaseEvent = z.infer<typeof eventSchema>;

/** An event before the chain takes it up. */
export type NewEvent<Kind extends EventKind = EventKind> = {
  readonly kind: Kind;
  readonly who: string;
  readonly basis: readonly string[];
  readonly payload: Payload<Kind>;
  /** Number of the last event that its writer had seen: where another was added since, it is not kept. Without it, it is kept anyway. */
  readonly after?: number;
};

/** The last event of a case: who knows it can tell later whether anything before was changed. */
export type ChainHead = { readonly case: string; readonly seq: number; readonly at: string; readonly hash: string };

const BREAKS = [
  'payload_altered',
  'event_altered',
  'link_altered',
  'missing',
  'reordered',
  'unreadable',
  'head_not_found',
] as const;

export const breakSchema = z.object({
  /** The first event that does not fit, or that is not there. */
  seq: z.int(),
  what: z.enum(BREAKS),
  says: z.string(),
});
export type ChainBreak = z.infer<typeof breakSchema>;

/** Whether what is kept of a case is what was written. */
export const chainReportSchema = z.object({
  case: z.string(),
  whole: z.boolean(),
  events: z.int(),
  /** Events whose payload this copy withholds. */
  withheld: z.int(),
  head: z.object({ seq: z.int(), at: z.string(), hash: digest }).nullable(),
  first_break: breakSchema.nullable(),
});
export type ChainReport = z.infer<typeof chainReportSchema>;

/** A decision on a duty, and the event that it was signed in. */
export type StandingDecision = Payload<'decision'> & { readonly event: number };

export function eventId(caseId: string, seq: number): string {
  return `${caseId}/${seq}`;
}

/** The payload of an event of a known kind as it was written; null where it is withheld, of another kind or of a later version. */
export function payloadOf<Kind extends EventKind>(event: CaseEvent, kind: Kind): Payload<Kind> | null {
  if (event.kind !== kind || event.payload === null) return null;
  return SCHEMAS[kind].safeParse(event.payload).data ?? null;
}

/** Whether a payload can be kept as one of that kind; what is wrong with it otherwise. */
export function faultOf(kind: EventKind, payload: unknown): { readonly path: string; readonly says: string } | null {
  const parsed = PAYLOADS[kind].safeParse(payload);
  const issue = parsed.error?.issues[0];
  return issue === undefined ? null : { path: issue.path.map(String).join('.'), says: issue.message };
}

export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(PAYLOADS, kind);
}

const SCHEMAS: { readonly [Kind in EventKind]: z.ZodType<Payload<Kind>> } = PAYLOADS;

export type JsonValue = z.infer<ReturnType<typeof z.json>>;

/** A value as JSON holds it: what is undefined is left out. */
export function asJson(value: unknown): JsonValue {
  return jsonOf(JSON.stringify(value));
}

/** Throws `SyntaxError` on what is no JSON. */
export function jsonOf(text: string): JsonValue {
  const value: JsonValue = JSON.parse(text);
  return value;
}
