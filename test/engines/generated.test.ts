import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLUSTER_RUNS_HERE } from '../cluster/fetch-engine.js';
import { cases, type Case } from './plans.js';
import { makeKeys } from './reference-data.js';
import { foundBy, openBench, type Bench } from './stores.js';

const REGRESSIONS = new URL('regressions/', import.meta.url);

describe.skipIf(!CLUSTER_RUNS_HERE)('generated questions', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** Both engines are asked all of it; names, types and lines are alike. */
  async function agree({ data, plans }: Case): Promise<void> {
    await bench.publish(data);
    const stores = await bench.stores();
    for (const { keys, lookUps } of plans) {
      await makeKeys(bench.connection, 'keys', keys.types, keys.lines);
      const embedded = await foundBy(stores.duckdb, bench.connection, lookUps);
      expect(await foundBy(stores.clickhouse, bench.connection, lookUps)).toEqual(embedded);
    }
  }

  it('get the same answer from both engines', { timeout: 600_000 }, async () => {
    await fc.assert(fc.asyncProperty(cases, agree), {
      numRuns: Number(process.env['ASSAY_TEST_RUNS'] ?? 15),
      endOnFailure: false,
    });
  });

  it.each(readdirSync(REGRESSIONS).sort())('%s', async (name) => {
    // A case that failed once, as it was printed when it did.
    const kept: Case = JSON.parse(readFileSync(new URL(name, REGRESSIONS), 'utf8'));
    await agree(kept);
  });
});
