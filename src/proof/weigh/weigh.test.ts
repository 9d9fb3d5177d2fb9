import { expect, test } from 'vitest';
import type { FormPopulation, MatchResult, MatchedCell, Outcome, Pattern } from '../../model/evidence.js';
import type { Form } from '../../model/element.js';
import type { Reference } from '../../model/reference.js';
import { weigh } from './weigh.js';

const PEOPLE = 20_000;
const SHAPE: readonly {
  form: Form;
  element: MatchedCell['element'];
  identifying: boolean;
  open: boolean;
  boundTo: MatchedCell['boundTo'];
}[] = [
  { form: 'first_name', element: 'first_name', identifying: false, open: true, boundTo: 'person' },
  { form: 'last_name', element: 'last_name', identifying: false, open: true, boundTo: 'person' },
  { form: 'street', element: 'street', identifying: false, open: true, boundTo: 'person' },
  { form: 'ssn', element: 'ssn', identifying: true, open: false, boundTo: 'person' },
  { form: 'phone', element: 'phone', identifying: true, open: true, boundTo: 'organisation' },
  { form: 'imei', element: 'imei', identifying: true, open: false, boundTo: 'organisation' },
];
const cells: MatchedCell[] = SHAPE.map((cell, at) => ({
  name: `x${at}`,
  form: cell.form,
  element: cell.element,
  columns: [at],
  identifying: cell.identifying,
  public: cell.open,
  boundTo: cell.boundTo,
  held: true,
}));
const forms: FormPopulation[] = SHAPE.map(({ form, identifying }) => ({
  form,
  distinct: identifying ? PEOPLE : form === 'street' ? 15_000 : 2000,
  people: PEOPLE,
  repeat: identifying ? 1 / PEOPLE : form === 'street' ? 1e-4 : 3e-3,
  chance: identifying ? 2e-5 : 3e-3,
  basis: '',
  novelty: identifying ? 0.99998 : form === 'street' ? 0.7 : 0.03,
}));

/** Rows of one look. Letters: agrees, partial, others, unknown, - missing. */
function rows(look: string, units: number, more: Partial<Pattern> = {}): Pattern {
  const names: Record<string, Outcome> = {
    a: 'agrees',
    p: 'partial',
    o: 'others',
    u: 'unknown',
    n: 'not_held',
    '-': 'missing',
  };
  const outcomes = look.split('').map((letter) => names[letter] ?? 'missing');
  const known = (identifying: boolean): number =>
    cells.filter((cell, at) => cell.identifying === identifying && 'ao'.includes(look[at] ?? '-')).length;
  return {
    id: 0,
    units,
    rows: units,
    person: look.includes('a'),
    outcomes,
    logIdentifying: known(true) * -4.3,
    logOther: known(false) * -3,
    prior: null,
    ...more,
  };
}

const NO_STRANGERS: MatchResult['strangers'] = {
  units: 0,
  spreads: [],
  coherentPlaces: 0,
  incoherentPlaces: 0,
  coherence: [],
};
/** Of a hundred of our people, how many bear a name that nobody else has, that two or three have, and so on. */
const EXPECTED = [0.05, 0.05, 0.1, 0.1, 0.15, 0.15, 0.2, 0.2];

function strangersNamed(counts: readonly number[]): MatchResult['strangers'] {
  const units = counts.reduce((sum, count) => sum + count, 0);
  return {
    units,
    spreads: [{ form: 'last_name', counts, expected: EXPECTED, listed: null }],
    coherentPlaces: 0,
    incoherentPlaces: 0,
    coherence: [],
  };
}

function weighRows(
  patterns: readonly Pattern[],
  priorLeaks: Reference['prior_leaks'] = [],
  canaries: MatchResult['canaries'] = [],
  strangers: MatchResult['strangers'] = NO_STRANGERS,
) {
  const units = patterns.reduce((sum, pattern) => sum + pattern.units, 0);
  const match: MatchResult = {
    rows: units,
    units,
    blankRows: 0,
    repeatedRows: 0,
    people: PEOPLE,
    cells,
    forms,
    patterns: patterns.map((pattern, id) => ({ ...pattern, id })),
    strangers,
    canaries,
    blocking: [],
  };
  return weigh(match, reference(priorLeaks));
}

function reference(priorLeaks: Reference['prior_leaks']): Reference {
  return {
    schema: 'assay.reference/1',
    built_at: '2021-08-12T00:00:00Z',
    normaliser: 1,
    key_check: '',
    inputs: '',
    database: '',
    people: PEOPLE,
    records: PEOPLE,
    rows: PEOPLE,
    systems: [],
    columns: [],
    prior_columns: [],
    forms: [],
    coherence: [],
    prior_leaks: priorLeaks,
    canaries: [],
    sources: [],
    warnings: [],
  };
}

const CPNI = {
  name: 'cpni-2020',
  date: '2020-12-03',
  rows: 800,
  people: 800,
  elements: [],
  forms: [],
} satisfies Reference['prior_leaks'][number];

/** What the columns of the six letters are: first name, surname, street, SSN, phone, IMEI. */
const KINDS: readonly { what: string; patterns: readonly Pattern[]; best: string }[] = [
  { what: 'every value of the row is one person of ours', patterns: [rows('aaaaaa', 50)], best: 'authentic' },
  {
    what: 'handsets were replaced since our last state',
    patterns: [rows('aaaaaa', 30), rows('aaaaau', 20)],
    best: 'authentic',
  },
  { what: 'public facts are right, SSN and IMEI exist nowhere', patterns: [rows('aaauau', 50)], best: 'scraped' },
  { what: 'each value is somebody else of ours', patterns: [rows('oooooo', 30), rows('aooooo', 20)], best: 'stitched' },
  { what: 'name and address fit, SSN, phone and IMEI are of others', patterns: [rows('aaaooo', 50)], best: 'stitched' },
];

