import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Reference } from '../model/reference.js';
import type { Source } from '../proof/reference/reference.js';
import type { Sources } from '../workspace/workspace.js';

/** Describes a source file as the index remembers it. */
export type DescribeSource = (file: string) => Promise<Source>;

/** A file of the same size and time as before, in this run or in the index there is, is not read again for its digest. */
export function describeSources(root: string, known: readonly Source[]): DescribeSource {
  const described = new Map(known.map((source) => [source.path, source]));
  return async (file) => {
    const { size, mtimeMs } = statSync(file);
    const name = nameBelow(root, file);
    const before = described.get(name);
    if (before?.bytes === size && before.modified_ms === mtimeMs) return before;
    const source = { path: name, sha256: await digestFile(file), bytes: size, modified_ms: mtimeMs };
    described.set(name, source);
    return source;
  };
}

/** A file as the index names it. */
function nameBelow(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

/** Files that the workspace names and the index was not built from, such as a snapshot that was added since. */
export function unindexed({ systems, priorLeaks, canaries }: Sources, reference: Reference, root: string): string[] {
  const known = new Set(reference.sources.map((source) => source.path));
  const files = [...systems, ...priorLeaks].flatMap((source) => source.files);
  const named = [...files, ...(canaries === null ? [] : [canaries.file])].map((file) => nameBelow(root, file));
  return [...new Set(named)].filter((name) => !known.has(name));
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
