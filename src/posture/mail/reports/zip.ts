import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { ReportFaultError } from './fault.js';
import { MOST_ENTRIES, MOST_UNPACKED } from './limits.js';

export type Piece = { readonly name: string; readonly bytes: Uint8Array };

/** The files of a ZIP archive, unpacked one at a time. Nothing is written: a name that climbs out of a folder is only a name. */
export async function* unzip(bytes: Uint8Array): AsyncGenerator<Piece> {
  const zip = await opened(bytes);
  if (zip.entryCount > MOST_ENTRIES) {
    throw new ReportFaultError('too_many_entries', `the archive has ${zip.entryCount} entries`);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry;
      const name = getFileNameLowLevel(flags, fileNameRaw, extraFields, false);
      if (!name.endsWith('/')) yield { name, bytes: await unpacked(zip, entry) };
    }
  } catch (cause) {
    throw cause instanceof ReportFaultError ? cause : damaged();
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes), { autoClose: false, decodeStrings: false });
  } catch {
    throw damaged();
  }
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new ReportFaultError('encrypted', 'the archive is locked with a password');
  if (entry.uncompressedSize > MOST_UNPACKED) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of await zip.openReadStreamPromise(entry)) {
    if (!(part instanceof Uint8Array)) continue;
    size += part.length;
    if (size > MOST_UNPACKED) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(): ReportFaultError {
  return new ReportFaultError('too_large', `an entry unpacks to more than ${MOST_UNPACKED / 1_000_000} MB`);
}

function damaged(): ReportFaultError {
  return new ReportFaultError('bad_zip', 'the ZIP archive is damaged or cut off');
}
