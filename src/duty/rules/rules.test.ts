import { expect, test } from 'vitest';
import { RulesError, checkRules, readRules } from './rules.js';

const version = (more = '', from = '2020-01-01', status = 'law'): string => `      - effective: { from: ${from} }
        status: ${status}
        citation: Example Code 1
        who: { text: anybody }
        trigger: { kind: data_breach }
        recipients: [{ name: somebody, zone: America/New_York }]
        anchor: discovered
        confidence: high
${more}`;
const rule = (id: string, more = '', versions = version()): string =>
  `  - id: ${id}\n    before: no_duty\n${more}    versions:\n${versions}`;
const HEAD = 'regime: Example\njurisdiction: US-WA\nreviewed: 2026-01-01\nsources: [here]\nrules:\n';
const file = (...rules: string[]): string => HEAD + rules.join('');

/** Code, place and words of the error that files meet. */
function faultOf(...texts: string[]) {
  try {
    checkRules(
      texts.map((text, at) => ({ file: `rules/${at + 1}.yaml`, text })),
      ['us-federal'],
    );
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    const { code, where, message, hint = '' } = error;
    return { code, at: `${where?.file}:${where?.line}:${where?.column}`, message, hint };
  }
  throw new Error('the rules were accepted');
}

const faults: [what: string, text: string, code: string, at: string, hint?: string][] = [
  ['a slip in a key', file(rule('a', '    versoins: []\n')), 'unknown_key', '8:5', '`versions`'],
  ['a slip in a condition', file(rule('a').replace('kind: data_breach', 'knd: data_breach')), 'unknown_key', '13:20'],
  [
    'a slip in a fact',
    file(rule('a').replace('kind: data_breach', 'fact: exposure.cpnii, is: true')),
    'bad_value',
    '13:26',
  ],
  ['a kind that is none', file(rule('a').replace('data_breach', 'breach')), 'bad_value', '13:26'],
  ['an anchor that is none', file(rule('a').replace('anchor: discovered', 'anchor: seen')), 'bad_value', '15:17'],
  ['no versions', `${HEAD}  - id: a\n    before: no_duty\n    versions: []\n`, 'bad_value', '8:15'],
  ['a zone that is none', file(rule('a').replace('New_York', 'Newyork')), 'unknown_zone', '14:46'],
  [
    'a calendar that is none',
    file(rule('a', '', version('        within: { amount: 2, unit: business_days, calendar: us-fedral }\n'))),
    'unknown_calendar',
    '17:61',
    '`us-federal`',
  ],
  [
    'business days without calendar',
    file(rule('a', '', version('        within: { amount: 2, unit: business_days }\n'))),
    'bad_value',
    '17:36',
  ],
  [
    'months without rounding',
    file(rule('a', '', version('        within: { amount: 2, unit: months }\n'))),
    'bad_value',
    '17:36',
  ],
  [
    'an end before the beginning',
    file(rule('a').replace('2020-01-01', '2020-01-01, to: 2019-01-01')),
    'bad_interval',
    '9:44',
  ],
  [
    'another rule that is not there',
    file(rule('us-wa-ag', '', version('        order: { before: us-wa-individual }\n'))),
    'unknown_rule',
    '17:26',
  ],
  [
    'a word that is not defined',
    file(rule('a').replace('kind: data_breach', 'defined: readabel')),
    'unknown_definition',
    '13:29',
  ],
  ['a date that is none', file(rule('a').replace('2020-01-01', '2020-02-30')), 'bad_date', '9:28'],
  ['two rules of one id', file(rule('a'), rule('a')), 'duplicate_rule', '17:9'],
  ['a duty before itself', file(rule('a', '', version('        order: { before: a }\n'))), 'circular_rules', '6:5'],
];

test.each(faults)('%s is told with its place', (_what, text, code, at, hint = '') => {
  const fault = faultOf(text);
  expect(fault).toMatchObject({ code, at: `rules/1.yaml:${at}` });
  expect(fault.hint).toContain(hint);
});

test('two rules in force on the same question are an error with both positions', () => {
  const one = file(rule('a', '    question: q\n'));
  const other = file(rule('b', '    question: q\n'));
  const fault = faultOf(one, other);
  expect(fault).toMatchObject({ code: 'conflicting_rules', at: 'rules/2.yaml:10:9' });
  expect(fault.message).toContain('rules/1.yaml:10:9');
});

test('they are none where one is an exception, is no law, or begins when the other has ended', () => {
  const one = file(rule('a', '    question: q\n'));
  const apart = (text: string): void => {
    expect(() =>
      checkRules(
        [one, text].map((each, at) => ({ file: `${at}`, text: each })),
        [],
      ),
    ).not.toThrow();
  };
  apart(file(rule('b', '    question: q\n    exception_to: [a]\n')));
  apart(file(rule('b', '    question: q\n', version('', '2020-01-01', 'proposed'))));
  const ended = file(rule('b', '    question: q\n').replace('2020-01-01', '2010-01-01, to: 2019-12-31'));
  apart(ended);
});

test('two versions of one rule may not hold on the same day', () => {
  const ends = version().replace('2020-01-01', '2020-01-01, to: 2022-01-01');
  expect(faultOf(file(rule('a', '', ends + version('', '2022-01-01'))))).toMatchObject({
    code: 'overlapping_versions',
  });
  expect(() =>
    checkRules([{ file: 'f', text: file(rule('a', '', ends + version('', '2022-01-02'))) }], []),
  ).not.toThrow();
});

test('definitions that lead back to themselves are refused', () => {
  const own = file(rule('a')).replace(
    'rules:',
    'definitions:\n  x: { defined: y }\n  y: { not: { defined: x } }\nrules:',
  );
  expect(faultOf(own)).toMatchObject({ code: 'circular_rules', at: 'rules/1.yaml:6:3' });
});

test('shared definitions are known to all files, and the book tells the earliest review', () => {
  const shared = { file: 'rules/definitions.yaml', text: 'definitions:\n  breach: { kind: data_breach }\n' };
  const own = file(rule('a').replace('kind: data_breach', 'defined: breach'));
  const book = readRules([shared, { file: 'rules/a.yaml', text: own }], []);
  expect(book.rules.get('a')?.definitions).toHaveProperty('breach');
  expect(book.reviewed).toBe('2026-01-01');
});
