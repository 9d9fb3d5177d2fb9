// One table of people with five identifying elements each, as large as one likes, and leaks of it.
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { assay, bytesBelow, indexOf, limit, runMany, runOnce } from './measure.mjs';
import { makeTable, makeTableLeak, withChanges } from './table-world.mjs';

/** Measures one size: `{ title, about, lines, ratios, costs }`: steps over their limits, and seconds by step for the table of how they grow. */
export async function benchTable(out, { people, sample, middle, dump, runs, refresh }, tell) {
  const dir = path.join(out, `table-${people}`);
  await makeTable(dir, people);
  const leaks = [];
  for (const rows of new Set([sample, middle, Math.min(dump, people)]))
    leaks.push(await makeTableLeak(dir, people, rows));
  rmSync(path.join(dir, '.assay'), { recursive: true, force: true });
  const systems = path.join(dir, 'systems');
  const lines = [];
  const costs = {};
  const ratios = [];
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
    const stages = JSON.parse((await runOnce(process.execPath, [STAGES, dir, leak])).stdout);
    for (const [stage, seconds] of Object.entries(stages)) {
      lines.push({ step: `- of these: ${stage}`, seconds, runs: 1, peakBytes: null, rate: null });
    }
    const intake = await runMany(times, process.execPath, [INTAKE, leak]);
    const read = await limit(times, 'count', leak);
    const counts = await limit(times, 'counts', leak, systems);
    add(`intake of ${rows} rows`, null, intake, size);
    add('limit: read_csv and count(*) of these', null, read, size);
    add('limit: wc -l of these', null, await runMany(times, 'wc', ['-l', leak]), size);
    add('limit: the same counts by hand on clear text', null, counts, size);
    ratios.push(
      ['intake, against read_csv and count(*)', intake.seconds / read.seconds],
      ['matching, against the joins by hand', stages.match / Math.max(0.01, counts.seconds - read.seconds)],
      ['the whole verify, against all by hand', result.seconds / counts.seconds],
    );
  }
  if (refresh) {
    add(CHANGED, null, await measureRefresh(dir, people));
    // The rows as they were are a change too.
    const again = await runOnce(process.execPath, assay(dir, 'index'));
    add(REFRESHED, 'refresh', again);
    ratios.push([AGAINST_FIRST, again.seconds / index.seconds]);
  }
  const disk = bytesBelow(path.join(dir, '.assay/index'));
  return {
    order: people,
    title: `One table of ${people.toLocaleString('en')} people`,
    about: `Five identifying elements each: SSN, driver licence, phone, e-mail, IMEI. Index ${(disk / 1e9).toFixed(2)} GB on disk.`,
    lines,
    ratios,
    costs,
  };
}

const CHANGED = 'index again, one row in a hundred changed, all in the first file';
const REFRESHED = `${CHANGED}, which changed before`;
const AGAINST_FIRST = 'the index again, against the first time';

function measureRefresh(dir, people) {
  return withChanges(dir, people, () => runOnce(process.execPath, assay(dir, 'index')));
}

/** Whether the rows of the first file are marked: they are from its first change on. */
function changedBefore(dir) {
  const parts = path.join(dir, '.assay/index/parts');
  const told = readdirSync(parts).filter((name) => name.endsWith('.json'));
  return told
    .map((name) => JSON.parse(readFileSync(path.join(parts, name), 'utf8')))
    .some(({ sources, marking }) => sources[0].path === 'systems/people-000.parquet' && typeof marking === 'string');
}

/** The refresh alone, of an index that stands from an earlier call: `before` with its line put in or replaced. */
export async function benchRefresh(out, { people }, before, tell) {
  const dir = path.join(out, `table-${people}`);
  await runOnce(process.execPath, assay(dir, 'index'));
  if (!changedBefore(dir)) {
    await measureRefresh(dir, people);
    await runOnce(process.execPath, assay(dir, 'index'));
  }
  const again = await measureRefresh(dir, people);
  const first = before.lines.find(({ step }) => step.startsWith('index '));
  return {
    ...before,
    lines: [...before.lines.filter(({ step }) => !step.startsWith('index again, one row')), tell(REFRESHED, again)],
    ratios: [
      ...before.ratios.filter(([what]) => what !== AGAINST_FIRST),
      [AGAINST_FIRST, again.seconds / first.seconds],
    ],
    costs: { ...before.costs, refresh: again.seconds },
  };
}

const INTAKE = path.join(import.meta.dirname, 'intake.mjs');
const STAGES = path.join(import.meta.dirname, 'stages.mjs');
