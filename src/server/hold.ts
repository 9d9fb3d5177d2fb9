import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ServerError } from './error.js';

export type Hold = {
  /** Writes down where the workspace is served. */
  readonly tell: (origin: string) => void;
  readonly release: () => void;
};

/**
 * Takes a workspace for one server: two would run each other's jobs. A hold of a process that is gone does not count.
 * Throws `already_served`.
 */
export function holdWorkspace(
  file: string,
  { owner, isRunning }: { readonly owner: string; readonly isRunning: (name: string) => boolean },
): Hold {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const own = `${file}.${owner}`;
  writeFileSync(own, `${owner}\n`, { mode: 0o600 });
  try {
    take(file, own, isRunning);
  } finally {
    rmSync(own, { force: true });
  }
  return {
    tell: (origin) => writeFileSync(file, `${owner}\n${origin}\n`),
    release: () => rmSync(file, { force: true }),
  };
}

function take(file: string, own: string, isRunning: (name: string) => boolean): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      linkSync(own, file); // fails where the name is taken, whoever else tries at the same time
      return;
    } catch (cause) {
      const [holder = '', origin = ''] = readIfThere(file).split('\n');
      if (attempt > 3 || isRunning(holder)) {
        throw new ServerError('already_served', 'this workspace is served already', {
          where: { file },
          hint:
            origin === ''
              ? 'Use that server, or end it first.'
              : `It is at ${origin}, by process ${holder.split('.')[0] ?? ''}. Use that, or end it first.`,
          exit: 2,
          cause,
        });
      }
      rmSync(file, { force: true });
    }
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
