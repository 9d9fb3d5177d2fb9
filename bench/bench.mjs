// `npm run bench [-- --people N,N,... --carrier N --sample ROWS --middle ROWS --dump ROWS --runs N --refresh|--refresh-only --cluster N]`: whole processes, medians, and limits beside the steps.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchCarrier } from './carrier.mjs';
import { benchCluster } from './cluster.mjs';
import { report } from './report.mjs';
import { benchRefresh, benchTable } from './table.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    carrier: { type: 'string', default: '100000' },
    sample: { type: 'string', default: '100' },
    middle: { type: 'string', default: '10000' },
    dump: { type: 'string', default: '30000' },
    runs: { type: 'string', default: '3' },
    // People whose index lies there already, to publish it at two nodes of a cluster and look up there.
    cluster: { type: 'string', default: '0' },
    // Change one row in a hundred and index again.
    refresh: { type: 'boolean', default: false },
    // That alone, for people whose index stands from an earlier call; its other figures stay.
    'refresh-only': { type: 'boolean', default: false },
  },
});
const [carrier, sample, middle, dump, runs] = ['carrier', 'sample', 'middle', 'dump', 'runs'].map((name) =>
  Number(values[name]),
);
const sizes = values.people
  .split(',')
  .map(Number)
  .filter((size) => size > 0);
const root = path.join(import.meta.dirname, '..');
const out = path.join(root, 'bench/out');
mkdirSync(out, { recursive: true });

// Large sizes take an hour: what was measured before, at another call, stays on the page until it is measured again.
const kept = path.join(out, 'results.json');
const parts = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
if (carrier > 0) keep(await benchCarrier(out, { people: carrier, sample: 300, dump: 100_000, runs }, tell));
for (const people of sizes) {
  if (values['refresh-only']) {
    const before = parts[people];
    if (before === undefined) throw new Error(`nothing was measured for ${people} people yet`);
    keep(await benchRefresh(out, { people }, before, tell), before);
  } else keep(await benchTable(out, { people, sample, middle, dump, runs, refresh: values.refresh }, tell));
}
if (Number(values.cluster) > 0)
  keep(await benchCluster(out, { people: Number(values.cluster), sample, middle, dump, runs }, tell));
process.stdout.write(readFileSync(path.join(root, 'docs/benchmarks.md'), 'utf8'));

function keep(part, before) {
  const call = `npm run bench -- ${process.argv.slice(2).join(' ')}`.trim().replace(/ --$/u, '');
  const date = new Date().toISOString().slice(0, 10);
  parts[part.order] = before === undefined ? { ...part, call, date } : { ...part, refresh: { call, date } };
  writeFileSync(kept, `${JSON.stringify(parts, null, 1)}\n`);
  const inOrder = Object.values(parts).toSorted((left, right) => left.order - right.order);
  writeFileSync(path.join(root, 'docs/benchmarks.md'), report(root, inOrder));
}

/** A line of the report; what was measured is said at once, for a run takes long. */
function tell(step, result, size) {
  process.stderr.write(`${step}: ${result.seconds.toFixed(2)} s, ${(result.peakBytes / 1e6).toFixed(0)} MB\n`);
  return { step, ...result, rate: size === undefined ? null : size / result.seconds };
}
