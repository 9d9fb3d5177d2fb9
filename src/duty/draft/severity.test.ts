import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nciss as model } from '../../../test/duties/drafting.js';
import type { Facts } from '../../model/facts.js';
import { NCISS_OPTIONS, NCISS_PARTS } from '../../model/nciss.js';
import { scoreSeverity } from './severity.js';

type Said = NonNullable<Facts['incident']['nciss']>;
const factsWith = (nciss: Said): Facts => ({ organisation: { name: 'Northwind Wireless' }, incident: { nciss } });

const parts = {
  functional_impact: fc.constantFrom(...NCISS_OPTIONS.functional_impact),
  observed_activity: fc.constantFrom(...NCISS_OPTIONS.observed_activity),
  location_of_observed_activity: fc.constantFrom(...NCISS_OPTIONS.location_of_observed_activity),
  actor_characterization: fc.constantFrom(...NCISS_OPTIONS.actor_characterization),
  information_impact: fc.constantFrom(...NCISS_OPTIONS.information_impact),
  recoverability: fc.constantFrom(...NCISS_OPTIONS.recoverability),
  cross_sector_dependency: fc.constantFrom(...NCISS_OPTIONS.cross_sector_dependency),
  potential_impact: fc.constantFrom(...NCISS_OPTIONS.potential_impact),
};
const whole = fc.record(parts);
const some = fc.record(parts, { requiredKeys: [] });

test('every option that a person can say has a value in the model, and the other way round', () => {
  for (const part of NCISS_PARTS) {
    expect(Object.keys(model.parts[part].options).sort()).toEqual([...NCISS_OPTIONS[part]].sort());
  }
});

test('the least of everything is 0, the most is 100', () => {
  const extreme = (pick: (values: number[]) => number): Said =>
    Object.fromEntries(
      NCISS_PARTS.map((part) => {
        const options = Object.entries(model.parts[part].options);
        const wanted = pick(options.map(([, value]) => value));
        return [part, options.find(([, value]) => value === wanted)?.[0]];
      }),
    );
  expect(scoreSeverity(factsWith(extreme((values) => Math.min(...values))), model).score).toBe(0);
  expect(scoreSeverity(factsWith(extreme((values) => Math.max(...values))), model).score).toBe(100);
});

test('a worked example: the formula of the source, by hand', () => {
  const { score } = scoreSeverity(
    factsWith({
      functional_impact: 'significant_impact_to_critical_services',
      observed_activity: 'effect',
      location_of_observed_activity: 'critical_systems',
      actor_characterization: 'criminal',
      information_impact: 'no_impact',
      recoverability: 'extended',
      cross_sector_dependency: 'water',
      potential_impact: 'high',
    }),
    model,
  );
  // Sum of weight x value: 420 + 500 + 360 + 160 + 0 + 240 + 180 + 450 = 2310; least 325, most 3400.
  expect(score).toBe(64.6);
});

test('a score lies between 0 and 100 and is the sum of its parts', () => {
  fc.assert(
    fc.property(whole, (said) => {
      const { score, parts: shown, cannot_tell: open } = scoreSeverity(factsWith(said), model);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      expect(open).toEqual([]);
      const sum = shown.reduce((total, { points }) => total + (points ?? 0), 0);
      expect(Math.abs(sum - (score ?? -1))).toBeLessThan(0.5);
    }),
  );
});

test('a part that gets worse never lowers the score', () => {
  fc.assert(
    fc.property(whole, fc.constantFrom(...NCISS_PARTS), fc.nat(), (said, part, pick) => {
      const { options } = model.parts[part];
      const worse = Object.entries(options).filter(([, value]) => value >= (options[said[part]] ?? 0));
      const [option = said[part]] = worse[pick % worse.length] ?? [];
      const before = scoreSeverity(factsWith(said), model).score ?? 0;
      const after = scoreSeverity(factsWith({ ...said, [part]: option }), model).score ?? 0;
      expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('with parts missing there is no score, but bounds that hold whatever is said later', () => {
  fc.assert(
    fc.property(some, whole, (said, later) => {
      const open = scoreSeverity(factsWith(said), model);
      const told = scoreSeverity(factsWith({ ...later, ...said }), model);
      expect(open.score === null).toBe(Object.keys(said).length < NCISS_PARTS.length);
      expect(open.cannot_tell).toHaveLength(NCISS_PARTS.length - Object.keys(said).length);
      expect(told.score ?? -1).toBeGreaterThanOrEqual(open.low);
      expect(told.score ?? 101).toBeLessThanOrEqual(open.high);
    }),
  );
});

test('the sector speaks for the part on dependency, and a sector without a value does not', () => {
  const sectorOf = (sector: 'water' | 'retail') =>
    scoreSeverity({ organisation: { name: 'Example', sector }, incident: {} }, model).parts.find(
      ({ part }) => part === 'cross_sector_dependency',
    );
  expect(sectorOf('water')).toMatchObject({ option: 'water', fact: 'organisation.sector', value: 60 });
  expect(sectorOf('retail')).toMatchObject({ option: null, value: null });
});
