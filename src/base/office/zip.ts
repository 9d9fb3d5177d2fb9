import { getFileNameLowLevel, type Entry, type Options, type ZipFile } from 'yauzl';
import { AssayError } from '../errors.js';
import { openMember, type Member, type Range } from './member.js';
import type { Fail, OfficeFault, OfficeLimits, Part } from './part.js';

/** An archive's bytes, wherever they lie: on disk for who spools, in memory for who was given them. */
export type ZipBytes = {
  readonly path: string;
  /** Opens the archive with the options of the reader. */
  readonly directory: (options: Options) => Promise<ZipFile>;
  readonly range: Range;
};

export type OpenZip = {
  /** Names of all members, folders left out, in the archive's order. */
  readonly names: readonly string[];
  readonly members: readonly Part[];
};

type Given = { readonly source: ZipBytes; readonly fail: Fail };

const SYMLINK = 0o120_000;
const FILE_TYPE = 0o170_000;
const AES = 99;

/** Opens a ZIP archive: its directory is read and judged at once, its members only when they are opened. */
export async function openZip(source: ZipBytes, limits: OfficeLimits, fail: Fail): Promise<OpenZip> {
  const given = { source, fail };
  const entries = await readMembers(given, limits);
  refuseOverlap(given, entries);
  return {
    names: entries.map((member) => member.name),
    members: entries.filter((member) => !isLitter(member.name)).map((member) => toPart(given, member, limits)),
  };
}

function toPart({ source, fail }: Given, member: Member, limits: OfficeLimits): Part {
  const path = `${source.path}!${member.name}`;
  return { path, size: member.size, open: () => openMember(source.range, path, member, limits, fail) };
}

async function readMembers(given: Given, limits: OfficeLimits): Promise<Member[]> {
  let zip: ZipFile | null = null;
  try {
    zip = await given.source.directory({ autoClose: false, decodeStrings: false, validateEntrySizes: false });
    if (zip.entryCount > limits.maxMembers) throw fault(given, 'too_many_members', 'The archive has too many members.');
    const members: Member[] = [];
    for await (const entry of zip.eachEntry()) {
      const member = await toMember(given, zip, entry);
      if (member !== null) members.push(member);
    }
    return members;
  } catch (cause) {
    throw cause instanceof AssayError ? cause : directoryError(given, cause);
  } finally {
    zip?.close();
  }
}

async function toMember(given: Given, zip: ZipFile, entry: Entry): Promise<Member | null> {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (escapes(name) || type === SYMLINK) {
    throw fault(given, 'path_escape', 'An archive member points outside the archive.');
  }
  if (name.endsWith('/')) return null;
  if (entry.isEncrypted() || entry.compressionMethod === AES) throw encrypted(given);
  const { compressionMethod: method } = entry;
  if (method !== 0 && method !== 8) {
    throw fault(given, 'unsupported', 'An archive member is packed by a method other than deflate.');
  }
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return {
    name,
    start,
    packed: entry.compressedSize,
    size: entry.uncompressedSize,
    checksum: entry.crc32,
    method: method === 0 ? 'stored' : 'deflated',
  };
}

/** A path that would leave the folder it is unpacked to, on any system. */
function escapes(name: string): boolean {
  if (name === '' || name.startsWith('/') || /^[A-Za-z]:/u.test(name)) return true;
  if (name.includes('\\') || name.includes('\u0000')) return true;
  return name.split('/').includes('..');
}

function isLitter(name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return name.startsWith('__MACOSX/') || last === '.DS_Store' || last === 'Thumbs.db';
}

/**
 * Members that share packed bytes make a bomb of any size without nesting
 * (D. Fifield, "A better zip bomb", WOOT 2019). Honest archives have none.
 */
function refuseOverlap(given: Given, members: readonly Member[]): void {
  const byStart = [...members].sort((a, b) => a.start - b.start || a.packed - b.packed);
  let end = 0;
  for (const member of byStart) {
    if (member.packed === 0) continue;
    if (member.start < end) throw fault(given, 'bomb', 'Members of the archive share the same packed bytes.');
    end = member.start + member.packed;
  }
}

function directoryError(given: Given, cause: unknown): AssayError {
  const text = cause instanceof Error ? cause.message : '';
  if (text.startsWith('strong encryption')) return encrypted(given);
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && !cause.code.startsWith('ERR_')) {
    return fault(given, 'unreadable', 'The archive cannot be read.', cause);
  }
  const cut = ['End of central directory record', 'unexpected EOF', 'file data overflows'];
  if (cut.some((start) => text.startsWith(start))) {
    return fault(given, 'truncated', 'The archive ends before its directory does.', cause);
  }
  return fault(given, 'damaged', 'The directory of the archive is not well formed.', cause);
}

function encrypted(given: Given): AssayError {
  return given.fail('encrypted_archive', 'The archive is encrypted.', {
    where: { file: given.source.path },
    hint: 'Unpack it with its password and give the files.',
  });
}

function fault(given: Given, code: OfficeFault, message: string, cause?: unknown): AssayError {
  return given.fail(code, message, { where: { file: given.source.path }, cause });
}
