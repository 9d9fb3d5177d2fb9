import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { Transform, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CaseError } from '../error.js';

/** A file as it was when it was read. */
export type Fingerprint = { readonly sha256: string; readonly size: number };

/** Reads a file to its end, whatever its size, but no more than one byte beyond `most`. */
export async function fingerprint(
  file: string,
  signal: AbortSignal,
  most = Number.POSITIVE_INFINITY,
): Promise<Fingerprint> {
  const counting = counter();
  await reading(file, async () => {
    await pipeline(
      createReadStream(file, { end: most }),
      counting.through,
      async (chunks) => {
        for await (const _ of chunks) continue;
      },
      { signal },
    );
  });
  return counting.result();
}

/** Copies a file into the folder of evidence under its SHA-256, readable by its owner alone. What is there already stays. */
export async function keepCopy(file: string, folder: string, signal: AbortSignal): Promise<Fingerprint> {
  return keeping(folder, async (part, counting) =>
    reading(file, () => pipeline(createReadStream(file), counting, written(part), { signal })),
  );
}

/** The same of what comes in as a stream. A stream that breaks off leaves nothing. */
export async function keepStream(stream: Readable, folder: string, signal: AbortSignal): Promise<Fingerprint> {
  return keeping(folder, async (part, counting) => pipeline(stream, counting, written(part), { signal }));
}

function written(part: string): Writable {
  return createWriteStream(part, { mode: 0o600, flush: true });
}

async function keeping(
  folder: string,
  write: (part: string, counting: Transform) => Promise<void>,
): Promise<Fingerprint> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = mkdtempSync(path.join(folder, '.part-'));
  const part = path.join(own, 'file');
  const counting = counter();
  try {
    await write(part, counting.through);
    const result = counting.result();
    const kept = path.join(folder, result.sha256);
    if (!existsSync(kept) || statSync(kept).size !== result.size) renameSync(part, kept);
    return result;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Counts and digests what passes. */
export function counter(): { readonly through: Transform; readonly result: () => Fingerprint } {
  const hash = createHash('sha256');
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { through, result: () => ({ sha256: hash.digest('hex'), size }) };
}

async function reading(file: string, read: () => Promise<void>): Promise<void> {
  const info = statSync(file, { throwIfNoEntry: false });
  if (info?.isFile() !== true) {
    const says = info === undefined ? 'is not there' : info.isDirectory() ? 'is a folder' : 'is no file';
    throw new CaseError('unreadable_evidence', `what is named as evidence ${says}`, {
      where: { file },
      hint: info?.isDirectory() === true ? 'Pack the folder into one file first, and name that.' : 'Name a file.',
    });
  }
  try {
    await read();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && ['EACCES', 'EPERM', 'EIO'].includes(String(cause.code))) {
      throw new CaseError('unreadable_evidence', 'the file of the evidence cannot be read', {
        where: { file },
        hint: 'See that you may read it.',
        cause,
      });
    }
    throw cause;
  }
}

/** Of bytes, or of a text in UTF-8. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
