import { NO_EVENT, type ChainBreak, type ChainReport } from '../model/case.js';
import { eventHash, payloadDigest, type SealedEvent } from './chain.js';

/**
 * Proves that the events of a case, in the order of their numbers, are those that were written: each payload against its digest, each event against
 * its hash, each link against the event before. Stops at the first that does not fit. `heads` are hashes that somebody kept
 * outside: each must be that of an event, else what followed was cut off or all was written anew.
 */
export function checkChain(caseId: string, events: readonly SealedEvent[], heads: readonly string[] = []): ChainReport {
  let before: SealedEvent | null = null;
  let broken: ChainBreak | null = null;
  for (const event of events) {
    broken = breakAt(caseId, event, before, events);
    if (broken !== null) break;
    before = event;
  }
  broken ??= lostHead(events, heads);
  return {
    case: caseId,
    whole: broken === null,
    events: events.length,
    withheld: events.filter(({ payload }) => payload === null).length,
    head: before === null ? null : { seq: before.seq, at: before.at, hash: before.hash },
    first_break: broken,
  };
}

function breakAt(
  caseId: string,
  event: SealedEvent,
  before: SealedEvent | null,
  all: readonly SealedEvent[],
): ChainBreak | null {
  const expected = (before?.seq ?? 0) + 1;
  const prev = before?.hash ?? NO_EVENT;
  if (event.seq !== expected) return missing(event, expected, prev, all);
  const own = event.case === caseId ? event : { ...event, case: caseId };
  if (eventHash(own) !== event.hash) return altered(own, prev, all);
  if (
    event.payload !== null &&
    (event.salt === null || payloadDigest(event.salt, event.payload) !== event.payload_sha256)
  ) {
    return at(event.seq, 'payload_altered', 'its payload is not the one that was written');
  }
  if (event.prev !== prev) return wrongLink(event, prev, all);
  return null;
}

function missing(event: SealedEvent, expected: number, prev: string, all: readonly SealedEvent[]): ChainBreak {
  const { seq } = event;
  if (seq < expected) return at(expected, 'reordered', `event ${seq} stands after event ${expected - 1}`);
  const last = seq - 1;
  const gap = expected === last ? `event ${expected} is not there` : `events ${expected} to ${last} are not there`;
  const moved = writtenAs(event, all.length + 1);
  const follows = moved !== null && moved !== seq && event.prev === prev;
  return at(expected, follows ? 'reordered' : 'missing', follows ? `event ${moved} is numbered ${seq}` : gap);
}

/** Its hash does not fit: was it moved from another number, or was something of it changed? */
function altered(event: SealedEvent, prev: string, all: readonly SealedEvent[]): ChainBreak {
  const moved = writtenAs(event, all.length + 1);
  if (moved !== null) return at(event.seq, 'reordered', `what stands here was written as event ${moved}`);
  if (event.prev !== prev && eventHash({ ...event, prev }) === event.hash) {
    return at(event.seq, 'link_altered', 'its link to the event before was changed');
  }
  return at(event.seq, 'event_altered', 'its time, author, kind, basis or hash is not the one that was written');
}

/** It is whole in itself, and follows another event than the one before. */
function wrongLink(event: SealedEvent, prev: string, all: readonly SealedEvent[]): ChainBreak {
  const follows = all.find(({ hash }) => hash === event.prev);
  if (follows !== undefined) {
    return at(event.seq, 'reordered', `it was written after event ${follows.seq}, not after event ${event.seq - 1}`);
  }
  const says =
    prev === NO_EVENT
      ? 'it was not written as the first event'
      : `it was not written after event ${event.seq - 1} as that stands here`;
  return at(event.seq, 'link_altered', says);
}

/** The number under which an event was written, where that is among the first `most`. */
function writtenAs(event: SealedEvent, most: number): number | null {
  for (let seq = 1; seq <= most; seq += 1) if (eventHash({ ...event, seq }) === event.hash) return seq;
  return null;
}

function lostHead(events: readonly SealedEvent[], heads: readonly string[]): ChainBreak | null {
  const lost = heads.find((head) => !events.some(({ hash }) => hash === head));
  if (lost === undefined) return null;
  const seq = (events.at(-1)?.seq ?? 0) + 1;
  return at(seq, 'head_not_found', `no event has the hash ${lost}: events were cut off at the end, or written anew`);
}

function at(seq: number, what: ChainBreak['what'], says: string): ChainBreak {
  return { seq, what, says };
}
