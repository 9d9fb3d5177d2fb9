import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDay } from '../../base/dates.js';
import { between, randomOf, seedOf } from '../../base/random.js';
import { dateDensity } from './as-of.js';
import { datesOf, partExtractions, type RowTimeline, type Span } from './extractions.js';
import { MISLEADING, NOT_IN_FORCE } from './rates.js';

const span: Span = { first: toDay('2019-08-01'), last: toDay('2021-08-12'), absent: NOT_IN_FORCE };
const agrees = Math.log10(1 - MISLEADING);
const differs = Math.log10(MISLEADING + 0.03);

/** A row with one change: it holds what was true on the day it was taken. */
function row(day: number, change: number): RowTimeline {
  const [before, after] = change > day ? [agrees, differs] : [differs, agrees];
  return {
    segments: [
      { from: null, to: change, log10: before, count: 1 },
      { from: change, to: null, log10: after, count: 1 },
    ],
    transitions: [],
  };
}

/** Rows taken on a day, whose one change lies anywhere in the span. */
function taken(day: number, rows: number, seed: string): RowTimeline[] {
  const random = randomOf(seedOf(seed));
  return Array.from({ length: rows }, () => row(day, between(random, span.first + 1, span.last)));
}

test('rows of two days a year apart are parted, also where the second are few, and the intervals hold the days', () => {
  const days = [toDay('2020-04-15'), toDay('2021-04-20')] as const;
  const sizes = [
    [60, 60],
    [150, 50],
    [50, 140],
  ] as const;
  let intervals = 0;
  let holding = 0;
  for (const [first, second] of sizes) {
    for (let seed = 0; seed < 12; seed += 1) {
      const rows = [...taken(days[0], first, `a${seed}`), ...taken(days[1], second, `b${seed}`)];
      const parted = partExtractions(rows, span);
      if (parted === null) throw new Error('not parted');
      for (const [side, density] of datesOf(rows, parted, span).entries()) {
        const { low, high } = dateDensity(density, span.first);
        const truth = days[side] ?? 0;
        intervals += 1;
        if (toDay(low) <= truth && truth <= toDay(high)) holding += 1;
        expect(toDay(high) - toDay(low)).toBeLessThan(250);
      }
      expect(Math.abs((parted.shares[0] ?? 0) - first / (first + second))).toBeLessThan(0.12);
    }
  }
  // 95 in 100 are meant; of 72, fewer than 63 would come by chance once in a hundred runs.
  expect(holding / intervals).toBeGreaterThanOrEqual(63 / 72);
});

test('property: rows of one day are not parted, a few late entries among them or not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: span.first + 60, max: span.last - 10 }),
      fc.integer({ min: 20, max: 200 }),
      fc.nat(),
      (day, rows, seed) => {
        const late = Math.floor(rows * 0.04);
        const all = [...taken(day, rows - late, `one-${seed}`), ...taken(day - 30, late, `late-${seed}`)];
        expect(partExtractions(all, span)).toBeNull();
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test('too few rows to part are not parted', () => {
  const rows = [...taken(toDay('2020-02-01'), 4, 'x'), ...taken(toDay('2021-06-01'), 4, 'y')];
  expect(partExtractions(rows, span)).toBeNull();
});
