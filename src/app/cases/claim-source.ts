import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { standing, standingOf } from '../../case/standing.js';
import type { CaseEvent } from '../../model/case.js';
import type { Claim } from '../../model/claim.js';
import { MOST_BYTES, claimTextOf } from '../claim.js';
import { workspacePaths } from '../paths.js';
import { sha256Of } from './evidence.js';
import type { OpenedCases } from './open.js';

/** The text of a claim, from the file of the case that it was read from. */
export type ClaimSource = { readonly name: string; readonly sha256: string; readonly text: string };

/** Files of the case that may be the text of a claim which does not name its file. */
const MOST_TRIED = 20;

/** The text that the spans of a claim count in; null where no file of the case holds it. */
export async function sourceOf(
  { settings }: OpenedCases,
  events: readonly CaseEvent[],
  { basis }: CaseEvent,
  { text_sha256: digest }: Claim,
): Promise<ClaimSource | null> {
  const files = standingOf(standing(events), 'evidence').map(({ payload }) => payload);
  const isNamed = ({ sha256 }: { readonly sha256: string }): boolean => sha256 === digest || basis.includes(sha256);
  const likely = files.filter(isNamed);
  const others = files.filter((file) => !isNamed(file) && file.size <= MOST_BYTES).slice(-MOST_TRIED);
  for (const file of [...likely, ...others]) {
    const lies = file.kept === 'copy' ? path.join(workspacePaths(settings.dir).evidence, file.sha256) : file.path;
    if (lies === undefined || !existsSync(lies) || statSync(lies).size > MOST_BYTES) continue;
    const text = await claimTextOf(readFileSync(lies));
    if (text !== null && sha256Of(text) === digest) return { name: file.name, sha256: file.sha256, text };
  }
  return null;
}
