import { linkSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReferenceFault } from './error.js';
import { PARTIAL, hasCode, readText, remove } from './files.js';

export type IndexLock = { readonly release: () => void };

/**
 * Lets one build at a time into an index folder. A lock whose process is gone is taken over. Throws `index_busy`.
 * The file appears whole, by a link, so that no reader ever sees a lock without an owner.
 */
export function lockIndex(dir: string, pid: number, isAlive: (pid: number) => boolean = processIsAlive): IndexLock {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, 'lock');
  const mine = `${path}.${pid}${PARTIAL}`;
  writeFileSync(mine, `${pid}\n`, { mode: 0o600 });
  try {
    while (!claim(mine, path)) evict(path, `${mine}.stale`, isAlive);
  } finally {
    remove(mine);
  }
  return {
    release() {
      if (ownerOf(path) === pid) remove(path);
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
function evict(path: string, aside: string, isAlive: (pid: number) => boolean): void {
  refuseLiving(path, path, isAlive);
  try {
    renameSync(path, aside);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return;
    throw cause;
  }
  try {
    refuseLiving(aside, path, isAlive);
  } catch (cause) {
    claim(aside, path);
    throw cause;
  } finally {
    remove(aside);
  }
}

function refuseLiving(file: string, path: string, isAlive: (pid: number) => boolean): void {
  const owner = ownerOf(file);
  if (owner === null || !isAlive(owner)) return;
  throw new ReferenceFault('index_busy', `process ${owner} is building this index`, {
    where: { file: path },
    hint: `Wait for it, or, if process ${owner} is no Assay, remove the lock file.`,
  });
}

function ownerOf(path: string): number | null {
  const text = readText(path);
  return text !== null && /^[1-9][0-9]{0,9}\n?$/u.test(text) ? Number(text) : null;
}

function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !hasCode(cause, 'ESRCH');
  }
}
