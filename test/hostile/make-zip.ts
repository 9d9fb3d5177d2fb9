import { crc32, deflateRawSync } from 'node:zlib';

/** A member, and the lies it may tell. */
export type ZipEntry = {
  readonly name: string;
  readonly data: Buffer | string;
  /** Bytes already deflated, with the checksum and size of what they hold. */
  readonly packed?: { readonly bytes: Buffer; readonly size: number; readonly checksum: number };
  readonly stored?: boolean;
  readonly declaredSize?: number;
  readonly checksum?: number;
  /** General purpose flags; 1 is encrypted. */
  readonly flags?: number;
  readonly method?: number;
  /** Unix mode, as in a symbolic link's 0o120777. */
  readonly mode?: number;
  /** The directory says that the member lies where this other one lies. */
  readonly sharesWith?: number;
};

const UTF8 = 0x800;

/** Writes a ZIP archive, honest unless an entry says otherwise. */
export function makeZip(entries: readonly ZipEntry[], declaredCount = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const facts = factsOf(entry);
    const shared = entry.sharesWith === undefined ? undefined : offsets[entry.sharesWith];
    offsets.push(shared ?? at);
    directory.push(centralHeader(facts, shared ?? at));
    if (shared !== undefined) continue;
    const local = localHeader(facts);
    parts.push(local, facts.bytes);
    at += local.length + facts.bytes.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endRecord(declaredCount, central.length, at)]);
}

type Facts = {
  readonly name: Buffer;
  readonly bytes: Buffer;
  readonly size: number;
  readonly checksum: number;
  readonly flags: number;
  readonly method: number;
  readonly mode: number;
};

function factsOf(entry: ZipEntry): Facts {
  const data = Buffer.from(entry.data);
  const stored = entry.stored === true;
  return {
    name: Buffer.from(entry.name),
    bytes: entry.packed?.bytes ?? (stored ? data : deflateRawSync(data)),
    size: entry.declaredSize ?? entry.packed?.size ?? data.length,
    checksum: entry.checksum ?? entry.packed?.checksum ?? crc32(data),
    flags: (entry.flags ?? 0) | UTF8,
    method: entry.method ?? (stored ? 0 : 8),
    mode: entry.mode ?? 0o100_644,
  };
}

function localHeader(facts: Facts): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04_03_4b_50, 0);
  header.writeUInt16LE(20, 4);
  writeFacts(header, facts, 6);
  return Buffer.concat([header, facts.name]);
}

function centralHeader(facts: Facts, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02_01_4b_50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  writeFacts(header, facts, 8);
  header.writeUInt32LE((facts.mode << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, facts.name]);
}

/** Flags to name length: laid out alike in both headers. */
function writeFacts(header: Buffer, facts: Facts, at: number): void {
  header.writeUInt16LE(facts.flags, at);
  header.writeUInt16LE(facts.method, at + 2);
  header.writeUInt32LE(facts.checksum, at + 8);
  header.writeUInt32LE(facts.bytes.length, at + 12);
  header.writeUInt32LE(facts.size, at + 16);
  header.writeUInt16LE(facts.name.length, at + 20);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06_05_4b_50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
