import { beforeAll, expect, test } from 'vitest';
import { precisionOf, recallOf, scoreColumns, type ElementScore } from '../../src/score/elements.js';

// Tuned on other tables: what is asserted runs on tables that nothing was tuned on.
const tables = Number(process.env['IDENTIFY_TABLES'] ?? 60);
let scores: Record<'header' | 'bare', ElementScore>;
beforeAll(async () => {
  scores = await scoreColumns(tables, process.env['IDENTIFY_LABEL'] === 'tune');
}, 300_000);

function judged(score: ElementScore, precision: number, recall: number): unknown {
  return { misses: score.misses, enough: precisionOf(score) >= precision && recallOf(score) >= recall };
}

test('with headers nearly every column is found, and nearly none is taken for what it is not', () => {
  expect(judged(scores.header, 0.99, 0.98)).toMatchObject({ enough: true });
  expect(scores.header.right).toBeGreaterThan(4 * tables);
});

test('without headers the values and their neighbours are enough', () => {
  expect(judged(scores.bare, 0.97, 0.95)).toMatchObject({ enough: true });
  expect(scores.bare.right).toBeGreaterThan(3 * tables);
});
