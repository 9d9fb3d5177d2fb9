import { claimIn } from '../../case/claims.js';
import { standing, standingOf } from '../../case/standing.js';
import type { CaseEvent, EventKind, Payload } from '../../model/case.js';
import type { Claim } from '../../model/claim.js';
import type { Exposure } from '../../model/exposure.js';
import type { Beside } from '../../model/statement-check.js';
import type { Verdict } from '../../model/verdict.js';
import { append, type Entry } from './add.js';
import { wholeCase, withCases, type CaseContext, type OpenedCases } from './open.js';
import { knownBeside, raiseOwed } from './statements.js';

/** What was kept, and the restatements that it made somebody owe. */
export type KeptFinding = { readonly event: CaseEvent; readonly owed: readonly CaseEvent[] };

/** Throws `no_such_case` before long work begins whose result is to be kept there. */
export async function requireCase(dir: string, caseId: string, context: CaseContext): Promise<void> {
  await withCases(dir, context, async ({ store }) => store.last(caseId));
}

export async function keepVerdict(
  dir: string,
  entry: Entry,
  document: Verdict,
  context: CaseContext,
): Promise<KeptFinding> {
  return keepFinding(dir, restingOn(entry, document.sample.files), { kind: 'verdict', payload: { document } }, context);
}

export async function keepExposure(
  dir: string,
  entry: Entry,
  document: Exposure,
  context: CaseContext,
): Promise<KeptFinding> {
  return keepFinding(
    dir,
    restingOn(entry, document.sample.files),
    { kind: 'exposure', payload: { document } },
    context,
  );
}

/** What was kept of a claim, and what somebody should hear of it. */
export type KeptClaim = {
  readonly event: CaseEvent;
  /** The event that holds a claim of the same text already. */
  readonly same: number | null;
  /** What is known of what it says. */
  readonly beside: readonly Beside[];
};

/** What somebody claims, on the text that it was read from. It contradicts nothing, so it makes nobody owe anything. */
export async function keepClaim(dir: string, entry: Entry, document: Claim, context: CaseContext): Promise<KeptClaim> {
  return withCases(dir, context, async (opened) => keepClaimIn(opened, entry, document));
}

/** The same in a store that is open. */
export async function keepClaimIn(opened: OpenedCases, entry: Entry, document: Claim): Promise<KeptClaim> {
  const basis = [...entry.basis, document.text_sha256];
  const before = await wholeCase(opened, entry.caseId);
  const same = standingOf(standing(before), 'claim').find(
    ({ payload }) => claimIn(payload)?.text_sha256 === document.text_sha256,
  );
  const event = await append(opened, { ...entry, basis }, { kind: 'claim', payload: { document } });
  const beside = knownBeside(opened, [...before, event])(event.seq);
  return { event, same: same?.event.seq ?? null, beside };
}

/** On the files that were looked at, by their digests. */
function restingOn(entry: Entry, files: readonly { readonly sha256: string }[]): Entry {
  return { ...entry, basis: [...entry.basis, ...files.map(({ sha256 }) => sha256)] };
}

/** Adds what was found, and then what statements it makes wrong. */
async function keepFinding<Kind extends EventKind>(
  dir: string,
  entry: Entry,
  content: { readonly kind: Kind; readonly payload: Payload<Kind> },
  context: CaseContext,
): Promise<KeptFinding> {
  return withCases(dir, context, async (opened) => keepFound(opened, entry, content));
}

/** The same in a store that is open. */
export async function keepFound<Kind extends EventKind>(
  opened: OpenedCases,
  entry: Entry,
  content: { readonly kind: Kind; readonly payload: Payload<Kind> },
): Promise<KeptFinding> {
  const event = await append(opened, entry, content);
  return { event, owed: await raiseOwed(opened, entry) };
}
