import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  type PathLike,
} from 'node:fs';
import { dirname } from 'node:path';

/** Suffix of what is being written. Nothing reads such a file, and whoever holds the lock may remove it. */
export const PARTIAL = '.partial';

/** Puts a finished temporary file in its place: after this, also after a power cut, it is there whole or not at all. */
export function settle(partial: string, path: string): void {
  flush(partial);
  renameSync(partial, path);
  flush(dirname(path));
}

export function writeSettled(path: string, text: string): void {
  const partial = `${path}${PARTIAL}`;
  writeFileSync(partial, text, { mode: 0o600 });
  settle(partial, path);
}

/** Reads JSON; undefined where there is no such file, or it holds no JSON. */
export function readJson(path: string): unknown {
  const text = readText(path);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return null;
    throw cause;
  }
}

export function listFiles(dir: string): string[] {
  try {
    return readdirSync(dir).sort();
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return [];
    throw cause;
  }
}

export function remove(path: PathLike): void {
  rmSync(path, { force: true, recursive: true });
}

export function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
