import { expect, test } from 'vitest';
import { clock } from '../../../test/duties/book.js';
import { FactsError, knownBy, readFacts } from './facts.js';

const DUTIES = ['us-wa-ag', 'us-fcc-64.2011-2007', 'fcc-cpni'];
const HEAD = `organisation: { name: Northwind Wireless, sector: communications }
incident:
  kind: [data_breach]
  started: 2021-07-22T00:00-07:00
`;

/** Code, line, column and hint of the error that a text meets. */
function faultOf(text: string) {
  try {
    readFacts(text, '/case/facts.yaml', DUTIES);
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
    const { code, exit, where, hint = '' } = error;
    return { code, exit, file: where?.file, at: `${where?.line}:${where?.column}`, hint };
  }
  throw new Error('the text was accepted');
}

const people = (text: string): string => `${HEAD}exposure:\n  people: ${text}\n`;

const faults: [what: string, text: string, code: string, at: string, hint?: string][] = [
  ['broken YAML', `${HEAD}exposure: [\n`, 'bad_yaml', '6:1'],
  ['no facts', '', 'wrong_type', '1:1'],
  ['no incident', 'organisation: { name: x }\n', 'missing_key', '1:1', 'what happened'],
  ['dots in place of a fact', `${HEAD}  summary: ...\n`, 'placeholder', '5:12'],
  ['a date without time and zone', `${HEAD}  discovered: 2021-08-12\n`, 'no_zone', '5:15', '-07:00'],
  ['a time without zone', `${HEAD}  discovered: 2021-08-12T09:00\n`, 'no_zone', '5:15'],
  ['a time without zone among what was done', `${HEAD}done: { us-wa-ag: 2021-08-20 }\n`, 'no_zone', '5:19'],
  ['no time at all', `${HEAD}  discovered: last Thursday\n`, 'bad_time', '5:15', '2021-08-12T09:00-07:00'],
  ['a day that is none', `${HEAD}  discovered: 2021-02-30T09:00Z\n`, 'bad_time', '5:15'],
  ['an hour that is none', `${HEAD}  discovered: 2021-02-20T25:00Z\n`, 'bad_time', '5:15'],
  ['a zone that is none', `${HEAD}  discovered: 2021-02-20T05:00+25:00\n`, 'bad_time', '5:15'],
  ['a year beyond the calendars', `${HEAD}  discovered: 2050-02-20T05:00Z\n`, 'bad_time', '5:15', '2039'],
  ['an anchor before the incident', `${HEAD}  discovered: 2021-07-21T23:59-07:00\n`, 'anchor_before_incident', '5:15'],
  [
    'an anchor before it, in another zone',
    `${HEAD}  discovered: 2021-07-22T02:59-04:00\n`,
    'anchor_before_incident',
    '5:15',
  ],
  ['done before the incident', `${HEAD}done: { us-wa-ag: 2021-07-20T00:00Z }\n`, 'anchor_before_incident', '5:19'],
  [
    'an unknown element',
    `${HEAD}exposure:\n  elements: [ssn, drivers_licence]\n`,
    'unknown_element',
    '6:19',
    '`drivers_license`',
  ],
  ['an element that is none', `${HEAD}exposure:\n  elements: [unknown]\n`, 'unknown_element', '6:14'],
  [
    'an unknown state',
    people('{ total: 9, by_jurisdiction: { WQ: 1 } }'),
    'unknown_jurisdiction',
    '6:42',
    'Did you mean',
  ],
  [
    'a state by its name',
    people('{ total: 9, by_jurisdiction: { Washingtn: 1 } }'),
    'unknown_jurisdiction',
    '6:42',
    '`WA`',
  ],
  [
    'a state in small letters',
    people('{ total: 9, by_jurisdiction: { wa: 1 } }'),
    'unknown_jurisdiction',
    '6:42',
    '`WA`',
  ],
  [
    'a home that is no state',
    HEAD.replace('communications', 'communications, state: Ohio'),
    'unknown_jurisdiction',
    '1:74',
    '`OH`',
  ],
  [
    'a sector that is none',
    HEAD.replace('communications', 'comunications'),
    'unknown_word',
    '1:51',
    '`communications`',
  ],
  ['a kind that is none', HEAD.replace('data_breach', 'databreach'), 'unknown_word', '3:10', '`data_breach`'],
  [
    'a role that is none',
    HEAD.replace('communications', 'finance, regulated_as: [banks]'),
    'unknown_word',
    '1:75',
    '`bank`',
  ],
  [
    'more residents than people',
    people('{ total: 9, by_jurisdiction: { WA: 5, OR: 5 } }'),
    'more_residents_than_people',
    '6:20',
  ],
  [
    'more residents, with those elsewhere',
    people('{ total: 9, by_jurisdiction: { WA: 5 }, elsewhere: 5 }'),
    'more_residents_than_people',
    '6:20',
  ],
  ['people below nothing', people('{ total: -1 }'), 'bad_value', '6:20'],
  ['half a person', people('{ total: 1.5 }'), 'wrong_type', '6:20'],
  ['a slip in a key at the top', `${HEAD}exposures: {}\n`, 'unknown_key', '5:1', '`exposure`'],
  ['a slip in an anchor', `${HEAD}  discoverd: 2021-08-12T09:00-07:00\n`, 'unknown_key', '5:3', '`discovered`'],
  ['a slip in the organisation', HEAD.replace('sector', 'sectr'), 'unknown_key', '1:43', '`sector`'],
  ['text for yes or no', `${HEAD}exposure: { encrypted: perhaps }\n`, 'wrong_type', '5:24'],
  ['an unknown duty', `${HEAD}done: { us-wa-agg: 2021-08-20T00:00Z }\n`, 'unknown_duty', '5:9', '`us-wa-ag`'],
  [
    'a decision without reason',
    `${HEAD}decided_against: { us-wa-ag: { by: Kim, at: 2021-08-20T00:00Z } }\n`,
    'missing_key',
    '5:20',
    'why',
  ],
];

