import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AppError } from './error.js';
import { isRunning } from './process.js';

export type Scratch = {
  readonly dir: string;
  /** Makes a folder in it, empty at first. */
  readonly folder: (name: string) => string;
  readonly removeFolder: (name: string) => void;
  readonly remove: () => void;
};

/**
 * A folder of this run's own for what must not outlive it: it holds leaked values. Folders of runs that were killed are
 * removed first; a run that still lives keeps its own.
 */
export function openScratch(parent: string, owner: string): Scratch {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  refuseForeign(parent);
  removeOrphans(parent);
  const dir = mkdtempSync(path.join(parent, `${owner}-`));
  chmodSync(dir, 0o700);
  return {
    dir,
    folder: (name) => {
      const folder = path.join(dir, name);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    removeFolder: (name) => rmSync(path.join(dir, name), { recursive: true, force: true }),
    remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** In a temporary folder that all share, somebody else may have made ours first, and would hold what is put in it. */
function refuseForeign(parent: string): void {
  const found = lstatSync(parent);
  const ours = process.getuid === undefined || found.uid === process.getuid();
  if (found.isDirectory() && ours) return chmodSync(parent, 0o700);
  if (ours) return;
  throw new AppError('scratch_not_ours', 'the folder for scratch files is somebody else’s', {
    where: { file: parent },
    hint: 'Remove it, or set TMPDIR to a folder of your own.',
  });
}

/** Removes the folders whose process is gone. */
export function removeOrphans(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = /^(\d+(?:\.\d+)?)-/u.exec(name)?.[1];
    if (owner !== undefined && !isRunning(owner)) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}
