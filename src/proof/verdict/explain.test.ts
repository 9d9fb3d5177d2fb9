import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MatchResult, Outcome } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import { ROW_CLASSES, type RowClass } from '../../model/verdict.js';
import type { Weighing } from '../../model/weighing.js';
import { explainRow, rivalsOf } from './explain.js';

type Likelihoods = Readonly<Partial<Record<RowClass, readonly [ssn: number, email: number, rest: number]>>>;
type Shares = Readonly<Partial<Record<RowClass, number>>>;

const NONE: Outcome[] = ['agrees', 'unknown'];

/** One kind of row with two cells; the posterior is that of the likelihoods under the shares. */
function requestOf(likelihoods: Likelihoods, shares: Shares, outcomes = NONE, person = true) {
  const entry = (name: RowClass): { cells: readonly number[]; rest: number } => {
    const [ssn, email, rest] = likelihoods[name] ?? [];
    return ssn === undefined || email === undefined ? { cells: [], rest: 0 } : { cells: [ssn, email], rest: rest ?? 0 };
  };
  const odds = ROW_CLASSES.map((name) => {
    const parts = likelihoods[name];
    return parts === undefined ? 0 : (shares[name] ?? 0) * 10 ** (parts[0] + parts[1] + parts[2]);
  });
  const all = odds.reduce((sum, value) => sum + value, 0);
  const posterior = record((name) => (odds[ROW_CLASSES.indexOf(name)] ?? 0) / all);
  const best = ROW_CLASSES.reduce((left, right) => (posterior[right] > posterior[left] ? right : left));
  const cell = { identifying: true, public: false, boundTo: 'person', held: true } as const;
  const match: MatchResult = {
    rows: 200,
    units: 200,
    blankRows: 0,
    repeatedRows: 0,
    people: 1000,
    forms: [],
    canaries: [],
    blocking: [],
    patterns: [
      {
        id: 4,
        units: 1,
        rows: 2,
        person,
        outcomes,
        logIdentifying: 0,
        logOther: 0,
        prior: { leak: 0, equal: [true, null] },
      },
    ],
    cells: [
      { ...cell, name: 'x0', form: 'ssn', element: 'ssn', columns: [3] },
      { ...cell, name: 'x1', form: 'email', element: 'email', columns: [4, 1] },
    ],
    strangers: { units: 0, spreads: [], coherentPlaces: 0, incoherentPlaces: 0, coherence: [] },
  };
  const weighing: Weighing = {
    patterns: [{ id: 4, class: best, posterior }],
    shareParts: [],
    hypotheses: [],
    mixture: { class: 'mixed', log10: 0 },
    planted: 0,
    invention: 0,
    parts: [record(entry)],
  };
  const standing = { row: 7, unit: 6, copies: 2, pattern: 4, candidates: 1, holders: [1, 0], systems: [0] };
  const cells = [
    { column: 'ssn', element: 'ssn' as const },
    { column: 'mail', element: 'email' as const },
  ];
  return { match, weighing, reference: REFERENCE, standing, cells, columnOffset: 3 };
}

function record<Value>(of: (name: RowClass) => Value): Record<RowClass, Value> {
  return {
    authentic: of('authentic'),
    recycled: of('recycled'),
    scraped: of('scraped'),
    stitched: of('stitched'),
    fabricated: of('fabricated'),
    not_ours: of('not_ours'),
  };
}

const REFERENCE: Reference = {
  schema: 'assay.reference/1',
  built_at: '2021-08-14T22:10:00.000Z',
  normaliser: 1,
  key_check: '',
  inputs: '',
  database: '',
  people: 1000,
  records: 1000,
  rows: 1000,
  systems: [],
  columns: [],
  coherence: [],
  prior_columns: [],
  forms: [],
  prior_leaks: [{ name: 'cpni-2020', date: '2020-12-03', rows: 5, people: 5, elements: [], forms: [] }],
  canaries: [],
  sources: [],
  warnings: [],
};

const OURS: Likelihoods = { authentic: [-0.1, -1.5, -3], stitched: [-0.3, -1.5, -3], not_ours: [-8, -0.1, 0] };

