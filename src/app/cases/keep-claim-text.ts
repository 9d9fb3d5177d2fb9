import path from 'node:path';
import { Readable } from 'node:stream';
import { standing, standingOf } from '../../case/standing.js';
import type { Payload } from '../../model/case.js';

import { readClaimText } from '../claim.js';
import { workspacePaths } from '../paths.js';
import { append, type Entry } from './add.js';
import { mediaTypeOf } from './add-evidence.js';
import { keepStream, sha256Of } from './evidence.js';
import { keepClaimIn, type KeptClaim } from './keep-finding.js';
import { wholeCase, withCases, type CaseContext, type OpenedCases } from './open.js';

export type ClaimText = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The day that relative dates are read against, YYYY-MM-DD. */
  readonly date: string | null;
  readonly custody: Payload<'evidence'>['custody'];
};

/**
 * Keeps a text as evidence and what it claims as an event that rests on it. It is read first: of bytes that are no text nothing is
 * kept. The claim names both digests: that of the file, and that of the text that its spans count in.
 */
export async function keepClaimText(
  dir: string,
  entry: Entry,
  text: ClaimText,
  { signal, ...context }: CaseContext & { readonly signal: AbortSignal },
): Promise<KeptClaim> {
  const { claim } = await readClaimText({
    bytes: text.bytes,
    file: path.join(dir, text.name),
    date: text.date,
    rates: null,
  });
  return withCases(dir, context, async (opened) => {
    const file = await keepText(opened, entry, text, signal);
    const after = entry.after === undefined ? {} : { after: entry.after + file.added };
    return keepClaimIn(opened, { ...entry, ...after, basis: [...entry.basis, file.sha256] }, claim);
  });
}

/** The text as a file of the case, unless the case has it already. */
async function keepText(
  opened: OpenedCases,
  entry: Entry,
  { name, bytes, custody }: ClaimText,
  signal: AbortSignal,
): Promise<{ readonly sha256: string; readonly added: number }> {
  const events = await wholeCase(opened, entry.caseId);
  const sha256 = sha256Of(bytes);
  const has = standingOf(standing(events), 'evidence').some(
    ({ payload }) => payload.sha256 === sha256 && payload.kept === 'copy',
  );
  if (has) return { sha256, added: 0 };
  const found = await keepStream(Readable.from([bytes]), workspacePaths(opened.settings.dir).evidence, signal);
  const payload = { ...found, name, media_type: mediaTypeOf(name), kept: 'copy', custody } as const;
  await append(opened, entry, { kind: 'evidence', payload });
  return { sha256, added: 1 };
}
