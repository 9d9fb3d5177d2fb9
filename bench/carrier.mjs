// The simulated carrier: three systems of record with two years of history, everything that a real index has to do.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { assay, bytesBelow, indexOf, limit, main, runMany, runOnce } from './measure.mjs';

const COLUMNS = [
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

/** Measures the carrier's steps: `{ title, lines }`. */
export async function benchCarrier(out, { people, sample, dump, runs }, tell) {
  const dir = path.join(out, String(people));
  await makeWorld(dir, people, [sample, dump]);
  rmSync(path.join(dir, '.assay'), { recursive: true, force: true });
  const systems = readdirSync(path.join(dir, 'systems')).filter((name) => /^(postpaid|prepaid|prospects)/u.test(name));
  const bytes = systems.reduce((sum, name) => sum + statSync(path.join(dir, 'systems', name)).size, 0);
  const lines = [];
  const add = (step, result, size) => lines.push(tell(step, result, size));
  const index = await runOnce(process.execPath, assay(dir, 'index'));
  const manifest = indexOf(dir);
  add(`index ${manifest.rows.toLocaleString('en')} rows of 3 systems`, index, bytes);
  add('index again, nothing changed', await runMany(runs, process.execPath, assay(dir, 'index')));
  for (const rows of [sample, dump]) {
    const leak = leakOf(dir, rows);
    const result = await runMany(runs, process.execPath, assay(dir, 'verify', leak, '--json'));
    const verdict = JSON.parse(result.stdout);
    const what = `${verdict.verdict}, as of ${verdict.as_of.estimate}`;
    add(`verify ${verdict.sample.rows.toLocaleString('en')} rows: ${what}`, result, statSync(leak).size);
  }
  add('assay --help', await runMany(Math.max(5, runs), process.execPath, [main, '--help']));
  const table = path.join(dir, 'systems/postpaid.csv');
  add('limit: read_csv and count(*) of postpaid', await limit(runs, 'count', table), statSync(table).size);
  add('limit: wc -l of postpaid', await runMany(runs, 'wc', ['-l', table]), statSync(table).size);
  const join = await limit(runs, 'join', leakOf(dir, dump), table);
  add('limit: clear-text join of the dump with postpaid', join);
  const disk = bytesBelow(path.join(dir, '.assay/index'));
  const counted = `${manifest.people.toLocaleString('en')} people, ${manifest.records.toLocaleString('en')} records`;
  return {
    order: 0,
    title: 'A carrier: three systems, two years of history',
    about: `${counted}; sources ${(bytes / 1e6).toFixed(0)} MB, index ${(disk / 1e6).toFixed(0)} MB on disk.`,
    lines,
  };
}

function leakOf(dir, rows) {
  return path.join(dir, 'leak', `${rows}.csv`);
}

async function makeWorld(dir, people, sizes) {
  const { makeLeak, simulatePopulation, writeLeak, writeWorkspace } = await import('../dist/simulate/simulate.js');
  const population = simulatePopulation({ seed: 'bench', people });
  if (!existsSync(path.join(dir, 'assay.yaml'))) {
    mkdirSync(dir, { recursive: true });
    process.stderr.write(`making a carrier of ${people.toLocaleString('en')} people ...\n`);
    writeWorkspace(dir, population, { name: 'Bench Wireless', sector: 'communications', state: 'WA' });
  }
  mkdirSync(path.join(dir, 'leak'), { recursive: true });
  for (const rows of sizes) {
    const file = leakOf(dir, rows);
    if (existsSync(file)) continue;
    const request = {
      population,
      kind: 'authentic',
      seed: `bench-${rows}`,
      rows,
      columns: COLUMNS,
      asOf: '2021-07-18',
    };
    writeLeak(file, makeLeak(request));
  }
}
