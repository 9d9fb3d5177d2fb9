import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { BUNDLE, BUNDLE_LIMITS, type BundleEvent, type BundleHeader } from '../../../model/case-bundle.js';
import type { SealedEvent } from '../../../store/store.js';
import { PassingError } from '../../error.js';

/** An event as a bundle holds it; without payload and salt where it is withheld. */
export function bundleEvent(event: SealedEvent, isWithheld: boolean): BundleEvent {
  const { seq, at, who, kind, basis, payload, salt, payload_sha256, prev, hash } = event;
  const kept = isWithheld ? { payload: null, salt: null } : { payload, salt };
  return { seq, at, who, kind, basis, ...kept, payload_sha256, prev, hash };
}

/**
 * A bundle as bytes, line by line. `folder` holds the files that its header lists, each under its SHA-256. Throws
 * `too_large_to_pass` where nobody could read it again, `file_not_as_added` where a file changed.
 */
export async function* bundleBytes(
  header: BundleHeader,
  events: readonly BundleEvent[],
  folder: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const line = (value: object): Uint8Array => {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');
    if (bytes.length > BUNDLE_LIMITS.line) throw tooLarge();
    hash.update(bytes);
    return bytes;
  };
  requireFitting(header, events);
  yield line(header);
  for (const event of events) yield line(event);
  for (const file of header.files)
    for await (const data of pieces(folder, file)) yield line({ file: file.sha256, data });
  yield line({ end: BUNDLE, sha256: hash.copy().digest('hex') });
}

function requireFitting({ files }: BundleHeader, events: readonly BundleEvent[]): void {
  const bytes = events.reduce((sum, { payload }) => sum + (payload?.length ?? 0) + 2000, 0);
  const fileBytes = files.reduce((sum, { size }) => sum + size, 0);
  const fits =
    events.length <= BUNDLE_LIMITS.events &&
    bytes * 2 <= BUNDLE_LIMITS.eventBytes &&
    files.length <= BUNDLE_LIMITS.files &&
    fileBytes <= BUNDLE_LIMITS.fileBytes;
  if (!fits) throw tooLarge();
}

/** At least one for each file, so that an empty one is there too. */
async function* pieces(folder: string, { sha256, size }: BundleHeader['files'][number]): AsyncGenerator<string> {
  const file = path.join(folder, sha256);
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw notAsAdded(file, cause);
  });
  const hash = createHash('sha256');
  let done = 0;
  try {
    do {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(BUNDLE_LIMITS.piece, size - done)), 0);
      const bytes = buffer.subarray(0, bytesRead);
      if (bytesRead === 0 && done < size) throw notAsAdded(file);
      hash.update(bytes);
      done += bytesRead;
      yield bytes.toString('base64');
    } while (done < size);
    if (hash.digest('hex') !== sha256) throw notAsAdded(file);
  } finally {
    await handle.close();
  }
}

function notAsAdded(file: string, cause?: unknown): PassingError {
  return new PassingError('file_not_as_added', 'a file of evidence is not there as it was added', {
    where: { file },
    hint: '`assay case verify` names it. Put it back, or export without --with-evidence.',
    cause,
  });
}

function tooLarge(): PassingError {
  return new PassingError('too_large_to_pass', 'the case is larger than a bundle may be', {
    hint: 'Export without --with-evidence, or hand over a copy of the store (docs/guide/case.md).',
  });
}
