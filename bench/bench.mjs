// `npm run bench [-- --people N --sample ROWS --dump ROWS --runs N]`: whole processes, medians, and the limit beside each step.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runMany, runOnce } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    sample: { type: 'string', default: '300' },
    dump: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '3' },
  },
});
const [people, sample, dump, runs] = [values.people, values.sample, values.dump, values.runs].map(Number);
const dir = path.join(root, 'bench/out', String(people));
const main = path.join(root, 'dist/cli/main.js');
const assay = (...args) => [main, ...args, '--workspace', dir];
const leakOf = (rows) => path.join(dir, 'leak', `${rows}.csv`);

await makeWorld();
const lines = [];

rmSync(path.join(dir, '.assay'), { recursive: true, force: true });
const systems = readdirSync(path.join(dir, 'systems')).filter((name) => /^(postpaid|prepaid|prospects)/u.test(name));
const bytes = systems.reduce((sum, name) => sum + statSync(path.join(dir, 'systems', name)).size, 0);
const index = await runOnce(process.execPath, assay('index'));
const manifest = JSON.parse(readFileSync(path.join(dir, '.assay/index/reference.json'), 'utf8'));
add(`index ${manifest.rows.toLocaleString('en')} rows of 3 systems`, index, bytes);
add('index again, nothing changed', await runMany(runs, process.execPath, assay('index')));
await addVerify(sample);
await addVerify(dump);
add('assay --help', await runMany(Math.max(5, runs), process.execPath, [main, '--help']));
await addLimits();
report();

async function makeWorld() {
  const { makeLeak, simulatePopulation, writeLeak, writeWorkspace } = await import('../dist/simulate/simulate.js');
  const population = simulatePopulation({ seed: 'bench', people });
  if (!existsSync(path.join(dir, 'assay.yaml'))) {
    mkdirSync(dir, { recursive: true });
    process.stderr.write(`making ${people.toLocaleString('en')} people in bench/out/${people} ...\n`);
    writeWorkspace(dir, population, { name: 'Bench Wireless', sector: 'communications', state: 'WA' });
  }
  mkdirSync(path.join(dir, 'leak'), { recursive: true });
  const columns = [
    'first_name',
    'last_name',
    'dob',
    'ssn',
    'drivers_license',
    'phone',
    'street',
    'city',
    'state',
    'zip',
    'imei',
  ];
  for (const rows of [sample, dump]) {
    if (!existsSync(leakOf(rows)))
      writeLeak(
        leakOf(rows),
        makeLeak({ population, kind: 'authentic', seed: `bench-${rows}`, rows, columns, asOf: '2021-07-18' }),
      );
  }
}

async function addVerify(rows) {
  const result = await runMany(runs, process.execPath, assay('verify', leakOf(rows), '--json'));
  const verdict = JSON.parse(result.stdout);
  add(
    `verify ${verdict.sample.rows.toLocaleString('en')} rows: ${verdict.verdict}, as of ${verdict.as_of.estimate}`,
    result,
    statSync(leakOf(rows)).size,
  );
}

async function addLimits() {
  const limits = path.join(root, 'bench/limits.mjs');
  const table = path.join(dir, 'systems/postpaid.csv');
  add(
    'limit: read_csv and count(*) of postpaid',
    await runMany(runs, process.execPath, [limits, 'count', table]),
    statSync(table).size,
  );
  add('limit: wc -l of postpaid', await runMany(runs, 'wc', ['-l', table]), statSync(table).size);
  add(
    'limit: clear-text join of the dump with postpaid',
    await runMany(runs, process.execPath, [limits, 'join', leakOf(dump), table]),
  );
}

function add(step, result, size) {
  lines.push({ step, ...result, rate: size === undefined ? null : size / result.seconds });
  process.stderr.write(`${step}: ${result.seconds.toFixed(2)} s, ${(result.peakBytes / 1e6).toFixed(0)} MB\n`);
}

function report() {
  const cpu = cpus();
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const engine = JSON.parse(
    readFileSync(path.join(root, 'node_modules/@duckdb/node-api/package.json'), 'utf8'),
  ).version;
  const disk = readdirSync(path.join(dir, '.assay/index'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
  const row = (line) =>
    `| ${line.step} | ${line.seconds.toFixed(2)} | ${line.runs > 1 ? `${line.low.toFixed(2)}-${line.high.toFixed(2)}` : 'one run'} | ${(line.peakBytes / 1e6).toFixed(0)} | ${line.rate === null ? '' : (line.rate / 1e6).toFixed(0)} |`;
  const text = `# Benchmarks

\`npm run bench -- --people ${people} --sample ${sample} --dump ${dump} --runs ${runs}\`, ${new Date().toISOString().slice(0, 10)}. Whole processes, start included; memory is the greatest sum over the process tree.
Machine: ${cpu.length} x ${cpu[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB. Node ${process.version}, DuckDB client ${engine}, Assay ${version}.
${manifest.people.toLocaleString('en')} people, ${manifest.records.toLocaleString('en')} records; sources ${(bytes / 1e6).toFixed(0)} MB, index ${(disk / 1e6).toFixed(0)} MB on disk.

| step | seconds (median) | range | peak MB | MB/s |
|---|---|---|---|---|
${lines.map(row).join('\n')}
`;
  writeFileSync(path.join(root, 'docs/benchmarks.md'), text);
  process.stdout.write(text);
}
