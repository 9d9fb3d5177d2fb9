import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockFile } from '../store/file-lock.js';
import { AppError } from './error.js';
import { workspacePaths } from './paths.js';

export type Serving = {
  /** Writes down where the workspace is served, for whoever comes second. */
  readonly tell: (origin: string) => void;
  readonly release: () => void;
};

/** Takes a workspace for one server: two would run each other's jobs. Throws `already_served`. */
export async function holdServing(dir: string, signal: AbortSignal): Promise<Serving> {
  const { serving } = workspacePaths(dir);
  mkdirSync(path.dirname(serving), { recursive: true, mode: 0o700 });
  const release = await lockFile(`${serving}.lock`, { signal, patienceMs: 0 });
  if (release === null) throw alreadyServed(serving);
  return {
    tell: (origin) => writeFileSync(serving, origin, { mode: 0o600 }),
    release: () => {
      rmSync(serving, { force: true });
      release();
    },
  };
}

function alreadyServed(file: string): AppError {
  const origin = readIfThere(file);
  return new AppError('already_served', 'this workspace is served already', {
    hint: `${origin === '' ? 'Use that server' : `It is at ${origin}: use that`}, or end it first.`,
    exit: 2,
  });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 100);
  } catch {
    return '';
  }
}
