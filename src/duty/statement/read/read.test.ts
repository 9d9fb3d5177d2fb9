import { expect, test } from 'vitest';
import { StatementsError } from '../error.js';
import { readStatements } from './read.js';

const HEAD = 'organisation: Northwind Wireless\n';
const FINDING = 'findings:\n  - { id: f1, at: 2021-08-17, finds: { people: 10 } }\n';
const said = (more: string, at = '2021-08-17'): string =>
  `${HEAD}${FINDING}statements:\n  - { id: s1, at: ${at}, by: us, to: [public], ${more} }\n`;

function faultOf(text: string) {
  try {
    readStatements(text, '/case/statements.yaml');
  } catch (error) {
    if (!(error instanceof StatementsError)) throw error;
    const { code, exit, where, hint = '' } = error;
    const there = (text.split('\n')[(where?.line ?? 1) - 1] ?? '').slice((where?.column ?? 1) - 1);
    return { code, exit, file: where?.file, line: where?.line, there, hint };
  }
  throw new Error('the text was accepted');
}

const groups = (text: string): string => said(`says: { people: { about: 48600000 }, groups: ${text} }`);

test.each<[what: string, text: string, code: string, there: string, hint?: string]>([
  ['broken YAML', `${HEAD}statements: [\n`, 'bad_yaml', ''],
  ['no statements', HEAD, 'missing_key', 'organisation', 'said outside'],
  ['none at all', `${HEAD}statements: []\n`, 'bad_value', '[]'],
  ['a time without zone', said('says: {}', '2021-08-17T09:00'), 'no_zone', '2021-08-17T09:00', '-04:00'],
  ['a day that is none', said('says: {}', '2021-02-30'), 'bad_time', '2021-02-30'],
  ['no time at all', said('says: {}', 'Tuesday'), 'bad_time', 'Tuesday', '2021-08-17'],
  ['an unknown element', said('says: { confirmed: [ssm] }'), 'unknown_element', 'ssm', '`ssn`'],
  ['an unknown element of a group', groups('{ a: { ruled_out: [fone] } }'), 'unknown_element', 'fone', '`phone`'],
  [
    'an unknown status',
    said('says: { status: acces_confirmed }'),
    'unknown_word',
    'acces_confirmed }',
    '`access_confirmed`',
  ],
  ['an unknown state of access', said('says: { access: shut }'), 'unknown_word', 'shut'],
  ['a slip in a key', said('says: { poeple: 1 }'), 'unknown_key', 'poeple', '`people`'],
  ['a slip in a count', said('says: { people: { abuot: 1 } }'), 'unknown_key', 'abuot', '`about`'],
  ['a count in words', said('says: { people: about 5 }'), 'wrong_type', 'about 5', '{ about: 48600000 }'],
  [
    'a count said in two ways',
    said('says: { people: { at_least: 5, at_most: 9 } }'),
    'bad_value',
    '{ at_least',
    'low: 1',
  ],
  ['half of a range', said('says: { people: { low: 5 } }'), 'bad_value', '{ low'],
  ['half a person', said('says: { people: { about: 4.5 } }'), 'wrong_type', '4.5'],
  ['no audience', said('says: {}').replace('[public]', '[]'), 'bad_value', '[]'],
  ['a bad id', said('says: {}').replace('id: s1', 'id: "S 1"'), 'bad_value', '"S 1"'],
  ['an id twice', said('says: {}').replace('id: s1', 'id: f1'), 'duplicate_id', 'f1', 'Line 3'],
  ['a basis that names nothing', said('says: {}, basis: [f2]'), 'unknown_basis', 'f2', '`f1`'],
  ['a basis that is itself', said('says: {}, basis: [s1]'), 'unknown_basis', 's1'],
  ['a statement before its basis', said('says: {}, basis: [f1]', '2021-08-16'), 'basis_after_statement', 'f1'],
  ['both ways', said('says: { confirmed: [ssn], ruled_out: [ssn] }'), 'said_both_ways', 'ssn'],
  [
    'both ways with a group',
    said('says: { ruled_out: [ssn], groups: { a: { confirmed: [ssn] } } }'),
    'said_both_ways',
    '[ssn]',
  ],
  ['a range backwards', said('says: { people: { low: 2, high: 1 } }'), 'bad_range', '{ low'],
  ['more in a group than people', groups('{ a: { people: 48650001 } }'), 'more_in_group_than_people', '48650001'],
  ['a group of a bad name', groups('{ "A b": { people: 1 } }'), 'bad_name', '"A b"'],
])('%s is told with its place', (_what, text, code, there, hint = '') => {
  const fault = faultOf(text);
  expect(fault).toMatchObject({ code, exit: 2, file: '/case/statements.yaml' });
  expect(fault.there.slice(0, there.length)).toBe(there);
  expect(fault.hint).toContain(hint);
});

test('what rounds to the total, and groups that are only possible, are fine', () => {
  expect(() => readStatements(groups('{ a: { people: 48650000 } }'), 'f')).not.toThrow();
  expect(() => readStatements(groups('{ a: { people: 99000000, only_possible: true } }'), 'f')).not.toThrow();
});

test('a basis of the same day, and an earlier statement as one, are fine', () => {
  const text = `${said('says: {}, basis: [f1]')}  - { id: s2, at: 2021-08-18T09:00Z, by: us, to: [press], says: {}, basis: [s1] }\n`;
  expect(readStatements(text, 'f').statements.map(({ basis }) => basis)).toEqual([['f1'], ['s1']]);
});
