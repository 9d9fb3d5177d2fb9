import { keepsIdentity } from '../../case/identity.js';
import { isReplacement } from '../../case/standing.js';
import { PAYLOADS, type CaseEvent, type Payload } from '../../model/case.js';
import { CaseError } from '../error.js';
import { append, eventNumber, type Entry } from './add.js';
import type { KeptFinding } from './keep-finding.js';
import { withCases, type CaseContext, type OpenedCases } from './open.js';
import { raiseOwed } from './statements.js';

export type CorrectionRequest = {
  readonly of: string;
  readonly why: string;
  readonly replacement: CaseEvent['payload'] | undefined;
};

/** Adds what is to be read in place of an earlier event; without a replacement that event is withdrawn. */
export async function addCorrection(
  dir: string,
  entry: Entry,
  request: CorrectionRequest,
  context: CaseContext,
): Promise<KeptFinding> {
  return withCases(dir, context, async (opened) => correct(opened, entry, request));
}

/** The same in a store that is open. */
export async function correct(
  opened: OpenedCases,
  entry: Entry,
  { of: given, why, replacement }: CorrectionRequest,
): Promise<KeptFinding> {
  const events = await opened.store.events(entry.caseId);
  const of = eventNumber(given, entry.caseId, events);
  const payload = { of, why, ...(replacement === undefined ? {} : { replacement }) };
  requireCorrectable(events, payload);
  const event = await append(opened, entry, { kind: 'correction', payload });
  return { event, owed: await raiseOwed(opened, entry) };
}

function requireCorrectable(events: readonly CaseEvent[], { of, replacement }: Payload<'correction'>): void {
  if (of === 1) {
    throw new CaseError('bad_correction', 'the first event, which begins the case, cannot be corrected', {
      hint: 'Add a note.',
    });
  }
  const event = events.find(({ seq }) => seq === of);
  if (event === undefined || replacement === undefined) return;
  const hint = `Write it as \`assay case show ${event.case} ${of} --json\` shows its payload.`;
  if (!isReplacement(event.kind, replacement)) {
    const says = `that cannot stand in place of event ${of}, which is of the kind ${event.kind}`;
    throw new CaseError('bad_correction', says, { hint });
  }
  if (!keepsIdentity(event, replacement)) {
    const says = `event ${of} stays about the same ${event.kind === 'claim' ? 'text' : 'file'}`;
    throw new CaseError('bad_correction', says, { hint: 'Withdraw it, and add the other one as an event of its own.' });
  }
  if (event.kind === 'correction') requireCorrectable(events, PAYLOADS.correction.parse(replacement));
}
