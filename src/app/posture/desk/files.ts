import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DeskError } from './error.js';

const MOST_LISTS = 50;

/** Names of the lists that a folder holds, sorted. */
export function namesOfLists(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

/** Tells one state of the lists from another. */
export function stampOfLists(folder: string): string {
  return namesOfLists(folder)
    .map((name) => `${name}\n${stampOf(path.join(folder, name))}`)
    .join('\n');
}

export function stampOf(file: string): string {
  const info = statSync(file, { throwIfNoEntry: false });
  return info === undefined ? 'none' : `${info.size} ${info.mtimeMs} ${info.ino}`;
}

/** Puts a list under its name, in place of one of the same name. Throws `too_many_lists`, `cannot_write`. */
export function putList(folder: string, name: string, bytes: Uint8Array): void {
  const names = namesOfLists(folder);
  if (!names.includes(name) && names.length >= MOST_LISTS) {
    throw new DeskError('too_many_lists', `there are ${MOST_LISTS} lists here already`, {
      hint: 'Remove those that no longer hold.',
      exit: 2,
    });
  }
  writeWhole(path.join(folder, name), bytes);
}

/** Throws `no_such_list`. */
export function removeList(folder: string, name: string): void {
  if (!namesOfLists(folder).includes(name)) {
    throw new DeskError('no_such_list', 'there is no such list', { hint: 'It may be removed already.' });
  }
  rmSync(path.join(folder, name), { force: true });
}

/** Writes a file whole or not at all, for its owner alone: it says where the plant is weak. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const part = path.join(path.dirname(file), `.${process.pid}.part`);
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(part, content, { mode: 0o600 });
    renameSync(part, file);
  } catch (cause) {
    rmSync(part, { force: true });
    throw new DeskError('cannot_write', 'the file cannot be kept', {
      where: { file },
      hint: 'Check that the folder may be written to and the disk has room.',
      cause,
    });
  }
}
