import { expect, test } from 'vitest';
import { moneyIn } from './money.js';
import { numbersIn } from './numbers.js';

const read = (text: string) =>
  moneyIn(text, numbersIn(text, 0, text.length)).map(({ amount, currency, usd, start, end }) => [
    amount.value,
    currency,
    usd?.value ?? null,
    text.slice(start, end),
  ]);

test.each([
  ['for roughly $277,000.', [[277_000, 'USD', null, 'roughly $277,000']]],
  ['for six bitcoin, which total $277,895 at', [[6, 'BTC', 277_895, 'six bitcoin']]],
  ['20 bitcoin, worth around $1.3 million', [[20, 'BTC', 1.3e6, '20 bitcoin']]],
  ['8 BTC (~$210k)', [[8, 'BTC', 210_000, '8 BTC']]],
  [
    '3 BTC (about 84k$). Other: 0.5 BTC',
    [
      [3, 'BTC', 84_000, '3 BTC'],
      [0.5, 'BTC', null, '0.5 BTC'],
    ],
  ],
  ['want £2m by', [[2e6, 'GBP', null, '£2m']]],
  [
    'EUR 12,000 or 3.000 euros',
    [
      [12_000, 'EUR', null, 'EUR 12,000'],
      [3000, 'EUR', null, '3.000 euros'],
    ],
  ],
  ['15k usd', [[15_000, 'USD', null, '15k usd']]],
  ['2.5 million dollars', [[2.5e6, 'USD', null, '2.5 million dollars']]],
  [
    '$5 and $6',
    [
      [5, 'USD', null, '$5'],
      [6, 'USD', null, '$6'],
    ],
  ],
  ['40 pounds of paper for 3 people', []],
  ['12 customers', []],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
