import type { FeedName } from '../model/feeds.js';

const MIB = 1 << 20;

/** What an answer may cost. Times in milliseconds, sizes in bytes after decompression. */
export type Limits = {
  /** Until the headers are there, and between two pieces of a body. */
  readonly silence: number;
  /** One answer whole; one feed whole. */
  readonly answer: number;
  readonly feed: number;
  /** Tries of one address where the server is at fault, and the wait before the second. */
  readonly tries: number;
  readonly pause: number;
  /** Answers that are asked for at the same time. */
  readonly at_once: number;
  readonly document: Readonly<Record<FeedName, number>>;
  /** The list of documents, where a feed has one. */
  readonly list: number;
  readonly documents: number;
  /** All documents of one feed. */
  readonly total: number;
};

/** The publishers' own sizes in late 2025 times ten, about: KEV 1.3 MB, products 6 MB, one advisory at most 3 MB. */
export const LIMITS: Limits = {
  silence: 30_000,
  answer: 300_000,
  feed: 3_600_000,
  tries: 3,
  pause: 1000,
  at_once: 6,
  document: { kev: 32 * MIB, cve: 8 * MIB, lifecycle: 96 * MIB, csaf: 32 * MIB },
  list: 16 * MIB,
  documents: 40_000,
  total: 2048 * MIB,
};

/** A snapshot with so much fewer entries than the one before is not taken unasked. */
export const SHRINK_SHARE = 0.02;
