import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { book, clock } from '../../../test/duties/book.js';
import { factsSchema, type Facts } from '../../model/facts.js';
import { FACT_ELEMENTS, KINDS } from '../../model/facts-words.js';
import { JURISDICTIONS } from '../../model/jurisdiction.js';
import { evaluate } from './evaluate.js';

const flag = fc.boolean();
const counts = fc.constantFrom(0, 1, 49, 50, 249, 250, 251, 499, 500, 501, 1000, 1001, 10_001);
const exposures = fc.record({
  encrypted: flag,
  key_taken: flag,
  elements: fc.subarray([...FACT_ELEMENTS]),
  cpni: flag,
  account_is_financial: flag,
  usable_without_code: flag,
  usable_without_name: flag,
  high_risk: flag,
});
const places = fc.dictionary(fc.constantFrom(...JURISDICTIONS), counts, { maxKeys: 8 });

/** Facts of which nothing is missing, with people who all have a place. */
const whole = fc
  .tuple(fc.subarray([...KINDS]), fc.tuple(flag, flag, flag), exposures, places, counts, fc.integer({ min: 0, max: 5 }))
  .map(([kind, [operations, safety, ot], exposure, by_jurisdiction, elsewhere, severity]): Facts => {
    const total = Object.values(by_jurisdiction).reduce<number>((sum, each) => sum + each, elsewhere);
    return factsSchema.parse({
      organisation: {
        name: 'Example Organisation',
        sector: 'water',
        state: 'NJ',
        public_body: false,
        listed: true,
        persons_served: total,
        service_connections: total,
        regulated_as: [
          'water_system',
          'hipaa_covered_entity',
          'health_record_vendor',
          'eu_controller',
          'singapore_organisation',
        ],
      },
      incident: { kind, affected: { operations, safety, ot }, severity },
      exposure: { ...exposure, people: { total, by_jurisdiction, elsewhere } },
    });
  });

const FORGETTABLE = [
  'organisation.listed',
  'organisation.persons_served',
  'organisation.service_connections',
  'incident.kind',
  'incident.affected',
  'incident.severity',
  'exposure.encrypted',
  'exposure.key_taken',
  'exposure.elements',
  'exposure.cpni',
  'exposure.account_is_financial',
  'exposure.usable_without_code',
  'exposure.usable_without_name',
  'exposure.high_risk',
  'exposure.people.total',
  'exposure.people.by_jurisdiction',
  'exposure.people.elsewhere',
] as const;

test('what is told from some of the facts stays so when the others become known', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(whole, fc.subarray([...FORGETTABLE]), (facts, forgotten) => {
      const known = outcomes(facts);
      const partly = outcomes(without(facts, forgotten));
      const changed = [...partly].filter(([id, outcome]) => outcome !== 'unknown' && known.get(id) !== outcome);
      expect(changed).toEqual([]);
      expect([...known.values()]).not.toContain('unknown');
    }),
    { numRuns: 300 },
  );
});

function outcomes(facts: Facts): Map<string, string> {
  const answer = evaluate(facts, book, { day: '2026-06-01', instant: null }, clock);
  return new Map([
    ...answer.not_due.map(({ id }) => [id, 'no'] as const),
    ...answer.not_law.map(({ id }) => [id, 'yes'] as const),
    ...answer.duties.map(({ id }) => [id, 'yes'] as const),
    ...answer.cannot_tell.map(({ id }) => [id, 'unknown'] as const),
  ]);
}

function without(facts: Facts, paths: readonly string[]): Facts {
  return factsSchema.parse(pruned(facts, paths, ''));
}

function pruned(value: unknown, paths: readonly string[], at: string): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      const path = at === '' ? key : `${at}.${key}`;
      return paths.includes(path) ? [] : [[key, pruned(each, paths, path)]];
    }),
  );
}
