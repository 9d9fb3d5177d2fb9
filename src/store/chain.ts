import { createHash, hash } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.js';
import { NO_EVENT, asJson, eventId, type CaseEvent, type NewEvent } from '../model/case.js';

/** Bytes of salt: a payload that is withheld cannot be guessed by trying the likely ones. */
export const SALT_BYTES = 32;

/** SHA-256 of the salt, as bytes, and the payload's text as it is kept. */
export function payloadDigest(salt: string, payload: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(payload, 'utf8').digest('hex');
}

type Hashed = Pick<CaseEvent, 'case' | 'seq' | 'at' | 'who' | 'kind' | 'basis' | 'payload_sha256' | 'prev'>;

/** What an event's hash is over, and nothing else: its own words about itself, the digest of its payload, and the hash before. */
export function eventText(event: Hashed): string {
  const { case: of, seq, at, who, kind, basis, payload_sha256, prev } = event;
  // Canonical JSON, its keys sorted here and not for each of ten thousand events.
  return JSON.stringify({ assay: 'case-event/1', at, basis, case: of, kind, payload_sha256, prev, seq, who });
}

export function eventHash(event: Hashed): string {
  return hash('sha256', eventText(event));
}

/** An event as it is kept: the payload as the very text that was hashed. */
export type SealedEvent = Omit<CaseEvent, 'payload'> & { readonly payload: string | null };

export type Seat = { readonly case: string; readonly seq: number; readonly prev: string };

/** Gives an event its place in the chain. `at` is an instant in UTC, `salt` random bytes in hexadecimal. */
export function seal(seat: Seat, event: NewEvent, { at, salt }: { readonly at: string; readonly salt: string }) {
  const payload = canonicalJson(asJson(event.payload));
  const { case: of, seq, prev } = seat;
  const { who, kind } = event;
  const own = { case: of, seq, id: eventId(of, seq), at, who, kind, basis: [...event.basis] };
  const open = { ...own, payload, salt, payload_sha256: payloadDigest(salt, payload), prev };
  return { ...open, hash: eventHash(open) };
}

export function firstSeat(caseId: string): Seat {
  return { case: caseId, seq: 1, prev: NO_EVENT };
}

export function seatAfter(head: Pick<CaseEvent, 'case' | 'seq' | 'hash'>): Seat {
  return { case: head.case, seq: head.seq + 1, prev: head.hash };
}
