import type { RejectedRow } from '../../model/sample.js';

/** Counts that add up: rows = parsed + repaired + rejected. */
export type RowCount = {
  parsed: number;
  repaired: number;
  rejected: number;
  readonly firstRejected: RejectedRow[];
};

export const SHOWN_REJECTS = 100;

export function newCount(): RowCount {
  return { parsed: 0, repaired: 0, rejected: 0, firstRejected: [] };
}

export function reject(count: RowCount, line: number | null, reason: RejectedRow['reason']): void {
  count.rejected++;
  if (count.firstRejected.length < SHOWN_REJECTS) count.firstRejected.push({ line, reason });
}
