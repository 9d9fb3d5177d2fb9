import { expect, test } from 'vitest';
import { EXPOSURE_EXAMPLES, sampled, undated } from '../fixtures/exposures.js';
import { book, clock } from './book.js';
import type { Exposure, PlaceCount } from '../../src/model/exposure.js';
import { evaluate } from '../../src/duty/evaluate/evaluate.js';
import { FactsError, readFactsWith } from '../../src/duty/facts/facts.js';

const HEAD = `organisation: { name: Northwind Wireless, sector: communications, public_body: false }
incident: { kind: [data_breach], discovered: 2021-08-12T09:00-07:00 }
`;

const withFacts = (more: string, exposure: Exposure) =>
  readFactsWith({ file: '/x/e.json', exposure }, { text: `${HEAD}${more}`, file: '/case/facts.yaml', duties: [] });
const duties = (more: string, exposure: Exposure) =>
  evaluate(withFacts(more, exposure).facts, book, { day: '2021-08-20', instant: null }, clock);

/** People of whom so many are shown with name and SSN in clear, by state; null is those whose residence is not known. */
function counting(
  places: [code: string | null, people: number, readable?: number][],
  more: Partial<Exposure> = {},
): Exposure {
  const lines = places.map(([jurisdiction, people, readable = people]): PlaceCount => ({
    jurisdiction,
    people,
    former: 0,
    elements: [{ element: 'full_name', shown: 'clear', people, former: 0 }],
    combinations: [{ combination: 'name_ssn', shown: 'clear', people: readable, former: 0 }],
  }));
  const sum = (of: (line: PlaceCount) => number) => lines.reduce((total, line) => total + of(line), 0);
  const counted = sampled.counted;
  if (counted === null) throw new Error('the fixture counts somebody');
  return {
    ...sampled,
    scope: 'whole',
    estimated: null,
    not_compared: [],
    counted: {
      ...counted,
      people: sum(({ people }) => people),
      elements: [
        { element: 'full_name', shown: 'clear', people: 1, former: 0 },
        { element: 'ssn', shown: 'clear', people: 1, former: 0 },
        { element: 'email', shown: 'hashed', people: 1, former: 0 },
        { element: 'date_of_birth', shown: 'masked', people: 1, former: 0 },
      ],
      combinations: [
        {
          combination: 'name_ssn',
          shown: 'clear',
          people: sum((line) => line.combinations[0]?.people ?? 0),
          former: 0,
        },
      ],
      now: { ...counted.now, jurisdictions: lines },
    },
    ...more,
  };
}

/** `duty`, `open` or `no`: what is said of Washington's Attorney General, who is told of more than 500 residents. */
function washington(answer: ReturnType<typeof duties>): string {
  const lists = { duty: answer.duties, open: answer.cannot_tell, no: answer.not_due };
  return Object.entries(lists).find(([, list]) => list.some(({ id }) => id === 'us-wa-ag'))?.[0] ?? 'nothing';
}

test('a whole file counts: people by residence, others elsewhere, elements in clear; the rest is kept apart', () => {
  const { facts, taken } = withFacts(
    '',
    counting([
      ['WA', 501],
      ['OR', 90],
      ['AE', 9],
      [null, 4],
    ]),
  );
  expect(facts.exposure).toMatchObject({
    encrypted: false,
    elements: ['full_name', 'ssn'],
    elements_uncertain: ['email'],
    elements_complete: false,
    people: { total: 604, by_jurisdiction: { WA: 501, OR: 90 }, elsewhere: 9 },
  });
  expect(taken.join()).toContain('e.json');
  expect(taken.join()).toContain('not sure: e-mail');
  expect(taken.join()).toContain('masked in e.json, and so not taken: date of birth');
});

test.each<[what: string, exposure: Exposure, answer: string]>([
  ['more than the threshold', counting([['WA', 501]]), 'duty'],
  ['as many', counting([['WA', 500]]), 'no'],
  [
    'as many, and one whose residence is not known',
    counting([
      ['WA', 500],
      [null, 1],
    ]),
    'open',
  ],
  ['more, of whom not all are shown with what every law asks about', counting([['WA', 900, 400]]), 'open'],
  ['more, of whom enough are', counting([['WA', 900, 501]]), 'duty'],
  ['nobody there', counting([['OR', 900]]), 'no'],
  ['as many in a sample of which nothing more is known', counting([['WA', 500]], { scope: 'unknown' }), 'open'],
  ['more in a sample of which nothing more is known', counting([['WA', 501]], { scope: 'unknown' }), 'duty'],
])('of a count: %s', (_what, exposure, answer) => expect(washington(duties('', exposure))).toBe(answer));

