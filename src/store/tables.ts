import type { Generated, Kysely, Selectable } from 'kysely';
import { eventId } from '../model/case.js';
import type { SealedEvent } from './chain.js';

/** What both databases hold: events, only ever added to; who is in the team; and which shapes the store has had. */
export type Tables = {
  case_events: EventTable;
  case_store_versions: { version: number; at: string };
  team_accounts: AccountTable;
  team_log: TeamLogTable;
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

export type AccountTable = {
  name: string;
  role: string;
  /** 1 where it may not sign in. */
  closed: number;
  /** What is kept of the password, as its hash says how it was made; null where none was set. */
  password: string | null;
  /** SHA-256 of the code of the invitation. */
  invitation: string | null;
  invited_until: string | null;
  /** Goes up whenever those who are signed in must sign in again. */
  epoch: number;
  added_at: string;
};

type TeamLogTable = {
  seq: Generated<number>;
  at: string;
  act: string;
  account: string | null;
  by_whom: string;
  source: string | null;
  role: string | null;
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
  const [id, basis] = [eventId(case_id, seq), basisOf(row.basis)];
  const own = { case: case_id, seq, id, at, who, kind, basis, payload_sha256, prev, hash };
  return payload === '' && salt === '' ? { ...own, payload: null, salt: null } : { ...own, payload, salt };
}

function basisOf(text: string): string[] {
  if (text === '[]') return [];
  try {
    const basis: unknown = JSON.parse(text);
    return Array.isArray(basis) && basis.every((each) => typeof each === 'string') ? basis : [text];
  } catch {
    return [text];
  }
}
