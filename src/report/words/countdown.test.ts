import { expect, test } from 'vitest';
import { countdownWords } from './countdown.js';

const DUE = '2021-09-13T23:59:59-07:00';

test('counts the days of the calendar where the recipient is', () => {
  expect(countdownWords(DUE, '2021-08-20')).toBe('in 24 days');
  expect(countdownWords(DUE, '2021-09-12')).toBe('in 1 day');
  expect(countdownWords(DUE, '2021-09-13')).toBe('today');
  expect(countdownWords(DUE, '2021-09-15')).toBe('2 days late');
  // Two in the morning in London is still the day before on the west coast.
  expect(countdownWords(DUE, '2021-09-04T02:00:00Z')).toBe('in 10 days');
});

test('counts whole hours where less than two days are left, and says neither too much nor too little', () => {
  expect(countdownWords(DUE, '2021-09-13T12:00:00-07:00')).toBe('in 11 hours');
  expect(countdownWords(DUE, '2021-09-13T23:30:00-07:00')).toBe('in less than an hour');
  expect(countdownWords(DUE, '2021-09-14T00:30:00-07:00')).toBe('less than an hour late');
  expect(countdownWords(DUE, '2021-09-14T12:00:00Z')).toBe('5 hours late');
});
