import { standing, standingOf } from '../../case/standing.js';
import type { CaseEvent } from '../../model/case.js';
import type { Claim } from '../../model/claim.js';
import { MOST_BYTES, claimTextOf } from '../claim.js';
import { sha256Of } from './evidence.js';
import { readCopy } from './held-evidence.js';
import type { OpenedCases } from './open.js';

/** The text of a claim, from the file of the case that it was read from. */
export type ClaimSource = { readonly name: string; readonly sha256: string; readonly text: string };

/**
 * The text that the spans of a claim count in. It is read from copies of evidence only that the event of the claim names: by the
 * digest of its text, or in its basis. Null where none of them holds it.
 */
export async function sourceOf(
  opened: OpenedCases,
  events: readonly CaseEvent[],
  { basis }: CaseEvent,
  { text_sha256: digest }: Claim,
): Promise<ClaimSource | null> {
  const copies = standingOf(standing(events), 'evidence').filter(({ payload }) => payload.kept === 'copy');
  const named = copies.filter(
    ({ event, payload: { sha256 } }) => sha256 === digest || basis.includes(sha256) || basis.includes(event.id),
  );
  for (const [sha256, name] of new Map(named.map(({ payload }) => [payload.sha256, payload.name]))) {
    const bytes = await readCopy(opened, sha256, MOST_BYTES);
    const text = bytes === null ? null : await claimTextOf(bytes);
    if (text !== null && sha256Of(text) === digest) return { name, sha256, text };
  }
  return null;
}
