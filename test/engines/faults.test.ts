import { readdirSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCluster } from '../../src/engine/clickhouse/open.js';
import { publishReference } from '../../src/engine/clickhouse/publish.js';
import type { ClusterConfiguration } from '../../src/engine/clickhouse/configuration.js';
import type { LookUp, Store } from '../../src/engine/store.js';
import { CLUSTER_RUNS_HERE } from '../cluster/fetch-engine.js';
import { USERS } from '../cluster/settings.js';
import { REFERENCE } from './reference-data.js';
import { openBench, type Bench } from './stores.js';

const LOOK_UP: LookUp = {
  from: 'lookup',
  columns: ['person_id'],
  among: { keys: 'keys', on: [{ column: 'token', key: 'k0' }] },
};

describe.skipIf(!CLUSTER_RUNS_HERE)('a cluster that fails', () => {
  let bench: Bench;
  const opened: Store[] = [];
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await bench.close();
  });

  const open = async (configuration: ClusterConfiguration): Promise<Store> => {
    const { store } = await openCluster(configuration, { scratch: bench.scratch });
    opened.push(store);
    return store;
  };
  const find = (store: Store, lookUp = LOOK_UP) => store.find(bench.connection, 'found', [lookUp]);
  const publish = (extra: Partial<ClusterConfiguration> = {}) =>
    publishReference({
      connection: bench.connection,
      schema: 'reference',
      reference: REFERENCE,
      configuration: bench.configuration('publisher', extra),
      scratch: bench.scratch,
    });

  it('says that nothing is published', async () => {
    await expect(open(bench.configuration('verifier'))).rejects.toMatchObject({ code: 'not_published', exit: 2 });
  });

  it('is told apart from one that is described wrongly', async () => {
    const [first = '', second = ''] = bench.cluster.urls;
    await bench.publish({});
    const wrong: readonly Partial<ClusterConfiguration>[] = [
      { cluster: 'other' },
      { nodes: [first] },
      { nodes: [first, first] },
      { nodes: [first, second, second] },
      { database: 'other' },
      { url: 'tcp://127.0.0.1', nodes: ['tcp://127.0.0.1'] },
      { nodes: ['http://somebody:secret@127.0.0.1', second] },
      { nodes: [`${first}/assay`, second] },
    ];
    for (const extra of wrong) await expect(publish(extra)).rejects.toMatchObject({ code: 'cluster_mismatch' });
    await expect(open(bench.configuration('verifier', { database: 'other' }))).rejects.toMatchObject({
      code: 'cluster_mismatch',
    });
  });

  it('says who is refused, and never with what', async () => {
    const password = 'not the one';
    const refused = await open(bench.configuration('verifier', { password })).catch((cause: unknown) => cause);
    expect(refused).toMatchObject({ code: 'login_refused' });
    expect(inspect(refused, { depth: 9 })).not.toContain(password);
    await expect(open(bench.configuration('stranger'))).rejects.toMatchObject({ code: 'no_rights' });
    await expect(publish(USERS.verifier)).rejects.toMatchObject({ code: 'no_rights' });
  });

  it('gives no part of an answer when memory is short', async () => {
    await bench.publish({});
    await bench.connection.run(
      'CREATE OR REPLACE TEMP TABLE keys AS SELECT (range * 7919)::UBIGINT AS k0 FROM range(2000000)',
    );
    const store = await open(bench.configuration('cramped'));
    await expect(find(store)).rejects.toMatchObject({ code: 'cluster_out_of_memory' });
    expect(left()).toEqual([]);
  });

  it('says that it was published anew meanwhile', async () => {
    await bench.publish({});
    const store = await open(bench.configuration('verifier'));
    await bench.publish({ lookup: [['ssn', '1', '1', '1']] });
    await expect(find(store)).rejects.toMatchObject({ code: 'publication_replaced' });
  });

  it('is not taken for whole when lines are gone', async () => {
    await bench.publish({
      lookup: [
        ['ssn', '1', '1', '1'],
        ['ssn', '2', '1', '1'],
      ],
    });
    const name = await bench.cluster.ask(1, `SELECT name FROM system.tables WHERE name LIKE 'lookup_%_part'`);
    await bench.cluster.ask(1, `TRUNCATE TABLE assay.${name}`);
    await expect(open(bench.configuration('verifier'))).rejects.toMatchObject({ code: 'publication_incomplete' });
  });

  it('is not read where another version described it', async () => {
    await bench.publish({});
    await bench.cluster.ask(
      0,
      `INSERT INTO assay.description_part VALUES (99, 'g99_00000000', '{}', '{"schema":"assay.reference/9"}')`,
    );
    await expect(open(bench.configuration('verifier'))).rejects.toMatchObject({ code: 'publication_outdated' });
    await bench.cluster.ask(0, 'TRUNCATE TABLE assay.description_part');
  });

  it('says which node is down, and that there is no answer without it', async () => {
    await bench.publish({ lookup: [['ssn', '2', '1', '1']] });
    await bench.connection.run('CREATE OR REPLACE TEMP TABLE keys AS SELECT 2::UBIGINT AS k0');
    const store = await open(bench.configuration('verifier'));
    await bench.cluster.kill(1);
    await expect(find(store)).rejects.toMatchObject({ code: 'node_down' });
    await expect(open(bench.configuration('verifier'))).rejects.toMatchObject({ code: 'node_down' });
    await expect(publish()).rejects.toMatchObject({ code: 'cluster_unreachable' });
    await bench.cluster.kill(0);
    await expect(find(store)).rejects.toMatchObject({ code: 'cluster_unreachable' });
    expect(left()).toEqual([]);
    await bench.cluster.restart(0);
    await bench.cluster.restart(1);
    await find(store);
    expect(await bench.connection.rows('FROM found')).toEqual([{ person_id: 1 }]);
  });

  function left(): string[] {
    return readdirSync(bench.scratch).filter((name) => !name.startsWith('duckdb_temp'));
  }
});
