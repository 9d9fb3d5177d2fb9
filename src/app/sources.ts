import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Source } from '../proof/reference/reference.js';

/** A source file as the index remembers it. One of the same size and time as before is not read again for its digest. */
export async function describeSource(file: string, root: string, known: readonly Source[]): Promise<Source> {
  const { size, mtimeMs } = statSync(file);
  const name = path.relative(root, file).split(path.sep).join('/');
  const before = known.find(
    (source) => source.path === name && source.bytes === size && source.modified_ms === mtimeMs,
  );
  return { path: name, sha256: before?.sha256 ?? (await digestFile(file)), bytes: size, modified_ms: mtimeMs };
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
