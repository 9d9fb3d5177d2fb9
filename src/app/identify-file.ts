import { tmpdir } from 'node:os';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { KEY_BYTES } from '../engine/token.js';
import { readFiles } from '../proof/intake/intake.js';
import { loadKey } from '../proof/reference/reference.js';
import { readWorkspace } from '../workspace/workspace.js';
import type { AppContext, IdentifyOptions, IdentifyResult } from './context.js';
import { placeReference, withReference, type OpenedReference, type ReferencePlace } from './reference-place.js';
import { referenceProbe } from './reference-probe.js';
import { namesOf, refuseUnknown } from './named-columns.js';
import { workspacePaths } from './paths.js';
import { identifyTable } from './read-table.js';
import { withSession } from './session.js';

/** Says which data elements files hold. With a workspace that is indexed, the join against the reference decides too. */
export async function identifyFile(
  workspaceDir: string | null,
  files: readonly string[],
  options: IdentifyOptions,
  context: AppContext,
): Promise<IdentifyResult> {
  const indexed = workspaceDir === null ? null : placeIndexed(workspaceDir, context);
  const scratchParent =
    workspaceDir === null
      ? path.join(tmpdir(), `assay-${process.getuid?.() ?? 0}`)
      : workspacePaths(workspaceDir).scratch;
  const engine = {
    scratchParent,
    allowed: [],
    key: indexed?.key ?? randomBytes(KEY_BYTES),
    ...(indexed?.place.at === 'workspace' ? { reference: indexed.place.database } : {}),
  };
  return withSession(engine, context, async (session) => {
    const intake = await readFiles(
      { inputs: [...files], scratch: session.scratch.folder('files') },
      { signal: context.signal, ...(context.onProgress === undefined ? {} : { onProgress: context.onProgress }) },
    );
    refuseUnknown(options.columns, namesOf(intake));
    const identifyAll = async (opened: OpenedReference | null): Promise<IdentifyResult> => {
      const tables = [];
      for (const table of intake.tables) {
        const join = opened === null ? {} : { join: referenceProbe(session.connection, table, opened) };
        tables.push(
          await identifyTable(session.connection, table, { named: options.columns, now: context.now(), ...join }),
        );
      }
      return { files: intake.files, tables };
    };
    if (indexed === null) return identifyAll(null);
    return withReference(indexed.place, { session, key: indexed.key, signal: context.signal }, identifyAll);
  });
}

/** A workspace without an index, or without its key, still identifies by header and values. */
function placeIndexed(
  workspaceDir: string,
  context: AppContext,
): { readonly place: ReferencePlace; readonly key: Uint8Array } | null {
  try {
    const key = loadKey(workspacePaths(workspaceDir).key, context.env['ASSAY_KEY']);
    return { place: placeReference({ read: readWorkspace(workspaceDir), key }, context), key };
  } catch {
    context.warn('No index to test the columns against: header and values alone decide.');
    return null;
  }
}
