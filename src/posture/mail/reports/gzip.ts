import { crc32, inflateRawSync } from 'node:zlib';
import { ReportFaultError } from './fault.js';

const HEADER = 10;
const TRAILER = 8;

/**
 * A gzip file unpacked (RFC 1952): one member or several, at most `most` bytes. What stands behind the last member is passed over,
 * since mail adds line ends there; checksum and size must fit.
 */
export function gunzip(bytes: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let [at, size] = [0, 0];
  do {
    const member = readMember(bytes.subarray(at), most - size);
    parts.push(member.inside);
    size += member.inside.length;
    at += member.length;
  } while (bytes[at] === 0x1f && bytes[at + 1] === 0x8b);
  return Buffer.concat(parts);
}

function readMember(bytes: Uint8Array, most: number): { inside: Uint8Array; length: number } {
  const start = headerLength(bytes);
  const { inside, taken } = inflated(bytes.subarray(start), most);
  const end = start + taken;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (end + TRAILER > bytes.length) throw damaged();
  const fits = view.getUint32(end, true) === crc32(inside) && view.getUint32(end + 4, true) === inside.length >>> 0;
  if (!fits) throw damaged();
  return { inside, length: end + TRAILER };
}

function inflated(bytes: Uint8Array, most: number): { inside: Uint8Array; taken: number } {
  try {
    const result: unknown = inflateRawSync(bytes, { maxOutputLength: Math.max(1, most), info: true });
    if (isInfo(result)) return { inside: result.buffer, taken: result.engine.bytesWritten };
    throw damaged();
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new ReportFaultError('too_large', 'it unpacks to more than a report can have');
    throw damaged();
  }
}

/** With `info`, Node also tells how much of the input was used; its types do not know. */
function isInfo(value: unknown): value is { buffer: Uint8Array; engine: { bytesWritten: number } } {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}

function headerLength(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  if (bytes.length < HEADER + TRAILER || bytes[2] !== 8) throw damaged();
  let at = HEADER;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) throw damaged();
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  if (at >= bytes.length) throw damaged();
  return at;
}

function damaged(): ReportFaultError {
  return new ReportFaultError('bad_gzip', 'the gzip file is damaged or cut off');
}
