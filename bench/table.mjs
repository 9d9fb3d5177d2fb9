// One table of people with five identifying elements each, as large as one likes, and leaks of it.
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { assay, bytesBelow, indexOf, limit, runMany, runOnce } from './measure.mjs';
import { makeTable, makeTableLeak } from './table-world.mjs';

/** Measures one size: `{ title, about, lines, costs }`; `costs` are seconds by step, for the table of how they grow. */
export async function benchTable(out, { people, sample, middle, dump, runs }, tell) {
  const dir = path.join(out, `table-${people}`);
  await makeTable(dir, people);
  const leaks = [];
  for (const rows of new Set([sample, middle, Math.min(dump, people)]))
    leaks.push(await makeTableLeak(dir, people, rows));
  rmSync(path.join(dir, '.assay'), { recursive: true, force: true });
  const systems = path.join(dir, 'systems');
  const lines = [];
  const costs = {};
  const add = (step, cost, result, size) => {
    lines.push(tell(step, result, size));
    if (cost !== null) costs[cost] = result.seconds;
  };
  const index = await runOnce(process.execPath, assay(dir, 'index'));
  const manifest = indexOf(dir);
  add(`index ${manifest.rows.toLocaleString('en')} rows`, 'index', index, bytesBelow(systems));
  add('index again, nothing changed', null, await runOnce(process.execPath, assay(dir, 'index')));
  add('limit: read the table', null, await limit(1, 'scan', systems), bytesBelow(systems));
  for (const leak of leaks) {
    const size = statSync(leak).size;
    const times = size > 1e8 ? 1 : runs;
    const result = await runMany(times, process.execPath, assay(dir, 'verify', leak, '--json'));
    const verdict = JSON.parse(result.stdout);
    const rows = verdict.sample.rows.toLocaleString('en');
    add(`verify ${rows} rows: ${verdict.verdict}`, `verify ${rows}`, result, size);
    if (leak !== leaks.at(-1)) continue;
    add(`intake of ${rows} rows`, null, await runMany(times, process.execPath, [INTAKE, leak]), size);
    add('limit: read_csv and count(*) of these', null, await limit(times, 'count', leak), size);
    add('limit: wc -l of these', null, await runMany(times, 'wc', ['-l', leak]), size);
    add('limit: the same counts by hand on clear text', null, await limit(times, 'counts', leak, systems), size);
  }
  const disk = bytesBelow(path.join(dir, '.assay/index'));
  return {
    order: people,
    title: `One table of ${people.toLocaleString('en')} people`,
    about: `Five identifying elements each: SSN, driver licence, phone, e-mail, IMEI. Index ${(disk / 1e9).toFixed(2)} GB on disk.`,
    lines,
    costs,
  };
}

const INTAKE = path.join(import.meta.dirname, 'intake.mjs');
