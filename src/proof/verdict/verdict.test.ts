import { expect, test } from 'vitest';
import type { MatchResult } from '../../model/evidence.js';
import type { Trace } from '../../model/trace.js';
import type { EvidenceLine } from '../../model/verdict.js';
import { boundExtent } from './extent.js';
import { drawWaterfall } from './waterfall.js';
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
    asOf: {
      estimate: '2021-07-18',
      low: '2021-07-14',
      high: '2021-07-21',
      informative: 41,
      reason: null,
      curve: [],
      extractions: [],
    },
    population: {
      system: 'postpaid',
      people,
      most: people,
      ever: 2 * people,
      matched,
      gone: 0,
      by: states.map(([value, count, seen]) => ({
        attribute: 'state',
        value,
        people: count,
        ever: 2 * count,
        matched: seen,
      })),
      others: others.map(([system, count, seen]) => ({ system, people: count, matched: seen })),
    },
    captures: null,
  };
}

test("a draw with the population's make-up stands for the population, never for more", () => {
  const extent = boundExtent(
    traceOf([
      ['WA', 6000, 180],
      ['OR', 4000, 120],
    ]),
    { people: 20_000, systems: [] },
  );
  expect(extent).toMatchObject({ people: 10_000, low: 300, high: 10_000, excluded: [] });
});

test('a sample of one state is no draw of the whole: no estimate', () => {
  const extent = boundExtent(
    traceOf([
      ['WA', 6000, 300],
      ['OR', 4000, 0],
    ]),
    { people: 20_000, systems: [] },
  );
  expect(extent).toMatchObject({ people: null, low: 300, high: 10_000 });
});

test('where all live in one state and nothing else is known, nothing shows whether the sample is a draw: no estimate', () => {
  const extent = boundExtent(traceOf([['WA', 10_000, 300]]), { people: 20_000, systems: [] });
  expect(extent).toMatchObject({ people: null, low: 300, high: 10_000, estimates: [] });
});

test('a handful of people cannot tell', () => {
  expect(
    boundExtent(
      traceOf([
        ['WA', 6000, 8],
        ['OR', 4000, 4],
      ]),
      { people: 20_000, systems: [] },
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
    { people: 20_000, systems: [] },
  );
  expect(extent?.excluded).toEqual(['prepaid']);
});

function waterfallOf(ssn: number, total: number): EvidenceLine[] {
  const pattern = {
    id: 0,
    units: 10,
    rows: 10,
    person: true,
    outcomes: ['agrees', 'agrees'],
    logIdentifying: 0,
    logOther: 0,
    prior: null,
  } as const;
  const cell = { columns: [0], identifying: true, public: false, boundTo: 'person', held: true } as const;
  const none = { cells: [0, 0], rest: 0 };
  const match: MatchResult = {
    rows: 10,
    units: 10,
    blankRows: 0,
    repeatedRows: 0,
    people: 1000,
    forms: [],
    canaries: [],
    blocking: [],
    patterns: [pattern],
    cells: [
      { ...cell, name: 'x0', form: 'ssn', element: 'ssn' },
      { ...cell, name: 'x1', form: 'email', element: 'email' },
    ],
    strangers: { units: 0, spreads: [], coherentPlaces: 0, incoherentPlaces: 0, coherence: [] },
  };
  const authentic = { cells: [ssn, 1], rest: 0 };
  const parts = [{ authentic, stitched: none, recycled: none, scraped: none, fabricated: none, not_ours: none }];
  return drawWaterfall(
    match,
    {
      patterns: [],
      shareParts: [],
      hypotheses: [],
      mixture: { class: 'mixed', log10: 0 },
      planted: 0,
      invention: 0,
      parts,
    },
    'authentic',
    'stitched',
    total,
  );
}

test('the lines of a waterfall add up to the factor they explain, whatever it is', () => {
  for (const total of [60, 15.5, 2, -4]) {
    const lines = waterfallOf(3, total);
    expect(lines.reduce((sum, line) => sum + line.log10, 0)).toBeCloseTo(total, 9);
  }
  expect(waterfallOf(3, 20).map((line) => [line.id, line.log10])).toEqual([
    ['element:ssn', 15],
    ['element:email', 5],
  ]);
});
