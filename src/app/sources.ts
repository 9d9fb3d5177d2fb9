import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Source } from '../proof/reference/reference.js';

/** Describes a source file as the index remembers it. */
export type DescribeSource = (file: string) => Promise<Source>;

/** A file of the same size and time as before, in this run or in the index there is, is not read again for its digest. */
export function describeSources(root: string, known: readonly Source[]): DescribeSource {
  const described = new Map(known.map((source) => [source.path, source]));
  return async (file) => {
    const { size, mtimeMs } = statSync(file);
    const name = path.relative(root, file).split(path.sep).join('/');
    const before = described.get(name);
    if (before?.bytes === size && before.modified_ms === mtimeMs) return before;
    const source = { path: name, sha256: await digestFile(file), bytes: size, modified_ms: mtimeMs };
    described.set(name, source);
    return source;
  };
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
