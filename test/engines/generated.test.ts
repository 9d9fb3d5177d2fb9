import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
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

  /** What both engines answer to all questions: names, types and lines. */
  async function answersTo({ data, plans }: Case) {
    await bench.publish(data);
    const stores = await bench.stores();
    const answers: Record<keyof typeof stores, unknown[]> = { duckdb: [], clickhouse: [] };
    for (const { keys, lookUps } of plans) {
      await makeKeys(bench.connection, 'keys', keys.types, keys.lines);
      answers.duckdb.push(await foundBy(stores.duckdb, bench.connection, lookUps));
      answers.clickhouse.push(await foundBy(stores.clickhouse, bench.connection, lookUps));
    }
    return answers;
  }

  it('get the same answer from both engines', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (each) => {
        const { duckdb, clickhouse } = await answersTo(each);
        expect(clickhouse).toEqual(duckdb);
      }),
      {
        numRuns: Number(process.env['ASSAY_TEST_RUNS'] ?? 6),
        endOnFailure: false,
      },
    );
  });

  it.each(readdirSync(REGRESSIONS).sort())('%s', async (name) => {
    // A case that failed once, as it was printed when it did.
    const kept: Case = JSON.parse(readFileSync(new URL(name, REGRESSIONS), 'utf8'));
    const { duckdb, clickhouse } = await answersTo(kept);
    expect(clickhouse).toEqual(duckdb);
  });
});
