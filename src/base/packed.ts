import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A packed program: beside what asks for it once that is packed, and where the build puts it when the caller runs from its source. */
export function packedFile(caller: string, name: string): string {
  const here = fileURLToPath(caller);
  const sources = here.lastIndexOf(`${path.sep}src${path.sep}`);
  if (path.extname(here) === '.js' || sources < 0) return path.join(path.dirname(here), name);
  return path.join(here.slice(0, sources), 'dist', 'cli', name);
}
