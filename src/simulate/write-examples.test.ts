import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { workspaceSchema } from '../model/workspace.js';
import { writeExamples } from './write-examples.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'examples-'));
const committed = fileURLToPath(new URL('../../examples', import.meta.url));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function filesOf(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name))).sort();
}

test('the committed examples are what the seed makes, and small', () => {
  writeExamples(scratch);
  const made = filesOf(scratch);
  expect(made.length).toBeGreaterThan(15);
  const stale = made.filter((file) => {
    return !readFileSync(path.join(committed, file)).equals(readFileSync(path.join(scratch, file)));
  });
  expect(stale).toEqual([]);
  const bytesIn = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + statSync(path.join(scratch, file)).size, 0);
  const [bundles, others] = [
    made.filter((file) => file.endsWith('.jsonl')),
    made.filter((file) => !file.endsWith('.jsonl')),
  ];
  expect(bytesIn(others)).toBeLessThan(400_000);
  expect(bytesIn(bundles)).toBeLessThan(1_200_000);
});

test.each(['carrier-2021', 'town'])('%s is a workspace', (name) => {
  const config = parse(readFileSync(path.join(committed, name, 'assay.yaml'), 'utf8'));
  expect(workspaceSchema.safeParse(config).success).toBe(true);
});
