import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDay, toDay } from '../../base/dates.js';
import { dateRows, type Segment, type Timeline } from './as-of.js';
import { MISLEADING, NOT_IN_FORCE } from './rates.js';

const FIRST = toDay('2019-08-01');
const LAST = toDay('2021-08-12');
const agrees = Math.log10(1 - MISLEADING);
const differs = Math.log10(MISLEADING + 0.03);

/** Rows with one change each: the leak holds the value that was true on `taken`. */
function rowsTaken(taken: number, changes: readonly number[], count = 1): Timeline {
  const segments: Segment[] = changes.flatMap((change) => [
    { from: null, to: change, log10: change > taken ? agrees : differs, count },
    { from: change, to: null, log10: change > taken ? differs : agrees, count },
  ]);
  return { first: FIRST, last: LAST, units: changes.length * count, absent: NOT_IN_FORCE, segments, transitions: [] };
}

test('four rows a change: the date lies between the last change that shows and the first that does not', () => {
  const taken = toDay('2021-07-18');
  const days = ['2020-01-05', '2021-03-03', '2021-07-15', '2021-07-20', '2021-08-02'].map(toDay);
  const found = dateRows(rowsTaken(taken, days, 4), 4 * days.length);
  expect(found.low).toBe('2021-07-15');
  expect(found.high).toBe('2021-07-19');
  expect(found.estimate).toBe('2021-07-17');
});

test('property: the 95 % interval holds the true day in at least nine of ten worlds with exact rows', () => {
  let held = 0;
  const worlds = 200;
  fc.assert(
    fc.property(
      fc.integer({ min: FIRST + 5, max: LAST - 5 }),
      fc.array(fc.integer({ min: FIRST + 1, max: LAST }), { minLength: 20, maxLength: 60 }),
      (taken, changes) => {
        const found = dateRows(rowsTaken(taken, changes), changes.length);
        if (toDay(found.low ?? '') <= taken && taken <= toDay(found.high ?? '')) held += 1;
      },
    ),
    { numRuns: worlds, seed: 20210718 },
  );
  expect(held / worlds).toBeGreaterThan(0.9);
});

test('one row that contradicts all others does not move the date', () => {
  const taken = toDay('2021-02-01');
  const changes = Array.from({ length: 60 }, (_, index) => FIRST + 10 + index * 12);
  const honest = rowsTaken(taken, changes);
  const odd: Segment[] = [
    { from: null, to: toDay('2019-10-01'), log10: agrees, count: 1 },
    { from: toDay('2019-10-01'), to: null, log10: differs, count: 1 },
  ];
  const found = dateRows({ ...honest, units: honest.units + 1, segments: [...honest.segments, ...odd] }, 61);
  expect(Math.abs(toDay(found.estimate ?? '') - taken)).toBeLessThan(12);
});

test('a change known only to lie between two snapshots spreads over the days between', () => {
  const timeline: Timeline = {
    first: toDay('2021-04-01'),
    last: toDay('2021-07-01'),
    units: 20,
    absent: NOT_IN_FORCE,
    segments: [{ from: toDay('2021-07-01'), to: null, log10: differs, count: 20 }],
    transitions: [{ from: toDay('2021-04-01'), to: toDay('2021-07-01'), before: agrees, after: differs, count: 20 }],
  };
  const found = dateRows(timeline, 20);
  expect(found.low).toBe('2021-04-01');
  expect(toDay(found.high ?? '')).toBeLessThan(toDay('2021-06-01'));
});

test('rows as new as anything known: the answer says that they may be newer', () => {
  const found = dateRows(rowsTaken(LAST, [LAST - 40, LAST - 20, LAST - 3]), 3);
  expect(found.high).toBe(fromDay(LAST));
  expect(found.reason).not.toBeNull();
});

test('the curve has at most 400 points and keeps its peak', () => {
  const found = dateRows(rowsTaken(toDay('2020-06-01'), [toDay('2020-05-30'), toDay('2020-06-02')]), 2);
  expect(found.curve.length).toBeLessThanOrEqual(400);
  const peak = found.curve.reduce((left, right) => (right.density > left.density ? right : left));
  expect(Math.abs(toDay(peak.date) - toDay('2020-06-01'))).toBeLessThan(4);
});