test('the parts and the comparisons add up to the odds of the two classes', () => {
  const { weight, class: name } = explainRow(requestOf(OURS, { authentic: 0.5, stitched: 0.3, not_ours: 0.2 }));
  expect([name, weight.against]).toEqual(['authentic', 'stitched']);
  const sum = [...weight.parts, ...weight.comparisons].reduce((total, part) => total + part.log10, 0);
  expect(sum).toBeCloseTo(weight.total, 9);
  expect(weight.total).toBeCloseTo(Math.log10(0.5 / 0.3) + 0.2, 1);
  expect(weight.parts).toMatchObject([{ id: 'prior', log10: 0.22 }]);
});

test('whatever the likelihoods and shares, they add up to the odds, or stop where so many rows can show no more', () => {
  const log = fc.integer({ min: -4000, max: 0 }).map((value) => value / 100);
  const cells = fc.tuple(log, log, log);
  const share = fc.integer({ min: 0, max: 12 }).map((power) => 10 ** -power);
  const six = { minLength: 6, maxLength: 6 };
  fc.assert(
    fc.property(fc.array(cells, six), fc.array(share, six), (all, shares) => {
      const request = requestOf(
        record((name) => all[ROW_CLASSES.indexOf(name)] ?? ([0, 0, 0] as const)),
        record((name) => shares[ROW_CLASSES.indexOf(name)] ?? 1),
      );
      const { weight, class: name } = explainRow(request);
      const sum = [...weight.parts, ...weight.comparisons].reduce((total, part) => total + part.log10, 0);
      expect(sum).toBeCloseTo(weight.total, 6);
      expect(weight.total).toBeGreaterThan(-0.05);
      const posterior = request.weighing.patterns[0]?.posterior;
      const odds = Math.log10((posterior?.[name] ?? 0) / (posterior?.[weight.against ?? name] ?? 0));
      const capped = weight.parts.some(({ basis }) => basis.includes('cannot show more'));
      expect(capped ? weight.total <= odds + 0.05 : Math.abs(weight.total - odds) < 0.05).toBe(true);
    }),
  );
});

test('two hundred rows show no odds beyond two hundred and one', () => {
  const { weight } = explainRow(requestOf(OURS, { authentic: 1, stitched: 1e-200, not_ours: 0 }));
  expect(weight.parts[0]).toMatchObject({ id: 'prior', log10: 2.3 });
});

test('a class without a way to come about is no rival', () => {
  const request = requestOf(OURS, { authentic: 1, stitched: 0.1, not_ours: 0.1 });
  expect(rivalsOf(request.weighing, 4)).toEqual(['stitched', 'not_ours']);
  expect(explainRow({ ...request, against: 'not_ours' }).weight.against).toBe('not_ours');
  expect(explainRow(requestOf({ authentic: [0, 0, 0] }, { authentic: 1 })).weight).toMatchObject({
    against: null,
    parts: [],
    total: 0,
  });
});

test('an unknown value differs where the row fits somebody, and is nobody’s where it does not', () => {
  const shares = { authentic: 1, stitched: 0.1, not_ours: 0.1 };
  const levels = (outcomes: Outcome[], person: boolean) =>
    explainRow(requestOf(OURS, shares, outcomes, person)).weight.comparisons.map(({ level, holders }) => [
      level,
      holders,
    ]);
  expect(levels(['agrees', 'unknown'], true)).toEqual([
    ['agrees', 1],
    ['differs', 0],
  ]);
  expect(levels(['unknown', 'missing'], false)).toEqual([
    ['unknown', 1],
    ['empty', null],
  ]);
});

test('columns are those of the row’s own table; copies, the earlier leak and its cells are told', () => {
  const judged = explainRow(requestOf(OURS, { authentic: 1, stitched: 0.1, not_ours: 0.1 }));
  expect(judged.weight.comparisons.map(({ columns }) => columns)).toEqual([[0], [1]]);
  expect(judged).toMatchObject({
    copies: 2,
    first_row: 6,
    prior_leak: { name: 'cpni-2020', same: 1, different: 0 },
  });
  expect(judged.weight.comparisons.map((line) => line.in_prior_leak)).toEqual([true, null]);
});
