// `npm run bench [-- --people N,N,... --carrier N --sample ROWS --middle ROWS --dump ROWS --runs N]`: whole processes, medians, and limits beside the steps.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchCarrier } from './carrier.mjs';
import { report } from './report.mjs';
import { benchTable } from './table.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    carrier: { type: 'string', default: '100000' },
    sample: { type: 'string', default: '100' },
    middle: { type: 'string', default: '10000' },
    dump: { type: 'string', default: '30000' },
    runs: { type: 'string', default: '3' },
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

const parts = [];
if (carrier > 0) parts.push(await benchCarrier(out, { people: carrier, sample: 300, dump: 100_000, runs }, tell));
for (const people of sizes) parts.push(await benchTable(out, { people, sample, middle, dump, runs }, tell));
const text = report(root, parts, process.argv.slice(2));
writeFileSync(path.join(root, 'docs/benchmarks.md'), text);
process.stdout.write(text);

/** A line of the report; what was measured is said at once, for a run takes long. */
function tell(step, result, size) {
  process.stderr.write(`${step}: ${result.seconds.toFixed(2)} s, ${(result.peakBytes / 1e6).toFixed(0)} MB\n`);
  return { step, ...result, rate: size === undefined ? null : size / result.seconds };
}
