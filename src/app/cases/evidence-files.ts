import path from 'node:path';
import { standing, standingOf } from '../../case/standing.js';
import { CaseError } from '../error.js';
import { isFile, isSame, placesOf } from './held-evidence.js';
import { readChain, withCases, type CaseContext } from './open.js';

/** A file of a case: its name as it came, and where it lies. */
export type EvidenceFile = { readonly name: string; readonly path: string };

/**
 * Where files of a case lie, by their digests. A file that is only referred to is proved first: it may lie anywhere, and have become
 * another. Throws `no_such_evidence`, `unreadable_evidence`.
 */
export async function evidenceFiles(
  dir: string,
  caseId: string,
  digests: readonly string[],
  context: CaseContext & { readonly signal: AbortSignal },
): Promise<EvidenceFile[]> {
  return withCases(dir, context, async (opened) => {
    const { events } = await readChain(opened, caseId);
    const kept = standingOf(standing(events), 'evidence');
    const placeOf = placesOf(opened);
    const readable = async (evidence: (typeof kept)[number]): Promise<EvidenceFile | null> => {
      const { payload } = evidence;
      const file = placeOf(evidence);
      if (file === null) return null;
      const isHere = payload.kept === 'copy' ? isFile(file) : isSame(file, payload, context.signal);
      return (await isHere) ? { name: path.basename(payload.name), path: file } : null;
    };
    const files: EvidenceFile[] = [];
    for (const digest of digests) {
      const found = kept.filter(({ payload }) => payload.sha256 === digest);
      files.push(await firstOf(found, readable, digest));
    }
    return files;
  });
}

async function firstOf<Evidence extends { readonly payload: { readonly name: string } }>(
  found: readonly Evidence[],
  readable: (evidence: Evidence) => Promise<EvidenceFile | null>,
  digest: string,
): Promise<EvidenceFile> {
  for (const evidence of found) {
    const file = await readable(evidence);
    if (file !== null) return file;
  }
  const name = found[0]?.payload.name;
  if (name === undefined) {
    throw new CaseError('no_such_evidence', `the case has no file ${digest.slice(0, 12)}…`, {
      hint: 'Add the file to the case first.',
    });
  }
  throw new CaseError('unreadable_evidence', `the file ${name} is not here as it was`, {
    hint: 'It stayed with who sent the case, was moved away, or changed. Put it back, or add it to the case again.',
  });
}
