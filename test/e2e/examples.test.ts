import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postureBundleSchema } from '../../src/model/posture-bundle.js';
import { verdictSchema } from '../../src/model/verdict.js';
import { run as runHere, type Ended } from './command.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'assay-examples-'));

beforeAll(() =>
  cpSync(path.join(root, 'examples'), path.join(folder, 'examples'), {
    recursive: true,
    filter: (file) => !file.includes('.assay'),
  }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The commands of a README, as written in its `sh` blocks. */
function commandsOf(name: string): string[] {
  const text = readFileSync(path.join(folder, 'examples', name, 'README.md'), 'utf8');
  const blocks = [...text.matchAll(/```sh\n(.*?)```/gsu)].map((match) => match[1] ?? '');
  return blocks
    .flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => line.startsWith('npx assay '));
}

function run(line: string) {
  const words = line.split(/\s+/u).slice(2);
  return spawnSync(process.execPath, [path.join(root, 'dist/cli/main.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  });
}

/** In a process of its own where it reads a leak, else in this one; `> FILE` at the end as a shell would do it. */
async function ended(line: string): Promise<Pick<Ended, 'stdout' | 'stderr' | 'code'>> {
  const [command = '', file] = line.split(' > ');
  const words = command.split(/\s+/u).slice(2);
  const own = words[0] === 'index' || words[0] === 'verify';
  const { stdout, stderr, code } = own
    ? ((each) => ({ ...each, code: each.status }))(run(command))
    : await runHere(words, folder);
  if (file !== undefined) writeFileSync(path.join(folder, file.trim()), stdout);
  return { stdout, stderr, code };
}

for (const name of ['carrier-2021', 'town']) {
  test(`every command of examples/${name}/README.md runs as written`, { timeout: 240_000 }, async () => {
    const commands = commandsOf(name);
    expect(commands.length).toBeGreaterThan(2);
    const printed = new Map<string, string>();
    for (const command of commands) {
      const { code, stdout, stderr } = await ended(command);
      expect([command, code, code === 0 ? '' : stderr]).toEqual([command, 0, '']);
      printed.set(command, stdout);
    }
    if (name === 'town') toldByTown(path.join(folder, 'examples/town'), printed);
    expect(readdirSync(path.join(folder, 'examples', name, '.assay/tmp'))).toEqual([]);
  });
}

test(
  "the carrier's sample is authentic, and nothing that is printed or written holds a value of it",
  { timeout: 240_000 },
  () => {
    const workspace = ['--workspace', 'examples/carrier-2021'].join(' ');
    const sample = 'examples/carrier-2021/leak/sample.csv';
    const json = run(`npx assay verify ${sample} ${workspace} --json --rows rows.csv --html report.html`);
    const verdict = verdictSchema.parse(JSON.parse(json.stdout));
    expect(verdict.verdict).toBe('authentic');
    const view = run(`npx assay verify ${sample} ${workspace}`);
    const shown = [
      json.stdout,
      json.stderr,
      view.stdout,
      view.stderr,
      ...['rows.csv', 'report.html'].map((file) => readFileSync(path.join(folder, file), 'utf8')),
    ].join('\n');
    const values = secretValues(path.join(folder, sample));
    expect(values.length).toBeGreaterThan(100);
    expect(values.filter((value) => shown.includes(value))).toEqual([]);
    const index = path.join(folder, 'examples/carrier-2021/.assay/index');
    const stored = readdirSync(index, { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(index, file))
      .filter((file) => /\.(?:duckdb|parquet|json)$/u.test(file) && existsSync(file));
    expect(stored.length).toBeGreaterThan(2);
    for (const file of stored) {
      const bytes = readFileSync(file, 'latin1');
      expect(values.filter((value) => bytes.includes(value))).toEqual([]);
    }
  },
);

/** What the town's files hold at the end of its story. */
function toldByTown(town: string, printed: ReadonlyMap<string, string>): void {
  const own = path.join(town, '.assay');
  const plans = [...printed].filter(([command]) => command.includes('posture check') && command.includes('--by'));
  const before = (text: string): string => text.slice(0, text.indexOf('What is wrong'));
  expect(plans.map(([, text]) => before(text))).toEqual([
    before(readFileSync(path.join(town, 'posture-after.txt'), 'utf8')),
  ]);
  const bundle = (file: string) => postureBundleSchema.parse(JSON.parse(readFileSync(path.join(own, file), 'utf8')));
  expect(bundle('bundle.json')).toMatchObject({
    plant: { size: 'small' },
    training: { done: 16, required: 36 },
    incident_reported: 'unknown',
  });
  expect(bundle('bundle-2.json').incident_reported).toBe('yes');
  expect(readFileSync(path.join(own, 'bundle-2.json'), 'utf8')).not.toMatch(/Vale|555-01|ME0199999|lormeadows/iu);
  const draft = readFileSync(path.join(own, 'cisa.html'), 'utf8');
  for (const text of ['Nia Vale', 'no security fixes since 2020-01-14', 'taken from posture.json, as of 2021-08-05'])
    expect(draft).toContain(text);
}

/** Cells of the sample that tell a person: long enough that they are in no sentence of ours by chance. */
function secretValues(file: string): string[] {
  const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const cells = rows.flatMap((row) => row.split(',').map((cell) => cell.replaceAll('"', '').trim()));
  return [...new Set(cells)].filter((cell) => cell.length >= 8 && /\d{4}/u.test(cell));
}
