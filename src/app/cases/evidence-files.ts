import { existsSync } from 'node:fs';
import path from 'node:path';
import { standing, standingOf } from '../../case/standing.js';
import { CaseError } from '../error.js';
import { workspacePaths } from '../paths.js';
import { readChain, withCases, type CaseContext } from './open.js';

/** A file of a case: its name as it came, and where it lies. */
export type EvidenceFile = { readonly name: string; readonly path: string };

/** Where files of a case lie, by their digests. Throws `no_such_evidence`, `unreadable_evidence`. */
export async function evidenceFiles(
  dir: string,
  caseId: string,
  digests: readonly string[],
  context: CaseContext,
): Promise<EvidenceFile[]> {
  return withCases(dir, context, async (opened) => {
    const { events } = await readChain(opened, caseId);
    const kept = standingOf(standing(events), 'evidence').map(({ payload }) => payload);
    return digests.map((digest) => {
      const found = kept.find(({ sha256 }) => sha256 === digest);
      if (found === undefined) {
        throw new CaseError('no_such_evidence', `the case has no file ${digest.slice(0, 12)}…`, {
          hint: 'Add the file to the case first.',
        });
      }
      const { evidence } = workspacePaths(opened.settings.dir);
      const file = found.kept === 'copy' ? path.join(evidence, found.sha256) : (found.path ?? '');
      if (existsSync(file)) return { name: path.basename(found.name), path: file };
      throw new CaseError('unreadable_evidence', `the file ${found.name} is not here`, {
        where: { file },
        hint: 'It stayed with who sent the case, or was moved away. Put it back, or add it to the case again.',
      });
    });
  });
}
