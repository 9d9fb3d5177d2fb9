import { createReadStream, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { globPattern } from '../../base/glob.js';
import { IntakeError } from './error.js';
import type { Limits } from './limits.js';
import type { FileSource } from './source.js';

/** The files that the inputs name, in the order given; inside a folder or glob by name. A file named twice is read once. */
export function expandInputs(inputs: readonly string[], root: string, limits: Limits): FileSource[] {
  const sources = new Map<string, FileSource>();
  for (const input of inputs) {
    for (const found of expandInput(input, root)) {
      if (!sources.has(found.file)) sources.set(found.file, found);
      if (sources.size > limits.maxMembers) {
        throw new IntakeError('too_many_members', `more than ${limits.maxMembers} files`, {
          where: { file: input },
          exit: 2,
        });
      }
    }
  }
  return [...sources.values()];
}

function expandInput(input: string, root: string): FileSource[] {
  const file = path.resolve(root, input);
  if (existsSync(file)) {
    if (!statSync(file).isDirectory()) return [fileSource(input, file)];
    const files = filesUnder(file).map((inner) => fileSource(path.join(input, path.relative(file, inner)), inner));
    if (files.length > 0) return files;
    throw new IntakeError('empty', 'the folder holds no files', { where: { file: input }, exit: 2 });
  }
  const files = /[*?[{]/u.test(input) ? glob(input, root) : [];
  if (files.length > 0)
    return files.map((found) => fileSource(path.isAbsolute(input) ? found : path.relative(root, found), found));
  throw new IntakeError('not_found', 'no such file', { where: { file: input }, hint: 'Check the path.', exit: 2 });
}

function fileSource(shown: string, file: string): FileSource {
  let size: number;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw new TypeError('not a plain file');
    size = stat.size;
  } catch (cause) {
    throw new IntakeError('unreadable', 'the path is not a file that can be read', {
      where: { file: shown },
      hint: 'Save what comes from a pipe or a device to a file first.',
      exit: 2,
      cause,
    });
  }
  return { path: shown, size, file, open: () => createReadStream(file, { highWaterMark: 1 << 20 }) };
}

/** Plain files below a folder, sorted by name; hidden ones and links are passed over. */
function filesUnder(folder: string): string[] {
  const files: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) files.push(...filesUnder(inner));
    else if (entry.isFile()) files.push(inner);
  }
  return files;
}

function glob(pattern: string, root: string): string[] {
  const absolute = path.resolve(root, pattern);
  const parts = absolute.split(path.sep);
  const wild = parts.findIndex((part) => /[*?[{]/u.test(part));
  const base = parts.slice(0, wild).join(path.sep) || path.sep;
  if (!existsSync(base) || !lstatSync(base).isDirectory()) return [];
  const matcher = globPattern(parts.slice(wild).join('/'));
  return filesUnder(base).filter((file) => matcher.test(path.relative(base, file).split(path.sep).join('/')));
}
