import type { PostureText } from '../../app/duties.js';
import { postureSchema } from '../../model/posture.js';
import { readDocument } from './document-file.js';

/** The document of `--posture`, with the digest of its file; null where none is named. */
export function readPostureFile(
  given: string | undefined,
  cwd: string,
): (PostureText & { readonly sha256: string }) | null {
  if (given === undefined) return null;
  const { file, document, sha256 } = readDocument(given, cwd, {
    schema: postureSchema,
    option: '--posture',
    missing: 'no_posture',
    other: 'not_a_posture',
    hint: 'Name what `assay posture check --json` wrote.',
  });
  return { file, posture: document, sha256 };
}
