import { expect, test } from 'vitest';
import { between, randomOf, seedOf, permuted, type Random } from '../../base/random.js';
import type { NumberColumn } from '../../model/trace.js';
import { blockOf, isSorted, poolOf, rowsByNumber } from './estimates.js';

const WORLDS = 400;

function draw(random: Random, from: number, count: number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(between(random, 1, from));
  return [...drawn];
}

function column(values: readonly number[], form: NumberColumn['form'] = 'record_id'): NumberColumn {
  const rising = values.filter((value, at) => at > 0 && value > (values[at - 1] ?? 0)).length / (values.length - 1);
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [least, greatest, middle] = [at(0), at(1), at(0.95) - at(0.05)];
  return { form, numbers: values.length, least, greatest, middle, rising };
}

test('two draws of one pool: the interval holds its size in about 95 of 100 worlds', () => {
  const random = randomOf(seedOf('pool'));
  let [told, held] = [0, 0];
  for (let world = 0; world < WORLDS; world += 1) {
    const pool = between(random, 500, 3000);
    const [one, two] = [draw(random, pool, 200), draw(random, pool, 300)];
    const both = one.filter((person) => two.includes(person)).length;
    const found = poolOf({ first: one.length, second: two.length, both });
    if (found === null) continue;
    told += 1;
    if (found.low <= pool && pool <= found.high) held += 1;
  }
  expect(told).toBeGreaterThan(WORLDS * 0.9);
  expect(held / told).toBeGreaterThan(0.92);
  expect(held / told).toBeLessThanOrEqual(1);
});

test('files that hardly share anybody tell no pool', () => {
  expect(poolOf({ first: 100, second: 100, both: 6 })).toBeNull();
  expect(poolOf(null)).toBeNull();
});

test('record numbers counted from one: the interval holds the number of rows in about 95 of 100 worlds', () => {
  const random = randomOf(seedOf('tank'));
  let held = 0;
  for (let world = 0; world < WORLDS; world += 1) {
    const rows = between(random, 1000, 100_000);
    const found = rowsByNumber([column(draw(random, rows, between(random, 20, 300)))]);
    if (found !== null && found.low <= rows && rows <= found.high) held += 1;
  }
  expect(held / WORLDS).toBeGreaterThan(0.92);
});

test('the greatest record number, which is somebody\u2019s, is not shown', () => {
  const found = rowsByNumber([column([1, 2100, 34_567, 48_213, 50_904])]);
  expect(found?.low).toBe(50_000);
  expect(JSON.stringify(found)).not.toMatch(/50,?904/u);
});

test('numbers that do not begin near one, or are of accounts, count no rows', () => {
  const far = [900_000, 950_000, 990_000, 970_000, 999_000, 910_000];
  expect(rowsByNumber([column(far)])).toBeNull();
  expect(rowsByNumber([column([1, 500, 900, 300, 700], 'account_number')])).toBeNull();
});

test('a block of neighbouring numbers is no even draw of the range; an even draw is none', () => {
  const space = new Map([['account_number', 90_000]]);
  const block = Array.from({ length: 60 }, (_, at) => 40_000 + at * 3);
  expect(blockOf([column(block, 'account_number')], space)).toBeLessThan(0.01);
  const random = randomOf(seedOf('even'));
  for (let world = 0; world < 100; world += 1)
    expect(blockOf([column(draw(random, 100_000, 60), 'account_number')], space)).toBeNull();
  expect(blockOf([column(block, 'account_number')], new Map())).toBeNull();
  const another = [...draw(random, 100_000, 58), 6_000_040_000, 6_000_050_000];
  expect(blockOf([column(another, 'account_number')], space)).toBeNull();
});

test('rows in the order of their numbers are seen to be; shuffled ones are not', () => {
  const sorted = Array.from({ length: 40 }, (_, at) => at * 7 + 1);
  expect(isSorted([column(sorted)])).toBe(true);
  expect(isSorted([column(sorted.map((_, at) => sorted[permuted(at, sorted.length, seedOf('order'))] ?? 0))])).toBe(
    false,
  );
});
