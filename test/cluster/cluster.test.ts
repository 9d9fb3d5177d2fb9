import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from './cluster.js';
import { CLUSTER_RUNS_HERE } from './fetch-engine.js';

describe.skipIf(!CLUSTER_RUNS_HERE)('the test cluster', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ nodes: 2 });
  });
  afterAll(() => cluster.stop());

  it('is two nodes that know each other, and themselves', async () => {
    const sql = `SELECT shard_num, is_local FROM system.clusters WHERE cluster = '${cluster.cluster}' ORDER BY shard_num`;
    expect(await cluster.ask(0, sql)).toBe('1\t1\n2\t0');
    expect(await cluster.ask(1, sql)).toBe('1\t0\n2\t1');
  });

  it('keeps what a killed node held', async () => {
    await cluster.ask(1, 'CREATE TABLE assay.kept (x UInt8) ENGINE = MergeTree ORDER BY x');
    await cluster.ask(1, 'INSERT INTO assay.kept VALUES (7)');
    await cluster.kill(1);
    await expect(cluster.ask(1, 'SELECT 1')).rejects.toThrow('fetch failed');
    await cluster.restart(1);
    expect(await cluster.ask(1, 'SELECT x FROM assay.kept')).toBe('7');
  });
});
