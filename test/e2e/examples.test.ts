import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdictSchema } from '../../src/model/verdict.js';

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

for (const name of ['carrier-2021', 'town']) {
  test(`every command of examples/${name}/README.md runs as written`, { timeout: 240_000 }, () => {
    const commands = commandsOf(name);
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) expect([command, run(command).status]).toEqual([command, 0]);
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

/** Cells of the sample that tell a person: long enough that they are in no sentence of ours by chance. */
function secretValues(file: string): string[] {
  const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const cells = rows.flatMap((row) => row.split(',').map((cell) => cell.replaceAll('"', '').trim()));
  return [...new Set(cells)].filter((cell) => cell.length >= 8 && /\d{4}/u.test(cell));
}