test.each(faults)('%s is told with its place', (_what, text, code, at, hint = '') => {
  const fault = faultOf(text);
  expect(fault).toMatchObject({ code, at, exit: 2, file: '/case/facts.yaml' });
  expect(fault.hint).toContain(hint);
});

test('the example of the contract is read as it stands', () => {
  const facts = readFacts(
    `organisation: { name: Northwind Wireless, sector: communications, state: WA, public_body: false, listed: true, persons_served: 100000000 }
incident:
  kind: [data_breach]                 # data_breach, ransomware, operational_disruption, ransom_payment
  started: 2021-07-22T00:00-07:00
  discovered: 2021-08-12T09:00-07:00
  determined: 2021-08-16T17:00-07:00
  affected: { operations: false, safety: false, ot: false }
exposure:
  encrypted: false
  people: { total: 54600000, by_jurisdiction: { WA: 2025634 } }
  elements: [full_name, ssn, drivers_license, date_of_birth]
  cpni: true
done: { fcc-cpni: 2021-08-23T12:00Z }
`,
    'facts.yaml',
    DUTIES,
  );
  expect(facts.exposure?.people?.by_jurisdiction).toEqual({ WA: 2_025_634 });
  expect(facts.done).toEqual({ 'fcc-cpni': '2021-08-23T12:00Z' });
});

test('as many residents as people, and an anchor at the very beginning, are fine', () => {
  const text = people('{ total: 9, by_jurisdiction: { WA: 5, NO: 4 } }').replace('NO', 'OR');
  expect(() =>
    readFacts(text.replace('kind', 'discovered: 2021-07-22T00:00-07:00\n  kind'), 'f', DUTIES),
  ).not.toThrow();
});

test('a hostile name is shown inert', () => {
  expect(() => readFacts(`${HEAD}"\\e[31m": 1\n`, 'f', DUTIES)).toThrow(
    expect.objectContaining({ message: expect.not.stringMatching(/\u001b/u) }),
  );
});

test('what reports ask for is checked like the rest: its words, its times, and what `known` speaks of', () => {
  const base = 'organisation: { name: Example }\nincident: {}\n';
  const read = (more: string) => () => readFacts(base + more, 'facts.yaml', []);
  expect(read('known: { incident.summary: { at: 2021-08-17T18:00-07:00 } }')().known).toEqual({
    'incident.summary': { at: '2021-08-17T18:00-07:00' },
  });
  expect(read('known: { incident.sumary: { at: 2021-08-17T18:00-07:00 } }')).toThrow(
    expect.objectContaining({ code: 'unknown_fact', hint: 'Did you mean `incident.summary`?' }),
  );
  expect(read('known: { incident.summary: { at: 2021-08-17 } }')).toThrow(expect.objectContaining({ code: 'no_zone' }));
  expect(read('services: { offered: maybe }')).toThrow(expect.objectContaining({ code: 'wrong_type' }));
  expect(read('contact: { primary: { nme: A } }')).toThrow(expect.objectContaining({ code: 'unknown_key' }));
});

test('what was established, or ended, after the day asked for is not known on it', () => {
  const facts = readFacts(
    [
      'organisation: { name: Example }',
      'incident: { ended: 2021-08-20T00:00Z, summary: x }',
      'exposure: { people: { total: 5 } }',
      'known: { exposure.people: { at: 2021-08-19T00:00Z }, incident.summary: { at: 2021-08-17T00:00Z } }',
    ].join('\n'),
    'facts.yaml',
    [],
  );
  const early = knownBy(facts, { day: '2021-08-18', instant: null }, clock);
  expect(early.facts.incident).toEqual({ summary: 'x' });
  expect(early.facts.exposure).toEqual({});
  expect(early.later).toHaveLength(2);
  const late = knownBy(facts, { day: '2021-08-20', instant: null }, clock);
  expect(late).toEqual({ facts, later: [] });
});

test('what is known later takes its room along where that cannot do without it, and nothing else', () => {
  const facts = readFacts(
    [
      'organisation: { name: Example }',
      'incident: { summary: x }',
      'claim: { said: y, by: z }',
      'known: { organisation.name: { at: 2021-08-19T00:00Z }, claim.said: { at: 2021-08-19T00:00Z } }',
    ].join('\n'),
    'facts.yaml',
    [],
  );
  const { facts: early, later } = knownBy(facts, { day: '2021-08-18', instant: null }, clock);
  expect(early).toMatchObject({ organisation: { name: 'Example' }, incident: { summary: 'x' } });
  expect(early.claim).toBeUndefined();
  expect(later).toHaveLength(1);
});
