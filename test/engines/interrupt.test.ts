import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LookUp, Store } from '../../src/engine/store.js';
import { CLUSTER_RUNS_HERE } from '../cluster/fetch-engine.js';
import { openBench, type Bench } from './stores.js';

/** Queries of ours, and what they started on other nodes. */
const OURS = `SELECT count() FROM system.processes WHERE startsWith(initial_query_id, 'assay-')`;

const among = { keys: 'keys', on: [{ column: 'token', key: 'k0' }] };
const CASES: readonly { readonly at: number; readonly name: string; readonly lookUp: LookUp }[] = [
  { at: 0, name: 'without keys', lookUp: { from: 'lookup', columns: ['token'] } },
  { at: 1, name: 'with keys', lookUp: { from: 'lookup', columns: ['token'], among } },
];

describe.skipIf(!CLUSTER_RUNS_HERE)('an interrupted look-up', () => {
  let bench: Bench;
  const stores: Store[] = [];
  beforeAll(async () => {
    bench = await openBench();
    await bench.publish({});
    await bench.connection.run('CREATE TEMP TABLE keys AS SELECT 2::UBIGINT AS k0');
    // Opened before a part is slow: to open is to count.
    for (let at = 0; at < CASES.length; at += 1) stores.push((await bench.stores()).clickhouse);
    for (const node of [0, 1]) await makeSlow(node);
  });
  afterAll(() => bench.close());

  /** Puts a part in the place of the part of `lookup` that takes a minute to read. */
  async function makeSlow(node: number): Promise<void> {
    const part = await bench.cluster.ask(node, `SELECT name FROM system.tables WHERE name LIKE 'lookup_%_part'`);
    await bench.cluster.ask(node, `DROP TABLE assay.${part} SYNC`);
    await bench.cluster.ask(
      node,
      'CREATE TABLE assay.tick (at UInt64) ENGINE = MergeTree ORDER BY at SETTINGS index_granularity = 10',
    );
    await bench.cluster.ask(node, 'INSERT INTO assay.tick SELECT number FROM numbers(600)');
    await bench.cluster.ask(
      node,
      `CREATE VIEW assay.${part} AS SELECT 'ssn' AS form, at + sleepEachRow(0.1) AS token, 1 AS person_id, 1 AS people
       FROM assay.tick SETTINGS max_block_size = 20`,
    );
  }

  const running = async () => [await bench.cluster.ask(0, OURS), await bench.cluster.ask(1, OURS)];

  async function untilRunning(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await running()).every((count) => Number(count) > 0)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('the query never ran on both nodes');
  }

  it.each(CASES)('leaves no query behind at any node, $name', async ({ lookUp, at }) => {
    const clickhouse = stores[at];
    if (clickhouse === undefined) throw new RangeError('there is a store for each case');
    const found = clickhouse.find(bench.connection, 'found', [lookUp]).catch((cause: unknown) => cause);
    await untilRunning();
    clickhouse.interrupt();
    expect(await found).toMatchObject({ code: 'interrupted', exit: 130 });
    // The node that was asked has ended it by now; another ends it when its block of lines, here two seconds, is done.
    expect((await running())[0]).toBe('0');
    await expect.poll(running, { timeout: 10_000 }).toEqual(['0', '0']);
    expect(readdirSync(bench.scratch).filter((name) => !name.startsWith('duckdb_temp'))).toEqual([]);
    // What is asked afterwards is answered.
    await clickhouse.find(bench.connection, 'found', [{ from: 'place', columns: ['postal'] }]);
    expect(await bench.connection.rows('FROM found')).toEqual([]);
  });
});
