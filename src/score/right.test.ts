import { expect, test } from 'vitest';
import type { Element } from '../model/element.js';
import type { CaseTruth } from './case.js';
import { rightWords, traitsOf } from './right.js';

const TRUTH: CaseTruth = {
  schema: 'assay.truth/1',
  kind: 'authentic',
  verdict: 'authentic',
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
  shares: { authentic: 1 },
  canaries: [],
  prior_rows: 0,
  eligible: 1000,
  departed_rows: 0,
  world_people: 5000,
  manglings: [],
};

function words(elements: readonly Element[], more: Partial<CaseTruth> = {}): string {
  const columns = elements.map((element) => ({ name: element, element, shape: 'plain' as const }));
  const truth = { ...TRUTH, columns, ...more };
  return rightWords(truth, traitsOf(truth)).join(' ');
}

const one = (kind: Exclude<CaseTruth['kind'], 'mixed'>): Partial<CaseTruth> => {
  return { kind, verdict: kind, shares: { [kind]: 1 } };
};
const mix = (shares: CaseTruth['shares']): Partial<CaseTruth> => ({ kind: 'mixed', verdict: 'mixed', shares });

test('columns that decide leave one word', () => {
  for (const kind of ['authentic', 'recycled', 'scraped', 'stitched', 'fabricated', 'not_ours'] as const) {
    expect(words(['full_name', 'ssn', 'phone', 'account_number'], one(kind))).toBe(kind);
  }
  expect(words(['full_name', 'ssn'], mix({ authentic: 0.5, fabricated: 0.5 }))).toBe('mixed');
});

test('what cannot be told is right when it is not', () => {
  expect(words(['state', 'city', 'plan'])).toBe('inconclusive');
  expect(words(['full_name', 'phone'])).toBe('authentic inconclusive');
  expect(words(['full_name', 'phone'], one('scraped'))).toBe('scraped inconclusive');
  expect(words(['ssn'])).toBe('authentic inconclusive');
  expect(words(['ssn', 'phone'], one('fabricated'))).toBe('fabricated inconclusive');
  expect(words(['full_name', 'account_number'], { ...one('fabricated'), rows: 12 })).toBe('fabricated inconclusive');
  expect(words(['full_name', 'ssn'], one('not_ours'))).toBe('not_ours mixed');
  expect(words(['full_name', 'ssn', 'phone'], { world_people: 10 })).toBe('authentic inconclusive');
  expect(words(['full_name', 'ssn', 'phone'], { departed_rows: 20 })).toBe('authentic mixed inconclusive');
});

test('parts that are noise, or that look alike, need not be named', () => {
  const wide = ['full_name', 'ssn', 'phone'] as const;
  expect(words(wide, mix({ authentic: 0.95, fabricated: 0.05 }))).toBe('mixed authentic inconclusive');
  expect(words(wide, mix({ fabricated: 0.5, not_ours: 0.5 }))).toContain('fabricated not_ours');
  expect(words(['full_name', 'phone'], mix({ authentic: 0.5, scraped: 0.5 }))).toBe(
    'mixed authentic scraped inconclusive',
  );
});

test('a masked, cut or mangled value identifies nobody, a hashed one does', () => {
  const traits = (shape: 'masked' | 'truncated' | 'hashed' | 'mangled'): number => {
    const columns = [{ name: 'imei', element: 'imei' as const, shape }];
    return traitsOf({ columns, rows: 1, manglings: [] }).identifying;
  };
  expect([traits('masked'), traits('truncated'), traits('hashed'), traits('mangled')]).toEqual([0, 0, 1, 0]);
  const nameless = traitsOf({
    columns: [{ name: 'f1', element: 'account_number', shape: 'plain' }],
    rows: 1,
    manglings: ['no_header'],
  });
  expect(nameless.identifying).toBe(0);
});
