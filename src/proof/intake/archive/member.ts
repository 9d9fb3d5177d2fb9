import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { IntakeError } from '../error.js';
import type { Limits } from '../limits.js';

/** One member of a ZIP archive: what the central directory says of it, and where its packed bytes begin. */
export type Member = {
  readonly name: string;
  readonly start: number;
  readonly packed: number;
  /** As declared; never believed. */
  readonly size: number;
  readonly checksum: number;
  readonly method: 'stored' | 'deflated';
};

/** The member's bytes. Fails with bomb, truncated or damaged as soon as the bytes themselves say so. */
export function openMember(file: string, path: string, member: Member, limits: Limits): Readable {
  return Readable.from(checked(file, path, member, limits), { objectMode: false });
}

async function* checked(file: string, path: string, member: Member, limits: Limits): AsyncGenerator<Buffer> {
  let size = 0;
  let checksum = 0;
  try {
    for await (const chunk of decoded(file, member)) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > limits.ratioFrom && size > member.packed * limits.maxRatio) throw bomb(path);
      if (size > member.size) throw damaged(path);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof IntakeError ? cause : unpackError(path, cause);
  }
  if (size !== member.size || checksum !== member.checksum) throw damaged(path);
}

function decoded(file: string, member: Member): Readable {
  if (member.packed === 0) return Readable.from([]);
  const packed = createReadStream(file, { start: member.start, end: member.start + member.packed - 1 });
  if (member.method === 'stored') return packed;
  const inflate = createInflateRaw();
  // Errors reach the reader through `inflate`, which pipeline destroys with them.
  pipeline(packed, inflate, () => undefined);
  return inflate;
}

function unpackError(path: string, cause: unknown): IntakeError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'Z_BUF_ERROR') {
    return new IntakeError('truncated', 'An archive member ends early.', { where: { file: path }, cause });
  }
  const io = typeof code === 'string' && !code.startsWith('Z_');
  return new IntakeError(io ? 'unreadable' : 'damaged', 'An archive member cannot be unpacked.', {
    where: { file: path },
    cause,
  });
}

function damaged(path: string): IntakeError {
  return new IntakeError('damaged', 'An archive member does not unpack to the size and checksum it declares.', {
    where: { file: path },
    hint: 'Fetch the archive again, or unpack it with a tool that tolerates damage and give the files.',
  });
}

function bomb(path: string): IntakeError {
  return new IntakeError('bomb', 'An archive member unpacks to far more than data would.', {
    where: { file: path },
  });
}
