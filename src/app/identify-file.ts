import { tmpdir } from 'node:os';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { KEY_BYTES } from '../engine/token.js';
import { readFiles } from '../proof/intake/intake.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import { keyCheck, loadKey, openReference, type OpenedReference } from '../proof/reference/reference.js';
import type { AppContext, IdentifyOptions, IdentifyResult } from './context.js';
import { openDuckDbStore } from '../engine/duckdb/store.js';
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
  const opened = workspaceDir === null ? null : openIndexed(workspaceDir, context);
  const scratchParent =
    workspaceDir === null
      ? path.join(tmpdir(), `assay-${process.getuid?.() ?? 0}`)
      : workspacePaths(workspaceDir).scratch;
  const session = {
    scratchParent,
    allowed: [],
    key: opened?.key ?? randomBytes(KEY_BYTES),
    ...(opened === null ? {} : { reference: opened.database }),
  };
  return withSession(session, context, async ({ connection, scratch }) => {
    const intake = await readFiles(
      { inputs: [...files], scratch: scratch.folder('files') },
      { signal: context.signal, ...(context.onProgress === undefined ? {} : { onProgress: context.onProgress }) },
    );
    refuseUnknown(options.columns, namesOf(intake));
    const store = await openDuckDbStore(connection);
    const tables = [];
    for (const table of intake.tables) {
      tables.push(
        await identifyTable(connection, table, {
          named: options.columns,
          now: context.now(),
          ...(opened === null
            ? {}
            : { join: referenceProbe(connection, table, { reference: opened.reference, store }) }),
        }),
      );
    }
    return { files: intake.files, tables };
  });
}

/** A workspace without an index, or without its key, still identifies by header and values. */
function openIndexed(
  workspaceDir: string,
  context: AppContext,
): (OpenedReference & { readonly key: Uint8Array }) | null {
  const paths = workspacePaths(workspaceDir);
  try {
    const key = loadKey(paths.key, context.env['ASSAY_KEY']);
    return { ...openReference(paths.index, { normaliser: NORMALISER_VERSION, keyCheck: keyCheck(key) }), key };
  } catch {
    context.warn('No index to test the columns against: header and values alone decide.');
    return null;
  }
}
