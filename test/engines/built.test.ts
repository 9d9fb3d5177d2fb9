import { join } from 'node:path';
import { expect, it, describe } from 'vitest';
import { openCluster } from '../../src/engine/clickhouse/open.js';
import { publishReference } from '../../src/engine/clickhouse/publish.js';
import { openDuckDb } from '../../src/engine/duckdb/open.js';
import { openDuckDbStore } from '../../src/engine/duckdb/store.js';
import { referenceTables } from '../../src/model/reference-tables.js';
import { startCluster } from '../cluster/cluster.js';
import { CLUSTER_RUNS_HERE } from '../cluster/fetch-engine.js';
import { withIndex } from '../help/index-folder.js';
import { foundBy } from './stores.js';

describe.skipIf(!CLUSTER_RUNS_HERE)('an index that was built', () => {
  it('is the same at the cluster: every table, column, type and line', async () => {
    const cluster = await startCluster({ nodes: 2 });
    try {
      await withIndex(async (index) => {
        const reference = await index.merge([
          await index.system('post', 'history', null, [
            { ssn: 's1', last_name: 'Ito', postal_code: '11111', from: '2019-01-01', to: '2020-01-01', home: 'TX' },
            { ssn: 's1', last_name: 'Ito', postal_code: '22222', from: '2020-01-01', to: null, home: 'TX' },
            { ssn: 's2', last_name: 'Roe', postal_code: null, from: null, to: null, home: null },
          ]),
          await index.system('pre', 'table', null, [
            { ssn: 's2', last_name: 'Roe' },
            { ssn: 's3', last_name: 'Ito' },
          ]),
        ]);
        const scratch = join(index.dir, '..', 'published');
        const connection = await openDuckDb({
          scratch,
          allowed: [],
          attach: { reference: { path: join(index.dir, reference.database), readOnly: true } },
          threads: 1,
        });
        try {
          const configuration = {
            url: cluster.urls[0] ?? '',
            nodes: cluster.urls,
            cluster: cluster.cluster,
            database: cluster.database,
          };
          const publisher = { ...configuration, ...cluster.users.publisher };
          const verifier = { ...configuration, ...cluster.users.verifier };
          await publishReference({ connection, schema: 'reference', reference, configuration: publisher, scratch });
          const opened = await openCluster(verifier, { scratch });
          expect(opened.reference).toEqual(reference);
          const local = await openDuckDbStore(connection);
          for (const { name, columns } of referenceTables(reference)) {
            const whole = [{ from: name, columns: columns.map((column) => column.name) }];
            const held = await foundBy(local, connection, whole);
            expect(await foundBy(opened.store, connection, whole)).toEqual(held);
          }
        } finally {
          connection.close();
        }
      });
    } finally {
      await cluster.stop();
    }
  });
});
