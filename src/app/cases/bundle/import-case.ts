import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { BundleError } from '../../../case/bundle/error.js';
import type { CaseDocument } from '../../../model/case-documents.js';
import type { BundleVerification, ImportedCase } from '../../../model/case-passing.js';
import { withholdableIn } from '../../../model/case-privileged.js';
import { payloadOf, jsonOf } from '../../../model/case.js';
import { workspacePaths } from '../../paths.js';
import { noteElsewhere } from '../elsewhere.js';
import { withoutPrivileged, type Sees } from '../as-seen.js';
import { asRead, withCases, type CaseContext } from '../open.js';
import { documentOf } from '../read.js';
import { keysOf, type KeyFiles } from './keys.js';
import { readBundle, withFolder, type ReadBundle } from './read-bundle.js';

export type BundleRequest = KeyFiles & {
  readonly file: string;
  readonly heads: readonly string[];
  readonly signal: AbortSignal;
};

/**
 * Takes a bundle into the store of a workspace, under the id that the case has. It is read to its end, and all of it proved,
 * before a row is written. No event says that it came: the chain stays that of who sent it.
 */
export async function importCase(dir: string, request: BundleRequest, context: CaseContext): Promise<ImportedCase> {
  const source = { ...request, keys: keysOf(request) };
  return withCases(dir, context, async ({ settings, store }) => {
    const paths = workspacePaths(settings.dir);
    const { evidence } = paths;
    mkdirSync(evidence, { recursive: true, mode: 0o700 });
    return withFolder(evidence, async (folder) => {
      const bundle = await readBundle(source, folder);
      requireWhole(bundle);
      const { header, sealed } = bundle;
      const adopted = await store.adopt(header.case, bundle.events);
      for (const { sha256, size } of header.files)
        moveInto(path.join(folder, sha256), path.join(evidence, sha256), size);
      const events = bundle.events.map(asRead);
      const files_elsewhere = noteElsewhere(paths, events.slice(adopted.before), events);
      return {
        schema: 'assay.case-imported/1',
        case: header.case,
        tlp: header.tlp,
        made_at: header.made_at,
        made_by: header.made_by,
        sealed,
        ...adopted,
        head: header.head,
        files: header.files.length,
        files_elsewhere,
      };
    });
  });
}

/** Whether a bundle is of the chain that its head, or one kept outside, names. Needs no workspace. */
export async function verifyBundle(request: BundleRequest): Promise<BundleVerification> {
  const { header, events, sealed, chain } = await readBundle({ ...request, keys: keysOf(request) }, null);
  const { withheld: _count, ...report } = chain;
  return {
    schema: 'assay.bundle-verification/1',
    ...report,
    tlp: header.tlp,
    made_at: header.made_at,
    made_by: header.made_by,
    for: header.for,
    audience: header.audience,
    sealed,
    heads: request.heads.filter((head) => events.some(({ hash }) => hash === head)),
    withheld: events.filter(({ payload }) => payload === null).map(({ seq, kind }) => ({ seq, kind })),
    files: header.files.length,
  };
}

/** A bundle as a case, with null where it withholds, or its reader may not see it. Throws `bundle_altered` where its chain is broken. */
export async function showBundle(request: BundleRequest, { privileged }: Sees): Promise<CaseDocument> {
  const bundle = await readBundle({ ...request, keys: keysOf(request) }, null);
  requireChain(bundle);
  const events = bundle.events.map(asRead);
  return documentOf(bundle.header.case, privileged ? events : withoutPrivileged(events));
}

function requireChain({ chain }: ReadBundle): void {
  if (chain.first_break === null) return;
  const { seq, says } = chain.first_break;
  throw new BundleError('bundle_altered', `the chain of the bundle is broken at event ${seq}: ${says}`, {
    hint: 'It is not what was written. Ask who sent it for the head of the case. Nothing was changed.',
  });
}

function requireWhole(bundle: ReadBundle): void {
  requireChain(bundle);
  const { header, events } = bundle;
  const withholdable = withholdableIn(events);
  const lacking = header.withheld.filter((seq) => !withholdable.has(seq)).length;
  if (lacking > 0) {
    throw new BundleError('bundle_withholds', `the bundle withholds ${lacking} of its events`, {
      hint: 'A store keeps cases whole but for privileged notes. `assay case verify --bundle` and `assay case show --bundle` read it as it is.',
    });
  }
  const named = new Set(
    events.flatMap((event) => {
      const payload = payloadOf({ ...event, payload: jsonOf(event.payload ?? 'null') }, 'evidence');
      return payload === null ? [] : [payload.sha256];
    }),
  );
  if (header.files.some(({ sha256 }) => !named.has(sha256))) {
    throw new BundleError('bundle_altered', 'the bundle brings a file that is no evidence of the case');
  }
}

function moveInto(from: string, to: string, size: number): void {
  if (!existsSync(to) || statSync(to).size !== size) renameSync(from, to);
}
