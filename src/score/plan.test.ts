import { expect, test } from 'vitest';
import { planCases, quickly } from './plan.js';
import { SEEDS } from './seeds.js';

test('no seed stands in two lists', () => {
  const seeds = Object.values(SEEDS).flatMap((list) => list.map(({ seed }) => seed));
  expect(new Set(seeds).size).toBe(seeds.length);
});

test('a plan is the same twice, names each case once, and has every kind, small and large', () => {
  for (const world of Object.values(SEEDS).flat()) {
    const cases = planCases(world);
    expect(cases).toEqual(planCases(world));
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  }
  const [world] = SEEDS.test;
  const cases = world === undefined ? [] : planCases(world);
  for (const some of [cases, quickly(cases)]) {
    expect(new Set(some.map(({ request }) => request.kind)).size).toBe(7);
    expect(some.some(({ request }) => request.rows < 10) && some.some(({ request }) => request.rows >= 1000)).toBe(
      true,
    );
  }
  expect(SEEDS.test.flatMap((one) => planCases(one)).length).toBeGreaterThanOrEqual(600);
});
