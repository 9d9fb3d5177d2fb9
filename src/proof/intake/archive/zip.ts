import { createReadStream } from 'node:fs';
import { openPromise } from 'yauzl';
import { openZip as openArchive } from '../../../base/office/zip.js';
import { failIntake } from '../error.js';
import type { Limits } from '../limits.js';
import type { FileSource, OpenArchive } from '../source.js';

/** Opens a ZIP archive on disk: its directory is read and judged at once, its members only when they are opened. */
export async function openZip(source: FileSource, limits: Limits): Promise<OpenArchive> {
  const { names, members } = await openArchive(
    {
      path: source.path,
      directory: (options) => openPromise(source.file, options),
      range: (start, length) => createReadStream(source.file, { start, end: start + length - 1 }),
    },
    limits,
    failIntake,
  );
  return {
    names,
    members: members.map((member) => ({ ...member, file: null })),
    close: () => Promise.resolve(),
  };
}
