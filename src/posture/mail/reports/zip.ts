import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { ReportFaultError } from './fault.js';
import { MOST_ENTRIES, MOST_UNPACKED } from './limits.js';

export type Piece = { readonly name: string; readonly bytes: Uint8Array };

/** The files of a ZIP archive, unpacked one at a time. Nothing is written: a name that climbs out of a folder is only a name. */
export async function* unzip(bytes: Uint8Array): AsyncGenerator<Piece> {
  const zip = await opened(bytes);
  if (zip.entryCount > MOST_ENTRIES) {
    throw new ReportFaultError('too_many_entries', `the archive has ${zip.entryCount} entries`);
  }
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) yield { name: entry.fileName, bytes: await unpacked(zip, entry) };
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes), {
      autoClose: false,
      decodeStrings: true,
      strictFileNames: false,
    });
  } catch {
    throw damaged();
  }
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new ReportFaultError('encrypted', 'the archive is locked with a password');
  if (entry.uncompressedSize > MOST_UNPACKED) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of await zip.openReadStreamPromise(entry)) {
      if (!(part instanceof Uint8Array)) continue;
      size += part.length;
      if (size > MOST_UNPACKED) throw tooLarge();
      parts.push(part);
    }
  } catch (cause) {
    throw cause instanceof ReportFaultError ? cause : damaged();
  }
  return Buffer.concat(parts);
}

function tooLarge(): ReportFaultError {
  return new ReportFaultError('too_large', `an entry unpacks to more than ${MOST_UNPACKED / 1_000_000} MB`);
}

function damaged(): ReportFaultError {
  return new ReportFaultError('bad_zip', 'the ZIP archive is damaged or cut off');
}
