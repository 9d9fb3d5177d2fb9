import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CaseEvent, Payload } from '../../../model/case.js';
import { seal, type Lock } from '../../../seal/seal.js';
import { PassingError } from '../../error.js';
import { append, type Entry } from '../add.js';
import { counter, type Fingerprint } from '../evidence.js';
import type { OpenedCases } from '../open.js';

/** Where a file goes, and for whom it is sealed. */
export type Target = {
  readonly file: string;
  readonly force: boolean;
  /** Null where it is to be clear. */
  readonly lock: Lock | null;
  readonly signal: AbortSignal;
};

export type Released = { readonly event: CaseEvent; readonly file: string } & Fingerprint;

/**
 * Writes what leaves the house: beside its place, readable by its owner alone; then keeps in the case that it left; and only
 * then gives it its name. What is there stays, unless `force`. Whatever fails, no part is left behind.
 */
export async function release(
  opened: OpenedCases,
  entry: Entry,
  { file, force, lock, signal }: Target,
  {
    bytes,
    says,
  }: {
    readonly bytes: AsyncIterable<Uint8Array>;
    readonly says: Omit<Payload<'export'>, 'sha256' | 'sealed' | 'recipients'>;
  },
): Promise<Released> {
  if (!force && existsSync(file)) throw exists(file);
  const part = path.join(path.dirname(file), `.assay-${randomBytes(8).toString('hex')}.part`);
  try {
    const found = await write(
      part,
      lock === null ? bytes : await seal(Readable.toWeb(Readable.from(bytes)), lock),
      signal,
    );
    const recipients = lock?.by === 'recipients' ? { recipients: [...lock.recipients] } : {};
    const payload: Payload<'export'> = { ...says, sha256: found.sha256, sealed: lock?.by ?? 'no', ...recipients };
    const event = await append(opened, entry, { kind: 'export', payload });
    name(part, file, force);
    return { event, file, ...found };
  } finally {
    rmSync(part, { force: true });
  }
}

async function write(part: string, bytes: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Fingerprint> {
  const counting = counter();
  try {
    await pipeline(bytes, counting.through, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }), {
      signal,
    });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && DISK.includes(String(cause.code))) throw notWritten(part, cause);
    throw cause;
  }
  return counting.result();
}

const DISK = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'EFBIG', 'EEXIST'];

function name(part: string, file: string, force: boolean): void {
  try {
    if (force) renameSync(part, file);
    else linkOnly(part, file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw exists(file, cause);
    throw notWritten(file, cause);
  }
}

/** A link takes no name that is taken. Some disks have none (FAT): there the name is looked for once more. */
function linkOnly(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch (cause) {
    if (existsSync(file) || !(cause instanceof Error && 'code' in cause && NO_LINKS.includes(String(cause.code))))
      throw cause;
    renameSync(part, file);
  }
}

const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

function exists(file: string, cause?: unknown): PassingError {
  return new PassingError('output_exists', 'there is a file of that name already', {
    where: { file },
    hint: 'Name another, or write over it with --force.',
    exit: 2,
    cause,
  });
}

function notWritten(file: string, cause: unknown): PassingError {
  return new PassingError('output_not_written', 'the file cannot be written', {
    where: { file },
    hint: 'Check that the folder may be written to and the disk has room.',
    cause,
  });
}
