import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from './numbers.js';

const read = (text: string) =>
  numbersIn(text, 0, text.length).map(({ value, bound, high }) =>
    high === null ? [value, bound] : [value, bound, high],
  );

test.each([
  ['more than 100 million customers', [[100e6, 'at_least']]],
  ['7.4m people', [[7.4e6, null]]],
  ['up to 850,000 members', [[850_000, 'at_most']]],
  ['between 2 and 2.5 million', [[2e6, 'between', 2.5e6]]],
  ['40-50 million', [[40e6, 'between', 50e6]]],
  ['forty thousand', [[40_000, null]]],
  ['one hundred and twenty thousand households', [[120_000, null]]],
  ['two and a half million', [[2.5e6, null]]],
  ['half a million', [[500_000, null]]],
  ['a quarter of a million', [[250_000, null]]],
  ['1,20,000 rupees', [[120_000, null]]],
  ['between $3 million and $4 million', [[3e6, 'between', 4e6]]],
  ['12 grand', [[12_000, null]]],
  ['a dozen lines', [[12, null]]],
  ['twenty-one towns', [[21, null]]],
  ['18,402,771 lines', [[18_402_771, null]]],
  ['25.000 euros', [[25_000, null]]],
  ['1,1 million', [[1.1e6, null]]],
  ['0.125 BTC', [[0.125, null]]],
  [
    '~9m and 2.2 mil',
    [
      [9e6, 'about'],
      [2.2e6, null],
    ],
  ],
  ['31M+ users', [[31e6, 'at_least']]],
  ['100,000 people or more', [[100_000, null]]],
  ['one in three customers', []],
  [
    '2 of 3',
    [
      [2, null],
      [3, null],
    ],
  ],
  ['50% of 12 towns', [[12, null]]],
  ['3-2-1 backups at 10:45 on 2021-08-15', []],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('a whole number written in any way is read as itself', () => {
  const number = integer({ min: 1, max: 999_999_999 });
  assert(
    property(number, (value) => {
      expect(read(`the ${value.toLocaleString('en-US')} customers`)).toEqual([[value, null]]);
      expect(read(`the ${value} customers`)).toEqual([[value, null]]);
    }),
  );
});

test('spans hold what was read', () => {
  const text = 'He sold about six million rows, then 12.';
  expect(numbersIn(text, 0, text.length).map(({ start, end }) => text.slice(start, end))).toEqual([
    'about six million',
    '12',
  ]);
});
