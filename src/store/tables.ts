import type { Kysely, Selectable } from 'kysely';
import { eventId } from '../model/case.js';
import type { SealedEvent } from './chain.js';

/** What both databases hold: events, only ever added to, and which shapes the store has had. */
export type Tables = {
  case_events: EventTable;
  case_store_versions: { version: number; at: string };
};

type EventTable = {
  case_id: string;
  seq: number;
  at: string;
  who: string;
  kind: string;
  /** JSON list. */
  basis: string;
  /** Canonical JSON, the very text that was hashed; empty, as the salt then is, where the case came in without it. */
  payload: string;
  salt: string;
  payload_sha256: string;
  prev: string;
  hash: string;
};

export type StoreDatabase = Kysely<Tables>;

export function toRow(event: SealedEvent): EventTable {
  const { case: case_id, seq, at, who, kind, basis, payload, salt, payload_sha256, prev, hash } = event;
  const row = { case_id, seq, at, who, kind, basis: JSON.stringify(basis), payload_sha256, prev, hash };
  return { ...row, payload: payload ?? '', salt: salt ?? '' };
}

/** A line as it stands, also one that somebody has tampered with: what cannot be read fits no hash. An empty payload came in withheld. */
export function fromRow(row: Selectable<EventTable>): SealedEvent {
  const { case_id, seq, at, who, kind, payload, salt, payload_sha256, prev, hash } = row;
  const own = { case: case_id, seq, id: eventId(case_id, seq), at, who, kind, basis: basisOf(row.basis) };
  const kept = payload === '' && salt === '' ? { payload: null, salt: null } : { payload, salt };
  return { ...own, ...kept, payload_sha256, prev, hash };
}

function basisOf(text: string): string[] {
  try {
    const basis: unknown = JSON.parse(text);
    return Array.isArray(basis) && basis.every((each) => typeof each === 'string') ? basis : [text];
  } catch {
    return [text];
  }
}
