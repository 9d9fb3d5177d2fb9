import { linkSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReferenceFault } from './error.js';
import { PARTIAL, hasCode, readText, remove } from './files.js';

/** Whether a process still runs, by the name that it gave the lock: its number, or that and when it began. */
export type IsRunning = (process: string) => boolean;

export type IndexLock = { readonly release: () => void };

/**
 * Lets one build at a time into an index folder. A lock whose process is gone is taken over. Throws `index_busy`.
 * The file appears whole, by a link, so that no reader ever sees a lock without an owner.
 */
export function lockIndex(dir: string, process: string, isRunning: IsRunning): IndexLock {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, 'lock');
  const mine = `${path}.${process}${PARTIAL}`;
  writeFileSync(mine, `${process}\n`, { mode: 0o600 });
  try {
    while (!claim(mine, path)) evict(path, `${mine}.stale`, isRunning);
  } finally {
    remove(mine);
  }
  return {
    release() {
      if (ownerOf(path) === process) remove(path);
    },
  };
}

function claim(mine: string, path: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw cause;
  }
}

/** Moves a dead owner's lock aside; where another build was quicker and the lock moved is a living one, puts it back. */
function evict(path: string, aside: string, isRunning: IsRunning): void {
  refuseLiving(path, path, isRunning);
  try {
    renameSync(path, aside);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return;
    throw cause;
  }
  try {
    refuseLiving(aside, path, isRunning);
  } catch (cause) {
    claim(aside, path);
    throw cause;
  } finally {
    remove(aside);
  }
}

function refuseLiving(file: string, path: string, isRunning: IsRunning): void {
  const owner = ownerOf(file);
  if (owner === null || !isRunning(owner)) return;
  const [pid] = owner.split('.');
  throw new ReferenceFault('index_busy', `process ${pid} is building this index`, {
    where: { file: path },
    hint: `Wait for it, or, if process ${pid} is no Assay, remove the lock file.`,
  });
}

function ownerOf(path: string): string | null {
  const text = readText(path);
  return text !== null && /^[1-9][0-9]{0,9}(?:\.[0-9]+)?\n?$/u.test(text) ? text.trim() : null;
}