test.each<[low: number, high: number, answer: string]>([
  [400, 600, 'open'],
  [501, 600, 'duty'],
  [400, 500, 'no'],
  [500, 501, 'open'],
])('of an estimate between %d and %d', (low, high, answer) => {
  const estimated = sampled.estimated;
  if (estimated === null) throw new Error('the fixture estimates');
  const exposure = counting([['WA', 10]], {
    scope: 'sample',
    estimated: {
      ...estimated,
      combinations: [],
      now: [
        {
          jurisdiction: 'WA',
          estimate: 505,
          low,
          high,
          elements: [],
          combinations: [{ combination: 'name_ssn', shown: 'clear', estimate: 505, low, high }],
        },
      ],
    },
  });
  const found = duties('', exposure);
  expect(washington(found)).toBe(answer);
  const said = [...found.duties, ...found.cannot_tell, ...found.not_due].find(({ id }) => id === 'us-wa-ag');
  expect(said?.why.join()).toContain('estimated from a sample');
});

test('an estimate is never shown as a number of residents', () => {
  const { facts } = withFacts('', sampled);
  expect(facts.exposure?.people).toMatchObject({ is_estimate: true });
  expect(facts.exposure?.people?.by_jurisdiction).toEqual({});
  expect(duties('', sampled).duties.every(({ people }) => people === null)).toBe(true);
});

test('what a person said stays, where it can be true beside the counts', () => {
  const own = 'exposure: { elements: [full_name, ssn, phone], people: { by_jurisdiction: { WA: 502 } } }';
  const { facts } = withFacts(
    own,
    counting([
      ['WA', 501],
      [null, 1],
    ]),
  );
  expect(facts.exposure).toMatchObject({ elements: ['full_name', 'ssn', 'phone'] });
  expect(facts.exposure?.people?.by_jurisdiction).toEqual({ WA: 502 });
  expect(facts.exposure?.elements_complete).toBeUndefined();
});

test.each<[what: string, facts: string, at: string]>([
  ['another number of people', 'exposure: { people: { total: 600 } }', '600'],
  ['fewer residents', 'exposure: { people: { by_jurisdiction: { WA: 500 } } }', '500'],
  ['more residents than can be', 'exposure: { people: { by_jurisdiction: { WA: 503 } } }', '503'],
  ['residents where nobody lives', 'exposure: { people: { by_jurisdiction: { OR: 2 } } }', '2'],
  ['elements without one that is in clear', 'exposure: { elements: [full_name] }', '[full_name]'],
  ['encrypted data that is in clear', 'exposure: { encrypted: true }', 'true'],
])('%s cannot stand beside the exposure: both places are named', (_what, more, there) => {
  const exposure = counting([
    ['WA', 501],
    [null, 1],
  ]);
  const fault = faultOf(() => withFacts(more, exposure));
  expect(fault).toMatchObject({ code: 'conflicts_with_exposure', exit: 2 });
  expect(fault.where).toMatchObject({ file: '/case/facts.yaml', line: 3 });
  expect(more.slice((fault.where?.column ?? 1) - 1).startsWith(there)).toBe(true);
  expect(fault.hint).toContain('/x/e.json');
});

function faultOf(read: () => unknown): FactsError {
  try {
    read();
  } catch (error) {
    if (error instanceof FactsError) return error;
    throw error;
  }
  throw new Error('the facts were accepted');
}

test('an exposure that counts nobody is refused, and every other one is read', () => {
  const [none, some] = [true, false].map((isEmpty) =>
    Object.values(EXPOSURE_EXAMPLES).filter(({ counted }) => (counted === null) === isEmpty),
  );
  expect(none?.map((exposure) => faultOf(() => withFacts('', exposure)).code)).toEqual(
    none?.map(() => 'nobody_counted'),
  );
  for (const exposure of some ?? []) expect(() => withFacts('', exposure)).not.toThrow();
  expect(withFacts('', undated).facts.exposure?.people?.total).toBeUndefined();
});