for (const { what, patterns, best } of KINDS) {
  test(`${what}: ${best}`, () => {
    const [first, second] = weighRows(patterns).hypotheses;
    expect(first?.class).toBe(best);
    expect((first?.log10 ?? 0) - (second?.log10 ?? 0)).toBeGreaterThan(2);
  });
}

test('rows that fit nobody: names as common as ours are strangers, names from a list are inventions, five rows cannot tell', () => {
  const nobody = [rows('oouuuu', 80)];
  const real = weighRows(nobody, [], [], strangersNamed([4, 4, 8, 8, 12, 12, 16, 16])).hypotheses;
  expect(real.slice(0, 2).map((entry) => entry.class)).toEqual(['not_ours', 'fabricated']);
  const list = weighRows(nobody, [], [], strangersNamed([30, 5, 40, 5, 0, 0, 0, 0])).hypotheses;
  expect(list[0]?.class).toBe('fabricated');
  expect((list[0]?.log10 ?? 0) - (list[1]?.log10 ?? 0)).toBeGreaterThan(2);
  const few = weighRows([rows('oouuuu', 5)], [], [], strangersNamed([1, 1, 1, 1, 0, 0, 0, 1])).hypotheses;
  expect(Math.abs((few[0]?.log10 ?? 0) - (few[1]?.log10 ?? 0))).toBeLessThan(2);
});

test('rows that fit nobody: SSNs issued as often in the state of residence as ours are strangers; by chance alone, or always, are inventions', () => {
  const fitting = (coherent: number, of: number): number => {
    const coherence = [{ kind: 'ssn_state', coherent, of, ours: 0.6 }] as const;
    const [first, second] = weighRows([rows('oouuuu', of)], [], [], {
      ...NO_STRANGERS,
      units: of,
      coherence,
    }).hypotheses;
    const weight = (first?.log10 ?? 0) - (second?.log10 ?? 0);
    return first?.class === 'fabricated' ? weight : -weight;
  };
  expect(fitting(36, 60)).toBeLessThan(-0.3);
  expect(fitting(1, 60)).toBeGreaterThan(2);
  expect(fitting(60, 60)).toBeGreaterThan(2);
  expect(Math.abs(fitting(3, 5))).toBeLessThan(1);
});

test('rows that fit nobody: handsets of models that nobody carries are inventions; usual ones alone prove no real people', () => {
  const carried = (counts: readonly number[]): number => {
    const spreads = [{ form: 'imei_tac', counts, expected: [0.02, 0.03, 0.1, 0.35, 0.5], listed: null }] as const;
    const [first, second] = weighRows([rows('oouuuu', 60)], [], [], { ...NO_STRANGERS, units: 60, spreads }).hypotheses;
    const weight = (first?.log10 ?? 0) - (second?.log10 ?? 0);
    return first?.class === 'fabricated' ? weight : -weight;
  };
  expect(carried([55, 5, 0, 0, 0])).toBeGreaterThan(2);
  expect(carried([1, 2, 6, 21, 30])).toBeGreaterThan(-0.5);
});

test('a row of an earlier leak, unchanged, is that leak again; a value newer than the leak refutes it', () => {
  const old = { leak: 0, equal: [true, true, null, null, true, null] };
  expect(weighRows([rows('aa--a-', 50, { prior: old })], [CPNI]).hypotheses[0]?.class).toBe('recycled');
  const newer = { leak: 0, equal: [true, true, null, null, false, null] };
  expect(weighRows([rows('aaaaaa', 50, { prior: newer })], [CPNI]).hypotheses[0]?.class).toBe('authentic');
});

test('the few people of an earlier leak who stand in a fresh sample do not make it recycled', () => {
  const old = { leak: 0, equal: [true, true, null, null, true, null] };
  const weighing = weighRows([rows('aa--a-', 12, { prior: old }), rows('aa--a-', 288)], [CPNI]);
  expect(weighing.hypotheses[0]?.class).not.toBe('recycled');
});

test("customers of both organisations do not make a stranger's table ours", () => {
  const weighing = weighRows([rows('aaaauu', 12), rows('oouuuu', 48, { logOther: -5 })]);
  expect(weighing.hypotheses[0]?.class).toBe('not_ours');
  expect(weighing.patterns[0]?.class).toBe('not_ours');
});

test('only public columns: ours and scraped are equally likely', () => {
  const weighing = weighRows([rows('aaa-a-', 50)]);
  const of = (name: string): number => weighing.hypotheses.find((entry) => entry.class === name)?.log10 ?? 0;
  expect(of('authentic')).toBeCloseTo(of('scraped'), 6);
});

test('a planted record weighs a million to one', () => {
  const patterns = [rows('aaa-a-', 3)];
  const without = weighRows(patterns).hypotheses.find((entry) => entry.class === 'authentic')?.log10 ?? 0;
  const planted =
    weighRows(patterns, [], [{ canary: 0, row: 1, forms: ['phone'] }]).hypotheses.find(
      (entry) => entry.class === 'authentic',
    )?.log10 ?? 0;
  expect(planted - without).toBeCloseTo(6, 9);
});

test('half ours and half invented: the mixture explains it better than any one class', () => {
  const weighing = weighRows([rows('aaaaaa', 50), rows('uuuuuu', 50)]);
  expect(weighing.mixture.log10).toBeGreaterThan((weighing.hypotheses[0]?.log10 ?? 0) + 2);
});

test('posteriors of every pattern add up to one', () => {
  for (const pattern of weighRows([rows('aaaaaa', 5), rows('aouuou', 3), rows('------', 1)]).patterns) {
    expect(Object.values(pattern.posterior).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  }
});
