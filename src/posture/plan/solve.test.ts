import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asset, badFinding } from '../../../test/help/plant.js';
import { ROLES, ZONES, type Asset } from '../../model/asset.js';
import type { Finding } from '../../model/finding.js';
import { MACHINE_MEASURES, PLANT_MEASURES } from '../../model/measure.js';
import { ANSWERS, PRACTICES, type PracticeAnswer } from '../../model/practice.js';
import { choicesOf, type Choices } from './choices.js';
import { attackFigures, measureTable, WEAKNESSES } from './figures.js';
import type { Limits } from './floor.js';
import { siteOf, type Site } from './site.js';
import { riskOfSelection, solve } from './solve.js';

const figures = attackFigures();
const measures = measureTable();

/** Every selection there is, one after another: the least risk of those within the limits. */
function leastRisk({ site, machines }: Choices, limits: Limits, { practices }: Site): number {
  let least = Infinity;
  const walk = (at: number, cost: number, hours: number, chosen: Parameters<typeof riskOfSelection>[0]): void => {
    if (cost > limits.cost || hours > limits.hours) return;
    const next = site[at];
    const options = machines[at - site.length];
    if (next !== undefined) {
      walk(at + 1, cost, hours, chosen);
      const { price } = next.act;
      walk(at + 1, cost + price.cost, hours + price.hours, { ...chosen, site: [...chosen.site, next] });
    } else if (options === undefined) least = Math.min(least, riskOfSelection(chosen, practices, figures));
    else
      for (const one of options)
        walk(at + 1, cost + one.cost, hours + one.hours, { ...chosen, treatments: [...chosen.treatments, one] });
  };
  walk(0, 0, 0, { site: [], treatments: [] });
  return least;
}

const machineFinding = fc.record({
  kind: fc.constantFrom(...WEAKNESSES),
  measures: fc.subarray([...MACHINE_MEASURES], { minLength: 1, maxLength: 2 }),
  cost: fc.option(fc.integer({ min: 0, max: 4000 })),
  hours: fc.option(fc.integer({ min: 0, max: 20 })),
});
const machine = fc.record({
  role: fc.option(fc.constantFrom(...ROLES)),
  zone: fc.option(fc.constantFrom(...ZONES)),
  email_used: fc.option(fc.boolean()),
  exposed: fc.option(fc.boolean()),
  remote: fc.option(fc.boolean()),
  second: fc.option(fc.boolean()),
  findings: fc.array(machineFinding, { maxLength: 2 }),
});
const plant = fc.record({
  machines: fc.array(machine, { maxLength: 3 }),
  practices: fc.array(fc.tuple(fc.constantFrom(...PRACTICES), fc.constantFrom(...ANSWERS)), { maxLength: 6 }),
  measures: fc.subarray([...PLANT_MEASURES], { maxLength: 4 }),
  budget: fc.integer({ min: 0, max: 8000 }),
  hours: fc.integer({ min: 0, max: 40 }),
});
type Plant = typeof plant extends fc.Arbitrary<infer T> ? T : never;

function siteFrom(drawn: Plant): Site {
  const assets: Asset[] = [];
  const findings: Finding[] = drawn.measures.map((measure) => badFinding(measure, { measures: [measure] }));
  for (const [at, one] of drawn.machines.entries()) {
    const { role, zone, email_used: mail, exposed } = one;
    const remote = { used: one.remote, by: null, second_factor: one.second };
    assets.push(asset(`A${at}`, { role, zone, email_used: mail, exposed, remote_access: remote }));
    for (const [nth, found] of one.findings.entries())
      findings.push(badFinding(`A${at}:${nth}`, { ...found, asset_id: `A${at}` }));
  }
  const practices = drawn.practices.map(([practice, answer]): PracticeAnswer => ({
    practice,
    answer,
    basis: 'a test',
    from: 'person',
    note: null,
  }));
  return siteOf(assets, findings, practices);
}

const RUNS = Number(process.env['ASSAY_TEST_RUNS'] ?? 1000);

describe('the best set within money and hours', () => {
  test('is as good as the best of all sets, looked at one by one', () => {
    fc.assert(
      fc.property(plant, (drawn) => {
        const site = siteFrom(drawn);
        const choices = choicesOf(site, measures, figures);
        const limits = { cost: drawn.budget, hours: drawn.hours };
        const found = solve(choices, limits, site.practices, figures, 200_000);
        expect(found.exact).toBe(true);
        expect(found.risk).toBeCloseTo(leastRisk(choices, limits, site), 10);
      }),
      { numRuns: RUNS },
    );
  });

  test('is found where so many machines are open that no measure does anything by itself', () => {
    const remote_access = { used: true, by: null, second_factor: false };
    const assets = Array.from({ length: 300 }, (_, at) => asset(`A${at}`, { role: 'hmi', remote_access }));
    const wanted = ['second_factor', 'own_accounts', 'leavers', 'default_passwords'] as const;
    const site = siteOf(
      assets,
      wanted.map((measure) => badFinding(measure, { measures: [measure] })),
      [],
    );
    const { selection, exact } = solve(
      choicesOf(site, measures, figures),
      { cost: Infinity, hours: Infinity },
      site.practices,
      figures,
      200_000,
    );
    expect(exact).toBe(true);
    expect(selection.site.map(({ act }) => act.measure).sort()).toEqual([...wanted].sort());
  });

  test('is within the limits, and its risk is that of what it holds', () => {
    fc.assert(
      fc.property(plant, (drawn) => {
        const site = siteFrom(drawn);
        const limits = { cost: drawn.budget, hours: drawn.hours };
        const { selection, risk } = solve(choicesOf(site, measures, figures), limits, site.practices, figures, 200_000);
        const prices = [...selection.site.map(({ act }) => act.price), ...selection.treatments];
        expect(prices.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(drawn.budget);
        expect(prices.reduce((sum, { hours }) => sum + hours, 0)).toBeLessThanOrEqual(drawn.hours);
        expect(riskOfSelection(selection, site.practices, figures)).toBeCloseTo(risk, 12);
      }),
      { numRuns: 100 },
    );
  });

  test('more money or more hours never leave more risk', () => {
    fc.assert(
      fc.property(plant, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 10 }), (drawn, cost, hours) => {
        const site = siteFrom(drawn);
        const choices = choicesOf(site, measures, figures);
        const risk = (limits: Limits): number => solve(choices, limits, site.practices, figures, 200_000).risk;
        const limits = { cost: drawn.budget, hours: drawn.hours };
        expect(risk({ cost: limits.cost + cost, hours: limits.hours + hours })).toBeLessThanOrEqual(
          risk(limits) + 1e-12,
        );
      }),
      { numRuns: 100 },
    );
  });

  test('where the work that is allowed does not suffice, the bound holds', () => {
    fc.assert(
      fc.property(plant, fc.integer({ min: 1, max: 30 }), (drawn, nodes) => {
        const site = siteFrom(drawn);
        const choices = choicesOf(site, measures, figures);
        const limits = { cost: drawn.budget, hours: drawn.hours };
        const hurried = solve(choices, limits, site.practices, figures, nodes);
        const { risk } = solve(choices, limits, site.practices, figures, 200_000);
        expect(hurried.floor).toBeLessThanOrEqual(risk + 1e-12);
        expect(hurried.risk).toBeGreaterThanOrEqual(risk - 1e-12);
      }),
      { numRuns: 200 },
    );
  });
});
