import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssayError } from '../../src/base/errors.js';
import { openCluster } from '../../src/engine/clickhouse/open.js';
import { publishReference, type Publication } from '../../src/engine/clickhouse/publish.js';
import { openDuckDb } from '../../src/engine/duckdb/open.js';
import { CLUSTER_RUNS_HERE } from '../cluster/fetch-engine.js';
import { REFERENCE, makeReference, type ReferenceData } from './reference-data.js';
import { openBench, type Bench } from './stores.js';

/** Tables that tell the generations apart, with enough lines that several slices of each are sent. */
function dataOf(generation: number): ReferenceData {
  const lines = Array.from({ length: 60 }, (_, at) => `${at}`);
  return {
    lookup: lines.map((at) => ['ssn', at, `${generation}`, '1']),
    frequency: lines.map((at) => ['city', at, `${generation}`]),
    spread: [['city', '1', `${generation}`]],
    place: [[`${generation}`, null]],
  };
}

function codeOf(cause: unknown): string {
  if (cause instanceof AssayError) return cause.code;
  throw cause;
}

describe.skipIf(!CLUSTER_RUNS_HERE)('a publication', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  async function publish(generation: number, extra: Partial<Publication> = {}) {
    await makeReference(bench.connection, 'reference', dataOf(generation));
    return publishReference({
      connection: bench.connection,
      schema: 'reference',
      reference: { ...REFERENCE, people: generation },
      configuration: bench.configuration('publisher'),
      scratch: bench.scratch,
      slice: 40,
      ...extra,
    });
  }

  /** The generation that is read through a node: its description, a parted table and a copied one say the same. */
  async function standing(node = 0): Promise<number> {
    const url = bench.cluster.urls[node] ?? '';
    const reader = await openDuckDb({ scratch: `${bench.scratch}/reader`, allowed: [], threads: 1, memory: 3e8 });
    const { reference, store } = await openCluster(bench.configuration('verifier', { url }), {
      scratch: `${bench.scratch}/reader`,
    });
    try {
      await store.find(reader, 'parted', [{ from: 'lookup', columns: ['token', 'person_id'] }]);
      await store.find(reader, 'copied', [{ from: 'place', columns: ['postal'] }]);
      const rows = await reader.rows(
        `SELECT count(DISTINCT token)::INTEGER AS lines, min(person_id) AS least, max(person_id) AS most,
           (SELECT postal::INTEGER FROM copied) AS postal FROM parted`,
      );
      const generation = reference.people;
      expect(rows).toEqual([{ lines: 60, least: generation, most: generation, postal: generation }]);
      return generation;
    } finally {
      await store.close();
      reader.close();
    }
  }

  const generations = async (node: number) =>
    bench.cluster.ask(
      node,
      `SELECT DISTINCT extract(name, '_(g[0-9]+)_') AS g FROM system.tables WHERE database = 'assay' AND g != '' ORDER BY g`,
    );

  it('is read through any node, each of which holds its part and all copies', async () => {
    const published = await publish(1);
    expect(published).toMatchObject({ tidied: true, rows: { lookup: 60, frequency: 60, spread: 1, canary: 0 } });
    expect([await standing(0), await standing(1)]).toEqual([1, 1]);
    const { generation } = published;
    for (const node of [0, 1]) {
      const held = `SELECT count(), min(token % 2), max(token % 2) FROM assay.lookup_${generation}_part`;
      expect(await bench.cluster.ask(node, held)).toBe(`30\t${node}\t${node}`);
      expect(await bench.cluster.ask(node, `SELECT count() FROM assay.place_${generation}`)).toBe('1');
    }
  });

  it('takes the place of the earlier one, which is dropped', async () => {
    await publish(2);
    expect(await standing()).toBe(2);
    for (const node of [0, 1]) expect(await generations(node)).toBe('g2');
    expect(await bench.cluster.ask(0, 'SELECT count() FROM assay.description')).toBe('1');
  });

  it.each([1, 2, 3, 5])('that is interrupted after %d slices leaves the earlier one standing', async (after) => {
    const before = await standing();
    const abort = new AbortController();
    let slices = 0;
    const onProgress = (): void => {
      slices += 1;
      if (slices === after) abort.abort();
    };
    await expect(publish(90, { signal: abort.signal, onProgress })).rejects.toMatchObject({ code: 'interrupted' });
    expect(await standing()).toBe(before);
    expect(readdirSync(bench.scratch).filter((name) => name.startsWith('publish'))).toEqual([]);
    const running = `SELECT count() FROM system.processes WHERE startsWith(query_id, 'assay-')`;
    for (const node of [0, 1]) expect(await bench.cluster.ask(node, running)).toBe('0');
  });

  it.each([0, 1])(
    'that loses node %d half-way leaves the earlier one standing, and the next clears up',
    async (node) => {
      const before = await standing();
      const killed: Promise<void>[] = [];
      const onProgress = (): void => {
        if (killed.length === 0) killed.push(bench.cluster.kill(node));
      };
      const failed = await publish(91, { onProgress }).catch((cause: unknown) => cause);
      expect(failed).toMatchObject({ code: expect.stringMatching(/^(cluster_unreachable|node_down)$/u) });
      await Promise.all(killed);
      await bench.cluster.restart(node);
      expect(await standing()).toBe(before);
      await publish(before + 1);
      expect(await standing()).toBe(before + 1);
      expect(await generations(0)).toBe(await generations(1));
      expect((await generations(0)).split('\n')).toHaveLength(1);
    },
  );

  it('never shows two generations mixed to who reads meanwhile', async () => {
    const before = await standing();
    const seen = new Set<unknown>();
    const reading = { on: true };
    const reader = (async () => {
      while (reading.on) seen.add(await standing().catch(codeOf));
    })();
    await publish(before + 1);
    reading.on = false;
    await reader;
    expect(seen).toContain(before);
    for (const each of seen) expect([before, before + 1, 'publication_replaced']).toContain(each);
  });

  it('that ran into another stands not at all', async () => {
    const before = await standing();
    const other: Promise<string>[] = [];
    const newest = `SELECT name FROM system.tables WHERE name LIKE 'lookup_%_part' ORDER BY name DESC LIMIT 1`;
    // What a second one does that begins while the first sends: it clears away what looks left from one that failed.
    const clear = async () => bench.cluster.ask(0, `TRUNCATE TABLE assay.${await bench.cluster.ask(0, newest)}`);
    const onProgress = (): void => {
      if (other.length === 0) other.push(clear());
    };
    const failed = await publish(92, { onProgress }).catch((cause: unknown) => cause);
    await Promise.all(other);
    expect(failed).toMatchObject({ code: 'publication_incomplete' });
    expect(await standing()).toBe(before);
  });

  it('leaves tables alone that are not its own', async () => {
    await bench.cluster.ask(0, 'CREATE TABLE assay.lookup_g1_mine (x UInt8) ENGINE = MergeTree ORDER BY x');
    await publish(7);
    expect(await bench.cluster.ask(0, 'SELECT count() FROM assay.lookup_g1_mine')).toBe('0');
  });
});

describe.skipIf(!CLUSTER_RUNS_HERE)('a cluster of one node', () => {
  it('needs no list of nodes', async () => {
    const bench = await openBench(1);
    try {
      const { url, cluster, database, user, password } = bench.configuration('publisher');
      await makeReference(bench.connection, 'reference', dataOf(4));
      const configuration = { url, cluster, database, user, password };
      const { connection, scratch } = bench;
      await publishReference({ connection, schema: 'reference', reference: REFERENCE, configuration, scratch });
      const { clickhouse } = await bench.stores();
      await connection.run('CREATE TEMP TABLE keys AS SELECT range::UBIGINT AS k0 FROM range(9)');
      const among = { keys: 'keys', on: [{ column: 'token', key: 'k0' }] };
      await clickhouse.find(connection, 'found', [{ from: 'lookup', columns: ['person_id'], among }]);
      expect(
        await connection.rows('SELECT DISTINCT person_id, count(*)::INTEGER AS lines FROM found GROUP BY ALL'),
      ).toEqual([{ person_id: 4, lines: 9 }]);
    } finally {
      await bench.close();
    }
  });
});
