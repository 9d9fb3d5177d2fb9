import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StatedCount } from '../../../model/statement.js';
import { both, spanOf } from './span.js';
import { compareValues } from './values.js';

const compare = (said: StatedCount, known: StatedCount) =>
  compareValues({ kind: 'count', span: spanOf(said) }, { kind: 'count', span: spanOf(known) }).kind;

test.each<[said: StatedCount, known: StatedCount, kind: string]>([
  [{ about: 48_600_000 }, 48_650_000, 'consistent'],
  [{ about: 48_600_000 }, 48_550_000, 'consistent'],
  [{ about: 48_600_000 }, 48_650_001, 'contradicts'],
  [{ about: 48_600_000 }, { about: 54_600_000 }, 'contradicts'],
  [{ about: 48_600_000 }, { about: 48_650_000 }, 'consistent'],
  [{ about: 48_600_000 }, { at_least: 48_600_000 }, 'cannot_tell'],
  [{ about: 48_600_000 }, { at_least: 50_000_000 }, 'contradicts'],
  [{ about: 40_000_000 }, 40_400_000, 'consistent'],
  [{ about: 40_000_000 }, 42_000_000, 'cannot_tell'],
  [{ about: 40_000_000 }, 45_000_001, 'contradicts'],
  [{ about: 40_000_000, to: 1_000_000 }, 42_000_000, 'contradicts'],
  [{ about: 40_000_000, to: 10_000_000 }, 42_000_000, 'consistent'],
  [{ more_than: 50_000_000 }, 50_000_000, 'narrows'],
  [{ more_than: 50_000_000 }, 49_999_999, 'contradicts'],
  [{ more_than: 50_000_000 }, { about: 76_600_000 }, 'narrows'],
  [{ at_most: 52_000 }, 52_001, 'contradicts'],
  [{ at_most: 52_000 }, 52_000, 'narrows'],
  [{ fewer_than: 500 }, 500, 'contradicts'],
  [{ low: 10, high: 20 }, 15, 'narrows'],
  [{ low: 10, high: 20 }, { low: 15, high: 25 }, 'cannot_tell'],
  [0, 1, 'contradicts'],
  [850_000, { about: 850_000 }, 'consistent'],
])('said %j, known %j: %s', (said, known, kind) => expect(compare(said, known)).toBe(kind));

const count: fc.Arbitrary<StatedCount> = fc.oneof(
  fc.nat(1e9),
  fc.nat(1e9).map((about) => ({ about })),
  fc.tuple(fc.nat(1e9), fc.integer({ min: 1, max: 1e7 })).map(([about, to]) => ({ about, to })),
  fc.nat(1e9).map((at) => ({ at_least: at })),
  fc.nat(1e9).map((at) => ({ at_most: at })),
  fc.tuple(fc.nat(1e9), fc.nat(1e9)).map(([low, more]) => ({ low, high: low + more })),
);

test('a number that is within both readings of what was said never contradicts it, and one beyond both always does', () => {
  fc.assert(
    fc.property(count, fc.nat(2e9), (said, known) => {
      const { low, high, sure } = spanOf(said);
      expect(low).toBeLessThanOrEqual(sure.low);
      expect(high).toBeGreaterThanOrEqual(sure.high);
      const isBeyond = known < low || known > high;
      expect(compare(said, known) === 'contradicts').toBe(isBeyond);
    }),
  );
});

test('what is said of itself never contradicts, and both of two is neither wider than the one nor the other', () => {
  fc.assert(
    fc.property(count, count, (left, right) => {
      expect(['consistent', 'narrows']).toContain(compare(left, left));
      const [one, other] = [spanOf(left), spanOf(right)];
      const [low, high] = [Math.max(one.low, other.low), Math.min(one.high, other.high)];
      const joined = both(one, other);
      expect(joined === null ? null : { low: joined.low, high: joined.high }).toEqual(
        low > high ? null : { low, high },
      );
    }),
  );
});
