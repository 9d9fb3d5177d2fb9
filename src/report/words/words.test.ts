import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
  VERDICT_EXAMPLES,
  authentic,
  empty,
  fabricated,
  hostile,
  inconclusive,
} from '../../../test/fixtures/verdicts.js';
import { asJson } from '../../model/case.js';
import { WHOLE_CLAIM, chainOf } from '../../../test/fixtures/cases.js';
import { eventLines, eventWords } from './case.js';
import { shapeOf } from './columns.js';
import { columnLabel } from './elements.js';
import { evidenceName } from './evidence.js';
import { ledgerSentence, rejectsByReason } from './ledger.js';
import {
  countOf,
  formatBytes,
  formatChance,
  formatCount,
  formatFactor,
  formatHours,
  formatLog10,
  formatSeconds,
  formatShare,
} from './numbers.js';
import { hoursWords } from './posture.js';
import { asOfSentence, extentSentence, peopleSentence, supportSentence } from './verdict.js';

test('hours are told to a tenth', () => {
  expect([0.5, 1, 1.5, 2.96, 1234.25].map(formatHours)).toEqual(['0.5', '1', '1.5', '3', '1,234.3']);
  expect([0.5, 1, 1.5].map(hoursWords)).toEqual(['half an hour', '1 hour', '1.5 hours']);
});

test('a share never rounds a part to nothing or to all', () => {
  expect([0, 1, 0.5, 0.00001, 0.999999, 0.0123, 0.9951].map(formatShare)).toEqual([
    '0%',
    '100%',
    '50%',
    '<0.1%',
    '>99.9%',
    '1.2%',
    '99.5%',
  ]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }), (share) => {
      expect(['0%', '100%']).not.toContain(formatShare(share));
    }),
  );
});

test('counts are grouped and agree with their noun', () => {
  expect([0, 999, 1000, 48_211, 100_000_000].map(formatCount)).toEqual(['0', '999', '1,000', '48,211', '100,000,000']);
  expect([countOf(1, 'row'), countOf(2, 'row'), countOf(1, 'person', 'people')]).toEqual([
    '1 row',
    '2 rows',
    '1 person',
  ]);
});

test('rare chances and large factors read as people say them', () => {
  expect([0, 0.5, 0.1124, 0.038, 3.1e-6, 2.1e-9, 1e-20].map(formatChance)).toEqual([
    'nil',
    '50%',
    '11%',
    '1 in 26',
    '1 in 320,000',
    '1 in 480 million',
    '1 in 10^20',
  ]);
  expect([0, 0.4, 1, 2.3, 6.1, 11.9, 812.4].map(formatFactor)).toEqual([
    '1 times',
    '2.5 times',
    '10 times',
    '200 times',
    '1.3 million times',
    '790 billion times',
    '10^812 times',
  ]);
  expect([812.4, -4301.1, -0.01].map(formatLog10)).toEqual(['+812.4', '−4,301.1', '+0.0']);
});

test('sizes and durations take the unit that fits', () => {
  expect([0, 999, 1000, 92_000_000, 1.2e12].map(formatBytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '92 MB',
    '1.2 TB',
  ]);
  expect([0.84, 12.3, 89, 90, 5400, 9000].map(formatSeconds)).toEqual([
    '0.8 s',
    '12 s',
    '89 s',
    '2 min',
    '1.5 h',
    '2.5 h',
  ]);
});

test('what became of the rows is told in parts that add up', () => {
  const [file] = authentic.sample.files;
  expect(file === undefined ? '' : ledgerSentence(file)).toBe('304 rows: 298 read as written, 2 repaired, 4 rejected');
  expect(rejectsByReason(file?.rejected ?? [])).toEqual([
    { reason: 'too few cells', count: 3, lines: 'lines 118; 119; 301' },
    { reason: 'a quote is not closed', count: 1, lines: 'line 240' },
  ]);
  expect(rejectsByReason([{ line: null, reason: 'bad_json' }])).toEqual([{ reason: 'not JSON', count: 1, lines: '' }]);
});

test('a verdict is said with its basis, whatever it is', () => {
  expect(peopleSentence(authentic)).toBe('300 of 300 rows fit your records: 295 people and one planted record.');
  expect(peopleSentence({ ...authentic, canaries: [] })).toBe(
    '300 of 300 rows fit a person of yours: 296 different people.',
  );
  expect(extentSentence(authentic)).toContain('at least the 295 in the sample');
  expect(peopleSentence(fabricated)).toBe('None of 10,000 rows fits a person of yours.');
  expect(peopleSentence(empty)).toBe('There are no rows.');
  expect(supportSentence(authentic)).toContain(
    '10^812 times more probable under this verdict than if the rows were made up',
  );
  expect(supportSentence(inconclusive)).toContain('too little to name it');
  expect(asOfSentence(authentic)).toBe(
    '2021-07-18 (95% between 2021-07-14 and 2021-07-21; from 41 rows that can tell).',
  );
  expect(extentSentence(fabricated)).toContain('Not stated');
});

test('what names something is inert', () => {
  const texts = [
    supportSentence(hostile),
    asOfSentence(hostile),
    extentSentence(hostile),
    columnLabel('\u001b[2J'),
    ...hostile.detail.evidence.map((line) => evidenceName(line, 'short')),
  ];
  // eslint-disable-next-line no-control-regex
  for (const text of texts) expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/u);
});

test('every shape of a column has words', () => {
  expect(shapeOf({ shape: 'plain', part: null })).toBe('plain');
  expect(shapeOf({ shape: 'masked', part: 'ssn_last4' })).toBe('masked, last 4');
  expect(shapeOf({ shape: 'hashed', part: 'md5' })).toBe('hashed, MD5');
});

test('the examples cover the words a verdict can be', () => {
  expect(new Set(Object.values(VERDICT_EXAMPLES).map(({ verdict }) => verdict)).size).toBeGreaterThanOrEqual(5);
});

test('an event says what a statement and a claim hold, and its lines stay lines', () => {
  const says = { status: 'no_personal_data', people: 0, ruled_out: ['ssn'] };
  const events = chainOf([
    { kind: 'note', payload: { text: 'one\r\n\ttwo\u001b[31m' } },
    { kind: 'statement', payload: { text: 'Nobody.', at: '2021-08-16T09:30Z', by: 'ada', to: ['the press'], says } },
    { kind: 'claim', payload: { document: asJson(WHOLE_CLAIM) } },
  ]);
  const [note, statement, claim] = events.map(eventWords);
  expect(note).toBe('one two\\u{1b}[31m');
  expect(events.slice(0, 1).flatMap(eventLines)).toEqual(['one', ' two\\u{1b}[31m']);
  expect(statement).toBe('to the press: Nobody. (no personal data; 0 people; not taken: SSN)');
  expect(claim).toBe('greywolf (forum) claims 100,000,000 people, SSN');
});
