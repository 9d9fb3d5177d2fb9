import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { workspaceSchema } from '../model/workspace.js';
import { writeWorkspace } from './files/workspace.js';
import { monthStarts } from './days.js';
import { simulatePopulation } from './population.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function write(name: string, seed: string, people: number, snapshotMonths = 3): string {
  const dir = path.join(scratch, name);
  writeWorkspace(dir, simulatePopulation({ seed, people }), { name: 'Northwind Wireless', snapshotMonths });
  return dir;
}

function digests(dir: string): string[] {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${path.relative(dir, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
}

test('a workspace is written the same twice and its assay.yaml is one', () => {
  const first = write('first', 'same', 400);
  expect(digests(first)).toEqual(digests(write('second', 'same', 400)));
  expect(digests(first)).not.toEqual(digests(write('third', 'other', 400)));
  const config = workspaceSchema.parse(parse(readFileSync(path.join(first, 'assay.yaml'), 'utf8')));
  expect(Object.keys(config.systems)).toEqual(['postpaid', 'prepaid', 'prospects']);
});

test('canaries stand in their system and in the list', () => {
  const dir = write('canaries', 'canaries', 400);
  const listed = readFileSync(path.join(dir, 'systems/canaries.csv'), 'utf8').trim().split('\n').slice(1);
  const account = listed.find((line) => line.includes(',postpaid,'))?.split(',')[9] ?? '';
  expect(account).toMatch(/^4\d{9}$/u);
  expect(readFileSync(path.join(dir, 'systems/postpaid.csv'), 'utf8')).toContain(account);
});

test('a hundred thousand people pass through in little memory', () => {
  // In a process of its own: what others left uncollected in this one is no measure.
  const built = (file: string): string => pathToFileURL(path.resolve('dist/simulate', file)).href;
  const script = `
    import { writeWorkspace } from ${JSON.stringify(built('files/workspace.js'))};
    import { simulatePopulation } from ${JSON.stringify(built('population.js'))};
    const population = simulatePopulation({ seed: 'many', people: 100_000 });
    writeWorkspace(process.argv[1], population, { name: 'Northwind Wireless', snapshotMonths: 12 });
    console.log(process.resourceUsage().maxRSS);`;
  const small = ['--max-old-space-size=48', '--input-type=module', '-e', script, path.join(scratch, 'many')];
  const kilobytes = Number(execFileSync(process.execPath, small, { encoding: 'utf8' }));
  expect(kilobytes).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThan(250_000);
});

test('snapshots are dated by the first of the month', () => {
  expect(monthStarts('2019-10-30', '2020-06-01', 3)).toEqual(['2019-11-01', '2020-02-01', '2020-05-01']);
});
