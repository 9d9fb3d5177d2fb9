import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OversightImport } from '../../../model/oversight.js';
import { workspacePaths } from '../../paths.js';
import { withScratch } from '../../session.js';
import { importBundles, type ImportRequest } from './import.js';

/** Takes in a file of bundles that was given as bytes. */
export async function importGiven(
  dir: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  request: Omit<ImportRequest, 'files'>,
): Promise<OversightImport> {
  return withScratch(workspacePaths(dir).scratch, async (scratch) => {
    const file = path.join(scratch.folder('bundles'), 'given.jsonl');
    writeFileSync(file, bytes, { mode: 0o600 });
    return Promise.resolve(importBundles({ ...request, files: [{ name, file }] }));
  });
}
