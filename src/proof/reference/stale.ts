import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Reference } from '../../model/reference.js';

/** A source as it stands now; null where it is gone. The digest is asked for only where size and time do not decide. */
export type SourceState = {
  readonly bytes: number;
  readonly modified_ms: number;
  readonly sha256: () => Promise<string>;
};
export type StatSource = (path: string) => SourceState | null;

/** Paths of the sources that are no longer what the reference was built from. */
export async function sourcesChanged(reference: Reference, stat: StatSource): Promise<string[]> {
  const changed: string[] = [];
  for (const source of reference.sources) {
    const state = stat(source.path);
    if (state !== null && state.bytes === source.bytes) {
      if (state.modified_ms === source.modified_ms) continue;
      if ((await state.sha256()) === source.sha256) continue;
    }
    changed.push(source.path);
  }
  return changed;
}

/** Looks at files below `root`, the workspace. */
export function statBelow(root: string): StatSource {
  return (path) => {
    const file = join(root, path);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return null;
    return { bytes: found.size, modified_ms: found.mtimeMs, sha256: () => digestFile(file) };
  };
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
