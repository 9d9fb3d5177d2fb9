import { expect, test } from 'vitest';
import type { Verdict } from '../model/verdict.js';
import { authentic as example } from '../../test/fixtures/verdicts.js';
import type { CaseResult, CaseTruth } from './case.js';
import { traitsOf } from './right.js';
import {
  bandOf,
  confusionOf,
  datingOf,
  extentRates,
  extractionRates,
  linksOf,
  quantileOf,
  reliabilityOf,
  shareCoverage,
  systemRates,
} from './figures.js';

type Said = Partial<Pick<Verdict, 'verdict' | 'shares' | 'extent'>> & {
  readonly as_of?: readonly [string, string, string] | null;
  readonly system?: string;
  readonly extractions?: Verdict['as_of']['extractions'];
};

/** A result of which only what the figures read is told. */
function result(
  said: Said,
  more: Partial<Omit<CaseResult, 'verdict' | 'truth'>> = {},
  truth: Partial<CaseTruth> = {},
): CaseResult {
  const kind = truth.kind ?? 'authentic';
  const asOf = said.as_of ?? null;
  const verdict: Verdict = {
    ...example,
    verdict: said.verdict ?? 'authentic',
    shares: said.shares ?? [],
    extent: said.extent ?? null,
    systems: [{ system: said.system ?? 'postpaid', probability: 0.99, matched_rows: 1, columns_unexplained: [] }],
    as_of: {
      estimate: asOf?.[0] ?? null,
      low: asOf?.[1] ?? null,
      high: asOf?.[2] ?? null,
      rows_informative: 1,
      reason: null,
      extractions: said.extractions ?? [],
    },
  };
  const told: CaseTruth = {
    schema: 'assay.truth/1',
    kind,
    verdict: kind,
    seed: 's',
    population: 'p',
    system: 'postpaid',
    as_of: '2021-05-10',
    extractions: [{ as_of: '2021-05-10', rows: 100 }],
    sold_on: null,
    partner: null,
    draw: 'uniform',
    columns: [],
    rows: 100,
    shares: { [kind]: 1 },
    canaries: [],
    prior_rows: 0,
    eligible: 1000,
    departed_rows: 0,
    world_people: 5000,
    manglings: [],
    ...truth,
  };
  return {
    id: 'x',
    block: 'x',
    world: 'x',
    seconds: 1,
    traits: traitsOf(told),
    right: [kind],
    probability: 0.999,
    derived: false,
    links: { linked: 100, wrong: 1, nobody: 0, about: 100 },
    rowBins: [],
    ...more,
    truth: told,
    verdict,
  };
}

test('right, open and wrong are told apart; the worst error is counted by truth', () => {
  const results = [
    result({}),
    result({ verdict: 'inconclusive' }),
    result({}, {}, { kind: 'scraped' }),
    result({}, {}, { kind: 'recycled' }),
  ];
  expect(bandOf(results)).toEqual({ cases: 4, right: 1, rightOrInconclusive: 2, falseAuthentic: 1 });
  expect(Object.fromEntries(confusionOf(results).counts)).toEqual({
    'authentic>authentic': 1,
    'authentic>inconclusive': 1,
    'scraped>authentic': 1,
    'recycled>authentic': 1,
  });
});

test('reliability leaves out what was not decided', () => {
  const wrong = result({ verdict: 'mixed' }, { probability: 0.9 });
  const { bins, brier } = reliabilityOf([wrong, result({}, { probability: 0.9 }), result({ verdict: 'inconclusive' })]);
  expect(bins).toEqual([{ from: 0.9, to: 0.95, cases: 2, stated: 0.9, right: 0.5 }]);
  expect(brier).toBeCloseTo((0.81 + 0.01) / 2);
});

test('dates: errors in days, intervals that hold, either day of two', () => {
  const dated = [
    result({ as_of: ['2021-05-12', '2021-05-01', '2021-05-20'] }),
    result({ as_of: ['2021-04-30', '2021-04-29', '2021-05-02'] }),
    result({ as_of: null }),
  ];
  expect(datingOf(dated)).toEqual({ cases: 3, dated: 2, median: 2, ninetieth: 10, held: 0.5, width: 3 });
  const two = {
    extractions: [
      { as_of: '2021-05-10', rows: 6 },
      { as_of: '2020-05-10', rows: 4 },
    ],
  };
  expect(datingOf([result({ as_of: ['2020-05-11', '2020-05-09', '2020-05-12'] }, {}, two)]).held).toBe(1);
});

test('two extractions are told apart from one', () => {
  const days = {
    extractions: [
      { as_of: '2021-05-10', rows: 6 },
      { as_of: '2020-05-10', rows: 4 },
    ],
  };
  const part = (day: string, high: string) => ({ estimate: day, low: day, high, share: 0.5 });
  const extractions = [part('2020-05-09', '2020-05-11'), part('2021-05-01', '2021-05-09')];
  const asOf = ['2021-05-05', '2021-05-01', '2021-05-09'] as const;
  expect(
    extractionRates([result({ as_of: asOf, extractions }, {}, days), result({ as_of: asOf, extractions })]),
  ).toEqual({
    'taken twice: two days are told': { cases: 1, holds: 1 },
    'of these, intervals that hold their day': { cases: 2, holds: 1 },
    'taken once: one day is told': { cases: 1, holds: 0 },
  });
});

test('shares, extent, systems and links', () => {
  const shares = [
    { class: 'authentic' as const, share: 0.9, low: 0.8, high: 0.95 },
    { class: 'scraped' as const, share: 0, low: 0, high: 0.1 },
  ];
  expect(shareCoverage([result({ shares }), result({ shares, verdict: 'inconclusive' })])).toEqual({
    'shares of classes that are there, or said to be': { cases: 2, holds: 0 },
    'the same where the verdict is not `inconclusive`': { cases: 1, holds: 0 },
    'shares of all classes': { cases: 4, holds: 2 },
  });
  const uniform = {
    method: 'uniform_draw' as const,
    of: 'people' as const,
    estimate: 990,
    low: 900,
    high: 1100,
    basis: '',
  };
  const extent = {
    population: 'postpaid',
    people: 990,
    low: 100,
    high: 990,
    basis: '',
    covers: '',
    excluded: [],
    estimates: [uniform],
  };
  expect(extentRates([result({ extent })])).toMatchObject({
    'uniform draws: interval holds the truth': { cases: 1, holds: 0 },
    'estimates within 5 % of the truth': { cases: 1, holds: 1 },
    'uniform_draw of people: interval holds the truth': { cases: 1, holds: 1 },
    'two_samples of people: interval holds the truth': { cases: 0, holds: 0 },
  });
  expect(systemRates([result({}), result({ system: 'prepaid' })])['all']).toEqual({ cases: 2, holds: 1 });
  expect(linksOf([result({}), result({})])).toEqual({ about: 200, linked: 200, wrong: 2, nobody: 0 });
});

test('a quantile is a value that was seen', () => {
  expect(quantileOf([5, 1, 3], 0.5)).toBe(3);
  expect(quantileOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
  expect(quantileOf([], 0.5)).toBeNull();
});
