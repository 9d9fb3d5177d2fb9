import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The files a path or pattern stands for, absolute and sorted. `*` and `?` stay within a folder, `**` spans folders.
 * A path that exists is that file, whatever characters its name has.
 */
export function expandGlob(base: string, pattern: string): string[] {
  const literal = path.resolve(base, pattern);
  if (existsSync(literal)) return statSync(literal).isFile() ? [literal] : [];
  if (!/[*?]/u.test(pattern)) return [];
  const root = path.isAbsolute(pattern) ? path.parse(pattern).root : base;
  const found = new Set<string>();
  walk(root, path.relative(root, literal).split(path.sep), found);
  return [...found].sort();
}

function walk(folder: string, parts: readonly string[], found: Set<string>): void {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  if (part === '..') return walk(path.join(folder, '..'), rest, found);
  if (part === '**') walk(folder, rest, found);
  const matches = part === '**' ? /^[^.]/u : matcherOf(part);
  for (const entry of entriesOf(folder)) {
    if (!matches.test(entry.name)) continue;
    const full = path.join(folder, entry.name);
    if (part === '**') {
      // A link to a folder above would be walked for ever.
      if (entry.isDirectory()) walk(full, parts, found);
    } else if (rest.length === 0) {
      if (isFile(full)) found.add(full);
    } else if (existsSync(full) && statSync(full).isDirectory()) {
      walk(full, rest, found);
    }
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // a folder that is not there, or not ours to read, matches nothing
  }
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

function matcherOf(part: string): RegExp {
  const body = part
    .replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const hidden = part.startsWith('.') ? '' : '(?!\\.)';
  return new RegExp(`^${hidden}${body}$`, 'su');
}
