import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundedNumberOf } from './bounded-number.js';

test.each([
  ['48600000', { bound: 'exact', value: 48_600_000 }],
  ['about 48,600,000', { bound: 'about', value: 48_600_000 }],
  ['At least 5', { bound: 'at_least', value: 5 }],
  ['more than 1.2', { bound: 'more_than', value: 1.2 }],
  ['fewer than 7', { bound: 'fewer_than', value: 7 }],
  ['10-20', { bound: 'between', value: 10, high: 20 }],
  ['between 2 and 2.5', { bound: 'between', value: 2, high: 2.5 }],
  ['1 000 000', { bound: 'exact', value: 1_000_000 }],
])('reads %s', (given, read) => expect(boundedNumberOf(given)).toEqual(read));

test.each(['', 'many', '20-10', '-5', '5 people', '1e9', 'about about 5', '1.2.3', '0x10'])('refuses %j', (given) =>
  expect(boundedNumberOf(given)).toBeNull(),
);

test('reads no text as a number that is none, and every count back as it was written', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999_999), (value) => {
      expect(boundedNumberOf(value.toLocaleString('en-US'))).toEqual({ bound: 'exact', value });
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = boundedNumberOf(text);
      expect(read === null || Number.isFinite(read.value)).toBe(true);
    }),
  );
});
