import type { ClusterConfiguration } from '../engine/clickhouse/configuration.js';
import { openDuckDbStore } from '../engine/duckdb/store.js';
import type { Store } from '../engine/store.js';
import type { Reference } from '../model/reference.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import { keyCheck, openReference, requireFitting } from '../proof/reference/reference.js';
import type { ReadWorkspace } from '../workspace/workspace.js';
import type { AppContext } from './context.js';
import { readPassword } from './password.js';
import { workspacePaths } from './paths.js';
import type { Session } from './session.js';

/** Where the reference of a workspace lies: in a database beside it, or at a cluster. */
export type ReferencePlace =
  | { readonly at: 'workspace'; readonly reference: Reference; readonly database: string }
  | { readonly at: 'cluster'; readonly configuration: ClusterConfiguration };

type Keyed = { readonly read: ReadWorkspace; readonly key: Uint8Array };

/** Finds out without opening anything at a cluster. Throws what `openReference` does for a workspace of its own. */
export function placeReference({ read, key }: Keyed, context: Pick<AppContext, 'env'>): ReferencePlace {
  const configuration = clusterOf(read, context.env);
  if (configuration !== null) return { at: 'cluster', configuration };
  return { at: 'workspace', ...openReference(workspacePaths(read.dir).index, expected(key)) };
}

export type OpenedReference = { readonly reference: Reference; readonly store: Store };

/** Runs work with the reference open for look-ups; an interrupt ends the one that runs. */
export async function withReference<Result>(
  place: ReferencePlace,
  { session, key, signal }: { readonly session: Session; readonly key: Uint8Array; readonly signal: AbortSignal },
  work: (opened: OpenedReference) => Promise<Result>,
): Promise<Result> {
  const opened = await open(place, session, key);
  const interrupt = (): void => opened.store.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    return await work(opened);
  } finally {
    signal.removeEventListener('abort', interrupt);
    await opened.store.close();
  }
}

async function open(place: ReferencePlace, session: Session, key: Uint8Array): Promise<OpenedReference> {
  if (place.at === 'workspace') {
    return { reference: place.reference, store: await openDuckDbStore(session.connection) };
  }
  const { openCluster } = await import('../engine/clickhouse/open.js');
  const opened = await openCluster(place.configuration, { scratch: session.scratch.folder('look-ups') });
  requireFitting(opened.reference, expected(key));
  return opened;
}

function expected(key: Uint8Array): { readonly normaliser: number; readonly keyCheck: string } {
  return { normaliser: NORMALISER_VERSION, keyCheck: keyCheck(key) };
}

/**
 * How to reach the cluster that `assay.yaml` names; null where the engine is the embedded one. The user of the environment goes
 * before that of the file: who publishes is another than who looks up. Throws `no_password_file`.
 */
export function clusterOf(
  { workspace, dir, file }: ReadWorkspace,
  env: AppContext['env'],
): ClusterConfiguration | null {
  if (workspace.engine === 'duckdb') return null;
  const { password_file, ...given } = workspace.engine.clickhouse;
  const { nodes, ...place } = given;
  return {
    ...place,
    ...(nodes === undefined ? {} : { nodes }),
    user: env['ASSAY_CLICKHOUSE_USER'] ?? given.user,
    password: env['ASSAY_CLICKHOUSE_PASSWORD'] ?? passwordFrom(password_file, dir, file),
  };
}

function passwordFrom(given: string | undefined, dir: string, workspaceFile: string): string {
  const hint =
    'See that engine.clickhouse.password_file names a file that you may read, or set ASSAY_CLICKHOUSE_PASSWORD.';
  return given === undefined ? '' : readPassword(given, { dir, file: workspaceFile, of: 'the cluster', hint });
}
