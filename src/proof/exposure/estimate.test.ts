import { expect, test } from 'vitest';
import type { Counted } from '../../model/exposure.js';
import type { Verdict } from '../../model/verdict.js';
import { sampled } from '../../../test/fixtures/exposures.js';
import { estimateFrom, wilson } from './estimate.js';

type Extent = NonNullable<Verdict['extent']>;
const draw: Extent['estimates'][number] = {
  method: 'uniform_draw',
  of: 'people',
  estimate: 5000,
  low: 200,
  high: 5100,
  basis: '',
};
const extent: Extent = {
  population: 'postpaid',
  people: 5000,
  low: 200,
  high: 5100,
  basis: '',
  covers: 'consistent with a uniform draw',
  excluded: [],
  estimates: [draw],
};

function counted(people: number): Counted {
  const residence = { day: null, basis: '', jurisdictions: [], remarks: [] };
  const place = {
    jurisdiction: 'WA',
    people: 20,
    former: 1,
    elements: [{ element: 'ssn', shown: 'clear', people: 15, former: 0 }],
    combinations: [],
  } as const;
  const elements = [{ element: 'ssn', shown: 'clear', people, former: 3 }] as const;
  return {
    basis: 'counted',
    rows: { about_a_person: people, others: 0 },
    people,
    former: 3,
    planted: 0,
    elements: [...elements],
    combinations: [],
    as_of: residence,
    now: { ...residence, jurisdictions: [{ ...place, elements: [...place.elements], combinations: [] }] },
    moved: 0,
  };
}

test('score intervals are those of the literature', () => {
  // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  for (const [k, n, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    expect(wilson(k, n).low).toBeCloseTo(low, 4);
    expect(wilson(k, n).high).toBeCloseTo(high, 4);
  }
  expect(wilson(9, 9).high).toBe(1);
});

test('shares are scaled to the population, with the day in doubt in the bounds', () => {
  const { estimated, scope } = estimateFrom(counted(200), { verdict: 'authentic', extent, canaries: [] });
  expect(scope).toBe('sample');
  expect(estimated?.population).toEqual({ name: 'postpaid', estimate: 5000, low: 5000, high: 5100 });
  expect(estimated?.elements).toEqual([{ element: 'ssn', shown: 'clear', estimate: 5000, low: 4905, high: 5100 }]);
  const [wa] = estimated?.now ?? [];
  expect(wa).toMatchObject({ jurisdiction: 'WA', estimate: 500 });
  expect(wa?.low).toBe(Math.floor(wilson(20, 200).low * 5000));
  expect(wa?.high).toBe(Math.ceil(wilson(20, 200).high * 5100));
  expect(estimated?.unseen_high).toBe(Math.ceil(wilson(0, 200).high * 5100));
});

test('two files that overlap are reckoned up to their pool', () => {
  const pool = { ...draw, method: 'two_samples' as const, estimate: 1000, low: 800, high: 1400 };
  const { estimated } = estimateFrom(counted(200), {
    verdict: 'authentic',
    canaries: [],
    extent: { ...extent, people: 1000, estimates: [draw, pool] },
  });
  expect(estimated?.population).toEqual({ name: 'postpaid', estimate: 1000, low: 800, high: 1400 });
});

test.each<[string, number, Pick<Verdict, 'verdict' | 'extent'>, string]>([
  ['of several origins', 200, { verdict: 'mixed', extent }, 'unknown'],
  ['of an earlier leak', 200, { verdict: 'recycled', extent }, 'unknown'],
  ['no extent', 200, { verdict: 'authentic', extent: null }, 'unknown'],
  ['no draw', 200, { verdict: 'authentic', extent: { ...extent, estimates: [] } }, 'unknown'],
  ['others than the extent speaks of', 400, { verdict: 'authentic', extent }, 'unknown'],
  ['all of it', 4990, { verdict: 'authentic', extent: { ...extent, low: 4990 } }, 'whole'],
])('%s: no estimate, and why', (_what, people, verdict, scope) => {
  const answer = estimateFrom(counted(people), { ...verdict, canaries: [] });
  expect(answer).toMatchObject({ scope, estimated: null });
  expect(answer.reason?.length).toBeGreaterThan(20);
});

test('an estimate is never below its count', () => {
  const { estimated } = estimateFrom(sampled.counted ?? counted(1), {
    verdict: 'authentic',
    canaries: [],
    extent: { ...extent, low: 123_403, estimates: [{ ...draw, estimate: 130_000, high: 130_000 }] },
  });
  for (const line of sampled.counted?.now.jurisdictions ?? []) {
    const scaled = estimated?.now.find(({ jurisdiction }) => jurisdiction === line.jurisdiction);
    expect(scaled?.low).toBeGreaterThanOrEqual(line.people);
    expect(scaled?.low).toBeLessThanOrEqual(scaled?.estimate ?? 0);
    expect(scaled?.estimate).toBeLessThanOrEqual(scaled?.high ?? 0);
  }
});
