import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTIAL, remove } from '../files.js';

/** A copy of a database under way. Whoever began it drops it at the end, whatever came of it. */
export type Copy = {
  /** Name of the database that is copied, and path of the copy. */
  readonly database: string;
  readonly path: string;
  /** Its failure is told to whoever awaits it. */
  readonly done: Promise<void>;
  /** Waits for it, and removes it where nobody took it. Never fails. */
  readonly drop: () => Promise<void>;
};

/** Begins to copy a database of the index; the connection need not know of it. */
export function beginCopy(dir: string, database: string): Copy {
  const path = join(dir, `reference-copy.duckdb${PARTIAL}`);
  remove(path);
  const done = copyFile(join(dir, database), path, constants.COPYFILE_FICLONE);
  done.catch(() => null);
  return {
    database,
    path,
    done,
    drop: async () => {
      await done.catch(() => null);
      remove(path);
    },
  };
}
