import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CaseEvent, Payload } from '../../model/case.js';
import { eventText } from '../../store/store.js';
import { checkStamp, stampRequest, stampedHash } from '../../stamp/stamp.js';
import { CaseError } from '../error.js';
import { workspacePaths } from '../paths.js';
import { append, type Entry } from './add.js';
import { keepCopy } from './evidence.js';
import { withCases, type CaseContext } from './open.js';

/** A request for a time-stamp over a hash, with a nonce of its own. */
export function requestStamp(hash: string): Uint8Array {
  return stampRequest(hash, randomBytes(8));
}

/** An answer has some kilobytes. */
export const MOST_STAMP_BYTES = 1_000_000;

/**
 * Adds the answer of a time-stamping authority as evidence, once it is found to be over an event of the case. `trusted` are
 * certificates, PEM. Throws what `checkStamp` does, and `no_stamped_event`.
 */
export async function addStamp(
  dir: string,
  entry: Entry,
  given: { readonly file: string; readonly trusted: readonly string[]; readonly signal: AbortSignal },
  context: CaseContext,
): Promise<CaseEvent> {
  return withCases(dir, context, async (opened) => {
    const events = await opened.store.events(entry.caseId);
    const response = readResponse(given.file);
    const event = stampedEvent(events, stampedHash(response), given.file);
    const { time, authority } = await checkStamp(response, textOf(event), given.trusted);
    const found = await keepCopy(given.file, workspacePaths(opened.settings.dir).evidence, given.signal);
    const payload: Payload<'evidence'> = {
      ...found,
      name: path.basename(given.file),
      media_type: 'application/timestamp-reply',
      kept: 'copy',
      custody: { from: authority, how: 'answer to a request for a time-stamp (RFC 3161)' },
      stamp: { of: event.seq, head: event.hash, time, authority },
    };
    return append(opened, { ...entry, basis: [...entry.basis, event.id] }, { kind: 'evidence', payload });
  });
}

/** What of an event was stamped. */
export function textOf(event: CaseEvent): Uint8Array {
  return new TextEncoder().encode(eventText(event));
}

function stampedEvent(events: readonly CaseEvent[], hash: string, file: string): CaseEvent {
  const found = events.find((event) => event.hash === hash);
  if (found !== undefined) return found;
  throw new CaseError('no_stamped_event', 'the time-stamp is over no event of this case', {
    where: { file },
    hint: 'Name the case whose head was sent, and see with `assay case verify` that it is whole.',
  });
}

function readResponse(file: string): Uint8Array {
  const info = statSync(file, { throwIfNoEntry: false });
  if (info?.isFile() === true && info.size <= MOST_STAMP_BYTES) return readFileSync(file);
  throw new CaseError('unreadable_evidence', 'the file of the time-stamp is not there, or too large to be one', {
    where: { file },
    hint: 'Name the .tsr that the authority gave.',
  });
}
