import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insideCell, mayBreakDown, partCells, setCell, unionCell } from './suppress.js';

const small = 5;

/** Everything that three kinds may count, given the total and what is printed: as somebody finds who knows the rule. */
function possible(total: number, printed: readonly (number | null)[]): number[][] {
  const found: number[][] = [];
  for (let one = 0; one <= total; one += 1) {
    for (let two = 0; one + two <= total; two += 1) {
      const counts = [one, two, total - one - two];
      const cells = partCells(
        counts.map((count, at) => [String(at), count] as const),
        { small },
      );
      if (printed.every((number, at) => cells.get(String(at))?.plants === number)) found.push(counts);
    }
  }
  return found;
}

describe('kinds that make up a total', () => {
  test('what is few may be any few, for whoever subtracts and knows the rule', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        const cells = partCells(
          counts.map((count, at) => [String(at), count] as const),
          { small },
        );
        const worlds = possible(
          total,
          counts.map((_, at) => cells.get(String(at))?.plants ?? null),
        );
        for (const [at, count] of counts.entries()) {
          if (count >= small) continue;
          const seen = new Set(worlds.map((world) => world[at] ?? -1).filter((value) => value < small));
          const most = Math.min(small - 1, total);
          expect([...seen].sort((left, right) => left - right)).toEqual(
            Array.from({ length: most + 1 }, (_, value) => value),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test('nothing is left out where nothing is few, or where all is printed', () => {
    const parts = [
      ['yes', 9],
      ['no', 7],
    ] as const;
    expect([...partCells(parts, { small }).values()].map(({ plants }) => plants)).toEqual([9, 7]);
    expect(
      [
        ...partCells(
          [
            ['yes', 1],
            ['no', 7],
          ] as const,
          { small: 1 },
        ).values(),
      ].map(({ plants }) => plants),
    ).toEqual([1, 7]);
  });
});

describe('sets', () => {
  const rule = { total: 150, small };

  test.each([
    [0, null, 'few'],
    [4, null, 'few'],
    [5, 5, 'exact'],
    [145, 145, 'exact'],
    [146, null, 'nearly_all'],
    [150, null, 'nearly_all'],
  ] as const)('%i of 150 are printed as %s', (count, plants, says) => {
    expect(setCell(count, rule)).toEqual({ plants, says });
  });

  test('a set inside another, and a union of several, are printed only where no difference is few', () => {
    expect(insideCell(40, { plants: 43, says: 'exact' }, rule).plants).toBeNull();
    expect(insideCell(40, { plants: 45, says: 'exact' }, rule).plants).toBe(40);
    expect(insideCell(40, { plants: 40, says: 'exact' }, rule).plants).toBe(40);
    expect(unionCell(38, [35, null], rule).plants).toBeNull();
    expect(unionCell(50, [30, null], rule).plants).toBeNull();
    expect(unionCell(50, [30, 25, null], rule).plants).toBe(50);
    expect(unionCell(38, [20, 20], rule).plants).toBeNull();
    expect(unionCell(40, [20, 20], rule).plants).toBe(40);
    expect(unionCell(35, [20, 20], rule).plants).toBe(35);
  });

  test('editions stand beside their family only where neither they, nor what is between, nor what they share is few', () => {
    expect(mayBreakDown(35, [33, 2], rule)).toBe(false);
    expect(mayBreakDown(35, [30, 5], rule)).toBe(true);
    expect(mayBreakDown(35, [30, 7], rule)).toBe(false);
    expect(mayBreakDown(35, [30, 10], rule)).toBe(true);
    expect(mayBreakDown(35, [33, 20], rule)).toBe(false);
  });
});
