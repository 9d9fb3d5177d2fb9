// The table of people at two real nodes of ClickHouse on this machine, beside the embedded engine. `--cluster N`.
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { assay, indexOf, runMany, runOnce } from './measure.mjs';
import { makeTable, makeTableLeak } from './table-world.mjs';

const root = path.join(import.meta.dirname, '..');

/** Measures publishing and looking up: `{ order, title, about, lines, ratios }`. */
export async function benchCluster(out, { people, sample, middle, dump, runs }, tell) {
  const dir = path.join(out, `table-${people}`);
  await makeTable(dir, people);
  const leaks = [];
  for (const rows of new Set([sample, middle, Math.min(dump, people)]))
    leaks.push(await makeTableLeak(dir, people, rows));
  const embedded = await verifyAll(dir, leaks, runs);
  const { startCluster } = await testCluster(out);
  const cluster = await startCluster({ nodes: 2 });
  const workspace = path.join(dir, 'assay.yaml');
  const before = readFileSync(workspace, 'utf8');
  const lines = [];
  const ratios = [];
  try {
    const { url, ...place } = { url: cluster.urls[0], nodes: cluster.urls, cluster: cluster.cluster };
    appendFileSync(
      workspace,
      `engine: { clickhouse: { url: ${JSON.stringify(url)}, nodes: ${JSON.stringify(place.nodes)}, cluster: ${place.cluster}, database: ${cluster.database} } }\n`,
    );
    as(cluster.users.publisher);
    const published = await runOnce(process.execPath, assay(dir, 'index'));
    lines.push(tell(`publish the reference of ${people.toLocaleString('en')} people`, published));
    as(cluster.users.verifier);
    const there = await verifyAll(dir, leaks, runs);
    for (const [at, leak] of leaks.entries()) {
      const rows = Number(path.basename(leak, '.csv')).toLocaleString('en');
      lines.push(tell(`verify ${rows} rows, embedded`, embedded[at], statSync(leak).size));
      lines.push(tell(`verify ${rows} rows, at the cluster`, there[at], statSync(leak).size));
      ratios.push([`verify ${rows} rows, against the embedded engine`, there[at].seconds / embedded[at].seconds]);
    }
    const size = 'SELECT sum(bytes_on_disk), sum(rows) FROM system.parts WHERE active AND database = currentDatabase()';
    const disks = [];
    for (const node of cluster.urls.keys())
      disks.push(await cluster.ask(node, size.replace('currentDatabase()', `'${cluster.database}'`)));
    const [bytes, rows] = [0, 1].map((at) => disks.reduce((sum, line) => sum + Number(line.split('\t')[at]), 0));
    const { people: indexed } = indexOf(dir);
    return {
      order: people + 0.5,
      title: `The same at two nodes of ClickHouse: ${indexed.toLocaleString('en')} people`,
      about: `Both nodes share the cores with the command. ${rows.toLocaleString('en')} lines, ${(bytes / 1e9).toFixed(2)} GB on disk there, ${(rows / published.seconds / 1e6).toFixed(2)} million lines a second published, start included.`,
      lines,
      ratios,
    };
  } finally {
    writeFileSync(workspace, before);
    await cluster.stop();
  }
}

async function verifyAll(dir, leaks, runs) {
  const results = [];
  for (const leak of leaks) results.push(await runMany(runs, process.execPath, assay(dir, 'verify', leak, '--json')));
  return results;
}

function as({ user, password }) {
  process.env.ASSAY_CLICKHOUSE_USER = user;
  process.env.ASSAY_CLICKHOUSE_PASSWORD = password;
}

/** The tests' cluster, packed: what it reads beside itself goes with it. */
async function testCluster(out) {
  const folder = path.join(out, 'cluster');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.env.ASSAY_TEST_ENGINES ??= path.join(root, '.cache');
  const bundle = await rolldown({ input: path.join(root, 'test/cluster/cluster.ts'), platform: 'node' });
  await bundle.write({ file: path.join(folder, 'cluster.mjs'), format: 'esm' });
  await bundle.close();
  for (const name of ['engine.json', 'node.py'])
    writeFileSync(path.join(folder, name), readFileSync(path.join(root, 'test/cluster', name)));
  return import(pathToFileURL(path.join(folder, 'cluster.mjs')).href);
}
