import type { CaseEvent, EventKind, Payload } from '../../model/case.js';
import type { Claim } from '../../model/claim.js';
import type { Exposure } from '../../model/exposure.js';
import type { Verdict } from '../../model/verdict.js';
import { addEvent, append, type Entry } from './add.js';
import { withCases, type CaseContext, type OpenedCases } from './open.js';
import { raiseOwed } from './statements.js';

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

/** What somebody claims, on the text that it was read from. It contradicts nothing, so it makes nobody owe anything. */
export async function keepClaim(
  dir: string,
  entry: Entry,
  document: Claim,
  context: CaseContext,
): Promise<KeptFinding> {
  const basis = [...entry.basis, document.text_sha256];
  return { event: await addEvent(dir, { ...entry, basis }, 'claim', { document }, context), owed: [] };
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
