import { expect, test } from 'vitest';
import type { Trace } from '../../model/trace.js';
import { boundExtent } from './extent.js';
import { supportWord } from './words.js';

test("the verbal scale is the guideline's", () => {
  const factors = [1, 2, 10, 100, 1000, 10_000, 1_000_000];
  expect(factors.map((factor) => supportWord(Math.log10(factor)))).toEqual([
    'no support',
    'weak',
    'moderate',
    'moderately strong',
    'strong',
    'very strong',
    'extremely strong',
  ]);
});

function traceOf(states: readonly [string, number, number][], others: readonly [string, number, number][] = []): Trace {
  const people = states.reduce((sum, [, count]) => sum + count, 0);
  const matched = states.reduce((sum, [, , count]) => sum + count, 0);
  return {
    units: matched,
    systems: [],
    source: 'postpaid',
    asOf: { estimate: '2021-07-18', low: '2021-07-14', high: '2021-07-21', informative: 41, reason: null, curve: [] },
    population: {
      system: 'postpaid',
      people,
      matched,
      by: states.map(([value, count, seen]) => ({ attribute: 'state', value, people: count, matched: seen })),
      others: others.map(([system, count, seen]) => ({ system, people: count, matched: seen })),
    },
  };
}

test("a draw with the population's make-up stands for the population, never for more", () => {
  const extent = boundExtent(
    traceOf([
      ['WA', 6000, 180],
      ['OR', 4000, 120],
    ]),
    20_000,
  );
  expect(extent).toMatchObject({ people: 10_000, low: 300, high: 10_000, excluded: [] });
});

test('a sample of one state is no draw of the whole: no estimate', () => {
  const extent = boundExtent(
    traceOf([
      ['WA', 6000, 300],
      ['OR', 4000, 0],
    ]),
    20_000,
  );
  expect(extent).toMatchObject({ people: null, low: 300, high: 10_000 });
});

test('a handful of people cannot tell', () => {
  expect(
    boundExtent(
      traceOf([
        ['WA', 6000, 8],
        ['OR', 4000, 4],
      ]),
      20_000,
    )?.people,
  ).toBeNull();
});

test('a system whose people a draw over all would have met is excluded; a small one is not', () => {
  const extent = boundExtent(
    traceOf(
      [
        ['WA', 6000, 180],
        ['OR', 4000, 120],
      ],
      [
        ['prepaid', 8000, 0],
        ['prospects', 20, 0],
      ],
    ),
    20_000,
  );
  expect(extent?.excluded).toEqual(['prepaid']);
});
