import { openPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { IntakeError, type IntakeErrorCode } from '../error.js';
import type { Limits } from '../limits.js';
import type { ByteSource, FileSource, OpenArchive } from '../source.js';
import { openMember, type Member } from './member.js';

const SYMLINK = 0o120_000;
const FILE_TYPE = 0o170_000;
const AES = 99;

/** Opens a ZIP archive: its directory is read and judged at once, its members only when they are opened. */
export async function openZip(source: FileSource, limits: Limits): Promise<OpenArchive> {
  const entries = await readMembers(source, limits);
  refuseOverlap(source, entries);
  return {
    names: entries.map((member) => member.name),
    members: entries.filter((member) => !isLitter(member.name)).map((member) => toSource(source, member, limits)),
    close: () => Promise.resolve(),
  };
}

function toSource(source: FileSource, member: Member, limits: Limits): ByteSource {
  const path = `${source.path}!${member.name}`;
  return {
    path,
    size: member.size,
    file: null,
    open: () => openMember(source.file, path, member, limits),
  };
}

async function readMembers(source: FileSource, limits: Limits): Promise<Member[]> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(source.file, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
    if (zip.entryCount > limits.maxMembers)
      throw fault(source, 'too_many_members', 'The archive has too many members.');
    const members: Member[] = [];
    for await (const entry of zip.eachEntry()) {
      const member = await toMember(source, zip, entry);
      if (member !== null) members.push(member);
    }
    return members;
  } catch (cause) {
    throw cause instanceof IntakeError ? cause : directoryError(source, cause);
  } finally {
    zip?.close();
  }
}

async function toMember(source: FileSource, zip: ZipFile, entry: Entry): Promise<Member | null> {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (escapes(name) || type === SYMLINK) {
    throw fault(source, 'path_escape', 'An archive member points outside the archive.');
  }
  if (name.endsWith('/')) return null;
  if (entry.isEncrypted() || entry.compressionMethod === AES) throw encrypted(source);
  const { compressionMethod: method } = entry;
  if (method !== 0 && method !== 8) {
    throw fault(source, 'unsupported', 'An archive member is packed by a method other than deflate.');
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
function refuseOverlap(source: FileSource, members: readonly Member[]): void {
  const byStart = [...members].sort((a, b) => a.start - b.start || a.packed - b.packed);
  let end = 0;
  for (const member of byStart) {
    if (member.packed === 0) continue;
    if (member.start < end) throw fault(source, 'bomb', 'Members of the archive share the same packed bytes.');
    end = member.start + member.packed;
  }
}

function directoryError(source: FileSource, cause: unknown): IntakeError {
  const text = cause instanceof Error ? cause.message : '';
  if (text.startsWith('strong encryption')) return encrypted(source);
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && !cause.code.startsWith('ERR_')) {
    return fault(source, 'unreadable', 'The archive cannot be read.', cause);
  }
  const cut = ['End of central directory record', 'unexpected EOF', 'file data overflows'];
  if (cut.some((start) => text.startsWith(start))) {
    return fault(source, 'truncated', 'The archive ends before its directory does.', cause);
  }
  return fault(source, 'damaged', 'The directory of the archive is not well formed.', cause);
}

function encrypted(source: FileSource): IntakeError {
  return new IntakeError('encrypted_archive', 'The archive is encrypted.', {
    where: { file: source.path },
    hint: 'Unpack it with its password and give the files.',
  });
}

function fault(source: FileSource, code: IntakeErrorCode, message: string, cause?: unknown): IntakeError {
  return new IntakeError(code, message, { where: { file: source.path }, cause });
}
