import path from 'node:path';
import { OversightError } from '../../../posture/oversight/error.js';
import { StoreError } from '../../../store/error.js';
import { lockFile, type LockWait } from '../../../store/file-lock.js';

/** Keeps other imports out of a folder of bundles until what it gives is called. */
export async function lockStore(dir: string, wait: LockWait): Promise<() => void> {
  const file = path.join(dir, 'lock');
  const release = await lockFile(file, wait).catch((cause: unknown) => {
    if (!(cause instanceof StoreError)) throw cause;
    throw new OversightError('cannot_write', 'the folder of bundles cannot be locked', {
      where: { file },
      hint: 'Check that the folder may be written to. The file `lock` holds nothing, and may be deleted while no import runs.',
      cause,
    });
  });
  if (release !== null) return release;
  throw new OversightError('busy', 'another import into this folder is still running', {
    where: { file: dir },
    hint: 'Nothing was taken in. Wait until it has ended, and import again.',
  });
}
