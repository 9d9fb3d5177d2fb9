import { claimIn } from '../../case/claims.js';
import { withIdentity } from '../../case/identity.js';
import { correctionsOf, standing, standingOf } from '../../case/standing.js';
import { PAYLOADS, payloadOf, type CaseEvent, type JsonValue } from '../../model/case.js';
import type { Claim } from '../../model/claim.js';
import type { Beside } from '../../model/statement-check.js';
import { CaseError } from '../error.js';
import { eventNumber } from './add.js';
import { sourceOf, type ClaimSource } from './claim-source.js';
import { readChain, withCases, type CaseContext } from './open.js';
import { knownBeside } from './statements.js';

/** A claim of a case as it stands; null where another version of this program read it. */
export type ClaimInCase = {
  readonly event: CaseEvent;
  readonly claim: Claim | null;
  /** The correction that it stands by, or that withdraws it. */
  readonly corrected_by: number | null;
  readonly isWithdrawn: boolean;
};

/** What a claim said at first, and after each correction of it. */
export type ClaimVersion = {
  readonly event: CaseEvent;
  readonly why: string | null;
  /** Null where the claim was withdrawn, or cannot be read. */
  readonly claim: Claim | null;
};

export type ClaimSeen = ClaimInCase & {
  /** In their order; the last one stands. */
  readonly versions: readonly ClaimVersion[];
  readonly source: ClaimSource | null;
  readonly beside: readonly Beside[];
  /** Number of the last event of the case. */
  readonly last: number;
};

/** The claims of a case in their order, withdrawn ones among them. */
export async function claimsOfCase(dir: string, caseId: string, context: CaseContext): Promise<ClaimInCase[]> {
  return withCases(dir, context, async (opened) => claimsIn((await readChain(opened, caseId)).events));
}

/** One claim with its text, its versions and what is known of what it says. Throws `no_such_event`, `not_a_claim`. */
export async function claimOfCase(
  dir: string,
  caseId: string,
  given: string,
  context: CaseContext,
): Promise<ClaimSeen> {
  return withCases(dir, context, async (opened) => {
    const { events } = await readChain(opened, caseId);
    const found = claimAmong(events, caseId, given);
    const versions = versionsOf(found.event, events);
    const first = found.claim ?? versions.findLast(({ claim }) => claim !== null)?.claim ?? null;
    const source = first === null ? null : await sourceOf(opened, events, found.event, first);
    const beside = found.isWithdrawn ? [] : knownBeside(opened, events)(found.event.seq);
    return { ...found, versions, source, beside, last: events.at(-1)?.seq ?? 0 };
  });
}

/** The claim of an event that must be one. */
export function claimAmong(events: readonly CaseEvent[], caseId: string, given: string): ClaimInCase {
  const seq = eventNumber(given, caseId, events);
  const found = claimsIn(events).find(({ event }) => event.seq === seq);
  if (found !== undefined) return found;
  throw new CaseError('not_a_claim', `event ${seq} is no claim`, { hint: 'The list of claims names their events.' });
}

function claimsIn(events: readonly CaseEvent[]): ClaimInCase[] {
  const corrections = correctionsOf(events);
  const now = new Map(standingOf(standing(events), 'claim').map(({ event, payload }) => [event.seq, payload]));
  return events
    .filter(({ kind }) => kind === 'claim')
    .map((event) => {
      const correction = corrections.get(event.seq);
      const isWithdrawn = correction !== undefined && correction.replacement === undefined;
      const payload = now.get(event.seq) ?? payloadOf(event, 'claim');
      const claim = payload === null ? null : claimIn(payload);
      return { event, claim, corrected_by: correction?.by ?? null, isWithdrawn };
    });
}

function versionsOf(event: CaseEvent, events: readonly CaseEvent[]): ClaimVersion[] {
  const later = events.flatMap((each): ClaimVersion[] => {
    const correction = payloadOf(each, 'correction');
    if (correction?.of !== event.seq) return [];
    const { why, replacement } = correction;
    const payload = replacement === undefined ? undefined : withIdentity(event, replacement);
    return [{ event: each, why, claim: documentIn(payload) }];
  });
  return [{ event, why: null, claim: documentIn(event.payload) }, ...later];
}

function documentIn(payload: JsonValue | undefined): Claim | null {
  const parsed = PAYLOADS.claim.safeParse(payload);
  return parsed.success ? claimIn(parsed.data) : null;
}
