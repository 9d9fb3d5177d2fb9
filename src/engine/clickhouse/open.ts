import { z } from 'zod';
import { referenceTables } from '../../model/reference-tables.js';
import type { Reference } from '../../model/reference.js';
import type { Store } from '../store.js';
import { hostOf, type ClusterConfiguration } from './configuration.js';
import { describedReference, readStanding, type Standing } from './description.js';
import { literal } from './dialect.js';
import { ClusterError, type ClusterErrorCode } from './error.js';
import { askedTable } from './generation.js';
import { connectNode, type ClusterNode } from './node.js';
import { clickHouseStore } from './store.js';
import { requireVersion } from './version.js';

export type OpenedCluster = { readonly reference: Reference; readonly store: Store };

/**
 * Opens the reference that stands at the cluster, for look-ups: reads its description and sees that all its lines are there.
 * `scratch` is a folder that the connection may write in; `chunk` is how many keys go with one query. Whether normaliser and key fit is the caller's question.
 * Throws `ClusterError`: `cluster_unreachable`, `node_down`, `login_refused`, `no_rights`, `version_too_old`, `not_published`,
 * `publication_outdated`, `publication_incomplete`.
 */
export async function openCluster(
  configuration: ClusterConfiguration,
  { scratch, chunk }: { readonly scratch: string; readonly chunk?: number },
): Promise<OpenedCluster> {
  const { database, url } = configuration;
  const node = connectNode(url, configuration);
  try {
    const version = await requireVersion(node);
    const standing = await standingOf(node, database);
    if (standing === null) throw notPublished(url);
    const reference = describedReference(standing);
    await requireAllRows(node, database, reference, standing);
    const { generation } = standing;
    const connect = (): ClusterNode => connectNode(url, configuration);
    const asked = { connect, database, generation, version, reference, scratch };
    return { reference, store: clickHouseStore(chunk === undefined ? asked : { ...asked, chunk }) };
  } finally {
    await node.close();
  }
}

/** What another publication would put right. */
const LACKING: readonly ClusterErrorCode[] = ['not_published', 'publication_outdated', 'publication_incomplete'];

/** The reference that stands whole at the cluster; null where there is none, or none that this version can use. */
export async function standingReference(configuration: ClusterConfiguration): Promise<Reference | null> {
  try {
    const { reference, store } = await openCluster(configuration, { scratch: '' });
    await store.close();
    return reference;
  } catch (cause) {
    if (cause instanceof ClusterError && LACKING.includes(cause.code)) return null;
    throw cause;
  }
}

/** No table of descriptions is the same as no description: nothing was published. */
async function standingOf(node: ClusterNode, database: string): Promise<Standing | null> {
  try {
    return await readStanding(node, database);
  } catch (cause) {
    if (cause instanceof ClusterError && cause.code === 'publication_replaced') return null;
    throw cause;
  }
}

const counted = z.object({ name: z.string(), lines: z.coerce.number() });

/** A lost part, a row policy or a cluster that was made smaller would be a partial answer. */
async function requireAllRows(
  node: ClusterNode,
  database: string,
  reference: Reference,
  { generation, rows }: Standing,
): Promise<void> {
  const counts = referenceTables(reference).map(
    ({ name }) => `SELECT ${literal(name)} AS name, count() AS lines FROM ${askedTable(database, name, generation)}`,
  );
  const found = z.array(counted).parse(await node.rows(counts.join(' UNION ALL ')));
  if (found.every(({ name, lines }) => lines === rows[name])) return;
  throw new ClusterError('publication_incomplete', `the published reference is not whole (${node.host})`, {
    hint: 'See that no node lost data and no row policy hides lines from this user; then publish it again.',
  });
}

function notPublished(url: string): ClusterError {
  return new ClusterError('not_published', `no reference is published at the cluster (${hostOf(url)})`, {
    hint: 'Publish the index first.',
    exit: 2,
  });
}
