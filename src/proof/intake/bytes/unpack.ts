import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { IntakeError } from '../error.js';
import type { Limits } from '../limits.js';
import type { ByteSource } from '../source.js';

export type Packing = 'gzip' | 'zstd';

/** How a file is packed, by its first bytes. RFC 1952, RFC 8878. */
export function packingOf(head: Buffer): Packing | null {
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip';
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528) return 'zstd';
  if (head.length >= 4 && head.readUInt32LE(0) >>> 4 === 0x184d2a5) return 'zstd';
  return null;
}

/** The source inside a packed one. It fails with `truncated`, `damaged` or `bomb` while it is read. */
export function unpacked(source: ByteSource, packing: Packing, limits: Limits): ByteSource {
  return {
    path: source.path,
    size: null,
    file: null,
    open: () => {
      const packed = counted(source.open());
      const check = ratioCheck(packed.bytes, source.path, limits);
      const open =
        packing === 'gzip' ? gunzip(packed.chunks, source.path, check) : unzstd(packed.chunks, source.path, check);
      return Readable.from(open, { objectMode: false, highWaterMark: 1 << 20 });
    },
  };
}

function counted(stream: Readable): { chunks: AsyncIterable<Buffer>; bytes: () => number } {
  let bytes = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      const buffer = toBuffer(chunk);
      bytes += buffer.length;
      yield buffer;
    }
  }
  return { chunks: chunks(), bytes: () => bytes };
}

/** Counts unpacked bytes; fails as soon as they are too many for the packed ones. */
type Check = (bytes: number) => void;

function ratioCheck(packedBytes: () => number, path: string, limits: Limits): Check {
  let total = 0;
  return (bytes) => {
    total += bytes;
    if (total <= limits.ratioFrom || total <= packedBytes() * limits.maxRatio) return;
    throw new IntakeError('bomb', `the file unpacks to more than ${limits.maxRatio} times its size`, {
      where: { file: path },
      hint: 'Unpack it yourself if you trust it.',
      exit: 2,
    });
  };
}

async function* gunzip(packed: AsyncIterable<Buffer>, path: string, check: Check): AsyncGenerator<Buffer> {
  const inner = createGunzip({ chunkSize: 1 << 18 });
  const input = Readable.from(packed, { objectMode: false });
  input.on('error', (cause) => inner.destroy(cause));
  input.pipe(inner);
  try {
    for await (const chunk of inner) {
      const buffer = toBuffer(chunk);
      check(buffer.length);
      yield buffer;
    }
  } catch (cause) {
    throw unpackError(cause, path);
  } finally {
    input.destroy();
    inner.destroy();
  }
}

async function* unzstd(packed: AsyncIterable<Buffer>, path: string, check: Check): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
  const out: Buffer[] = [];
  const inner = new Decompress((chunk) => {
    check(chunk.length);
    out.push(toBuffer(chunk));
  });
  try {
    for await (const chunk of packed) {
      inner.push(chunk);
      yield* out.splice(0);
    }
    inner.push(new Uint8Array(0), true);
    yield* out.splice(0);
  } catch (cause) {
    throw unpackError(cause, path);
  }
}

function unpackError(cause: unknown, path: string): unknown {
  if (cause instanceof IntakeError) return cause;
  const text = cause instanceof Error ? cause.message : '';
  if (/window size too large/iu.test(text)) {
    return new IntakeError('unsupported', 'the file is packed with a window larger than 32 MiB', {
      where: { file: path },
      hint: 'Unpack it with zstd --long first.',
      exit: 2,
      cause,
    });
  }
  if (/unexpected (?:end|eof)/iu.test(text)) {
    return new IntakeError('truncated', 'the packed file ends too soon', {
      where: { file: path },
      hint: 'Get the whole file; what is missing cannot be told from what was never there.',
      exit: 2,
      cause,
    });
  }
  return new IntakeError('damaged', 'the packed file is damaged', { where: { file: path }, exit: 2, cause });
}

export function toBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError('a byte stream gave something else');
}
