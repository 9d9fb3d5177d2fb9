import { createHash } from 'node:crypto';
import { closeSync, createReadStream, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { BundleError } from '../../../case/bundle/error.js';
import { bundleReader, cutOff, notABundle, tooLarge, type Piece } from '../../../case/bundle/read-lines.js';
import { BUNDLE_LIMITS, type BundleHeader } from '../../../model/case-bundle.js';
import { eventId, type ChainReport } from '../../../model/case.js';
import { SEALED, unseal, type Keys } from '../../../seal/seal.js';
import { checkChain, type SealedEvent } from '../../../store/store.js';
import { PassingError } from '../../error.js';

export type ReadBundle = {
  readonly header: BundleHeader;
  readonly events: readonly SealedEvent[];
  readonly sealed: boolean;
  readonly chain: ChainReport;
};

export type BundleSource = {
  readonly file: string;
  /** Null where none was named: then only a clear bundle can be read. */
  readonly keys: Keys | null;
  /** Hashes kept outside, which must be in it. */
  readonly heads: readonly string[];
  readonly signal: AbortSignal;
};

/**
 * Reads a bundle to its end and proves its chain; what breaks is in `chain`. Files of evidence are written to `folder` under
 * their SHA-256, each once it is found to be what it should; where it is null they are only checked.
 */
export async function readBundle(
  { file, keys, heads, signal }: BundleSource,
  folder: string | null,
): Promise<ReadBundle> {
  const sealed = isSealed(file);
  const reader = bundleReader();
  const keeping = filesInto(folder);
  try {
    const hash = createHash('sha256');
    for await (const bytes of linesOf(contentOf(file, sealed, keys, signal))) {
      const piece = reader.take(textOf(bytes), () => hash.copy().digest('hex'));
      if (piece !== null) keeping.take(piece);
      hash.update(bytes).update('\n');
    }
  } finally {
    keeping.close();
  }
  const { header, events } = reader.finish();
  const kept = events.map((event) => ({ ...event, case: header.case, id: eventId(header.case, event.seq) }));
  return { header, events: kept, sealed, chain: checkChain(header.case, kept, heads) };
}

/** Runs work with an empty folder beside others, and removes it whatever happens. */
export async function withFolder<Result>(beside: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(beside, '.part-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By its first bytes. Throws `not_a_bundle`, `newer_bundle`. */
function isSealed(file: string): boolean {
  const head = headOf(file);
  if (head.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')) {
    throw new BundleError('not_a_bundle', 'the sealed file is wrapped as text', {
      where: { file },
      hint: 'Take the wrapping off first: age --decrypt -i KEY FILE > CLEAR.',
    });
  }
  if (!head.startsWith(SEALED)) {
    if (!START.startsWith(head.slice(0, START.length))) throw notABundle();
    return false;
  }
  if (head.startsWith(`${SEALED}v1\n`)) {
    if (head.includes('\n--- ')) return true;
    throw cutOff();
  }
  throw new BundleError('newer_bundle', 'the file is sealed in another version of age than 1', { where: { file } });
}

/** How the first line of a bundle begins. */
const START = '{"schema":"assay.case-bundle/';
/** Bytes of what stands before the sealed part: a few hundred for each key, some thousand for one against quantum computers. */
const MOST_HEAD = 1_000_000;

function headOf(file: string): string {
  const hint = 'Name the file of a bundle that you may read.';
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new PassingError('unreadable_bundle', 'the file of the bundle is not there', {
      where: { file },
      hint,
      exit: 2,
    });
  }
  try {
    const handle = openSync(file, 'r');
    const head = Buffer.alloc(MOST_HEAD);
    const length = readSync(handle, head, 0, MOST_HEAD, 0);
    closeSync(handle);
    return head.toString('latin1', 0, length);
  } catch (cause) {
    throw new PassingError('unreadable_bundle', 'the file of the bundle cannot be read', {
      where: { file },
      hint,
      exit: 2,
      cause,
    });
  }
}

function contentOf(file: string, sealed: boolean, keys: Keys | null, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const stream = createReadStream(file, { signal });
  if (!sealed) return stream;
  if (keys !== null) return unseal(Readable.toWeb(stream), keys);
  stream.destroy();
  throw new PassingError('no_key', 'the bundle is sealed, and no key was named', {
    where: { file },
    hint: 'Name the key that it was sealed for with --identity FILE, or its passphrase with --passphrase-file FILE.',
    exit: 2,
  });
}

/** Lines without their line feed. The last must have one. */
async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at)]);
      [parts, length, from] = [[], 0, at + 1];
    }
    length += chunk.length - from;
    if (length > BUNDLE_LIMITS.line) throw tooLarge('a line is longer than any may be');
    if (from < chunk.length) parts.push(Uint8Array.from(chunk.subarray(from)));
  }
  if (length > 0) throw cutOff();
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notABundle();
  }
}

/** Writes files piece by piece; one that is not what its digest says is no file of the bundle. */
function filesInto(folder: string | null): { readonly take: (piece: Piece) => void; readonly close: () => void } {
  let handle: number | null = null;
  let hash = createHash('sha256');
  const close = (): void => {
    if (handle !== null) closeSync(handle);
    handle = null;
  };
  return {
    take: ({ sha256, data, done }) => {
      const bytes = Buffer.from(data, 'base64');
      if (folder !== null) {
        handle ??= openSync(path.join(folder, sha256), 'wx', 0o600);
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      }
      hash.update(bytes);
      if (!done) return;
      close();
      if (hash.digest('hex') !== sha256)
        throw new BundleError('bundle_altered', 'a file of the bundle is not what its digest says');
      hash = createHash('sha256');
    },
    close,
  };
}
