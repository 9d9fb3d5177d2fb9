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
  expect({ ...result, enough: precision(result) >= 0.99 && recall(result) >= 0.98 }).toMatchObject({ enough: true });
  expect(result.right).toBeGreaterThan(4 * tables);
});

test('without headers the values and their neighbours are enough', async () => {
  const result = await score(connection, label, { tables, header: false, sizes: [60, 150, 300] });
  expect({ ...result, enough: precision(result) >= 0.97 && recall(result) >= 0.95 }).toMatchObject({ enough: true });
  expect(result.right).toBeGreaterThan(4 * tables);
});
