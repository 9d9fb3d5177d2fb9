import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

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
export function openScratch(parent: string, pid: number): Scratch {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  removeOrphans(parent);
  const dir = mkdtempSync(path.join(parent, `${pid}-`));
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

/** Removes the folders whose process is gone. */
export function removeOrphans(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = /^(\d+)-/u.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner)))
      rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
