import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb/open.js';
import { score, type Score } from './score.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'identify-'));
const connection = await openDuckDb({ scratch, allowed: [] });
afterAll(() => {
  connection.close();
  rmSync(scratch, { recursive: true });
});

// Tuned on the label `tune`; what is asserted runs on a label that nothing was tuned on.
const label = process.env['IDENTIFY_LABEL'] ?? 'test';
const tables = Number(process.env['IDENTIFY_TABLES'] ?? 60);

const precision = ({ right, wrong }: Score): number => right / (right + wrong);
const recall = ({ right, missed }: Score): number => right / (right + missed);

test('with headers nearly every column is found, and nearly none is taken for what it is not', async () => {
  const result = await score(connection, label, { tables, header: true, sizes: [5, 20, 60, 300] });
  const report = result.misses.join('\n');
  expect(precision(result), report).toBeGreaterThanOrEqual(0.99);
  expect(recall(result), report).toBeGreaterThanOrEqual(0.98);
});

test('without headers the values and their neighbours are enough', async () => {
  const result = await score(connection, label, { tables, header: false, sizes: [60, 150, 300] });
  const report = result.misses.join('\n');
  expect(precision(result), report).toBeGreaterThanOrEqual(0.97);
  expect(recall(result), report).toBeGreaterThanOrEqual(0.95);
});
