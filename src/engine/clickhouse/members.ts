import { z } from 'zod';
import { mismatch, type ClusterConfiguration } from './configuration.js';
import { literal } from './dialect.js';
import { connectNode, type ClusterNode } from './node.js';
import { requireVersion } from './version.js';

/** A node and the shard that it holds, counted from 0. */
export type Member = { readonly node: ClusterNode; readonly shard: number };

const placed = z.object({ shard_num: z.coerce.number(), replica_num: z.coerce.number(), is_local: z.coerce.number() });

/**
 * Connects to every node that is named and asks it which shard it is. In the order of the shards, each exactly once: a shard that
 * nobody fills would be missing from every answer. Throws `cluster_mismatch` and what a connection throws.
 */
export async function connectMembers(configuration: ClusterConfiguration): Promise<Member[]> {
  const nodes = (configuration.nodes ?? [configuration.url]).map((url) => connectNode(url, configuration));
  try {
    const members = await Promise.all(nodes.map((node) => placeOf(node, configuration.cluster)));
    members.sort((left, right) => left.shard - right.shard);
    const shards = members[0]?.shards ?? 0;
    if (members.length !== shards || members.some(({ shard }, at) => shard !== at)) {
      throw mismatch(
        `the cluster ${configuration.cluster} has ${shards} shards, and the nodes that are named are not one of each`,
        'Name the address of every node of the cluster, each once.',
      );
    }
    return members;
  } catch (cause) {
    await closeMembers(nodes.map((node) => ({ node })));
    throw cause;
  }
}

async function placeOf(node: ClusterNode, cluster: string): Promise<Member & { readonly shards: number }> {
  await requireVersion(node);
  const rows = await node.rows(
    `SELECT shard_num, replica_num, is_local FROM system.clusters WHERE cluster = ${literal(cluster)}`,
  );
  const places = z.array(placed).parse(rows);
  if (places.length === 0) {
    throw mismatch(`${node.host} knows no cluster of the name ${cluster}`, 'Check the name in the nodes’ settings.');
  }
  if (places.some(({ replica_num }) => replica_num > 1)) {
    throw mismatch(
      `the cluster ${cluster} has several copies of a shard`,
      'Name a cluster that has one node for each shard: the reference can be published anew at any time.',
    );
  }
  const own = places.filter(({ is_local }) => is_local === 1);
  if (own.length !== 1) {
    throw mismatch(`${node.host} is not one of the nodes of ${cluster}`, 'Check the addresses of the nodes.');
  }
  return { node, shard: (own[0]?.shard_num ?? 0) - 1, shards: places.length };
}

export async function closeMembers(members: readonly Pick<Member, 'node'>[]): Promise<void> {
  await Promise.all(members.map(({ node }) => node.close()));
}
