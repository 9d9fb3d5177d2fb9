import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { AssayError } from '../errors.js';
import type { Fail, OfficeLimits } from './part.js';

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

/** Bytes of the archive: so many from a place on. */
export type Range = (start: number, length: number) => Readable;

/** The member's bytes. Fails with bomb, truncated or damaged as soon as the bytes themselves say so. */
export function openMember(range: Range, path: string, member: Member, limits: OfficeLimits, fail: Fail): Readable {
  return Readable.from(checked(range, path, member, limits, fail), { objectMode: false });
}

async function* checked(
  range: Range,
  path: string,
  member: Member,
  limits: OfficeLimits,
  fail: Fail,
): AsyncGenerator<Buffer> {
  let size = 0;
  let checksum = 0;
  try {
    for await (const chunk of decoded(range, member)) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > limits.ratioFrom && size > member.packed * limits.maxRatio) throw bomb(path, fail);
      if (size > member.size) throw damaged(path, fail);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof AssayError ? cause : unpackError(path, cause, fail);
  }
  if (size !== member.size || checksum !== member.checksum) throw damaged(path, fail);
}

function decoded(range: Range, member: Member): Readable {
  if (member.packed === 0) return Readable.from([]);
  const packed = range(member.start, member.packed);
  if (member.method === 'stored') return packed;
  const inflate = createInflateRaw();
  // Errors reach the reader through `inflate`, which pipeline destroys with them.
  pipeline(packed, inflate, () => undefined);
  return inflate;
}

function unpackError(path: string, cause: unknown, fail: Fail): AssayError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'Z_BUF_ERROR') {
    return fail('truncated', 'An archive member ends early.', { where: { file: path }, cause });
  }
  const io = typeof code === 'string' && !code.startsWith('Z_');
  return fail(io ? 'unreadable' : 'damaged', 'An archive member cannot be unpacked.', {
    where: { file: path },
    cause,
  });
}

function damaged(path: string, fail: Fail): AssayError {
  return fail('damaged', 'An archive member does not unpack to the size and checksum it declares.', {
    where: { file: path },
    hint: 'Fetch the archive again, or unpack it with a tool that tolerates damage and give the files.',
  });
}

function bomb(path: string, fail: Fail): AssayError {
  return fail('bomb', 'An archive member unpacks to far more than data would.', {
    where: { file: path },
  });
}
