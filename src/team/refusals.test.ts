import { expect, test } from 'vitest';
import { openRefusals } from './refusals.js';

const START = Date.parse('2026-11-26T09:00:00Z');
const at = (ms: number): Date => new Date(START + ms);

test('one of a kind a minute is new', () => {
  const { isNew } = openRefusals();
  expect(isNew('here', at(0))).toBe(true);
  expect(isNew('there', at(1))).toBe(true);
  expect(isNew('here', at(59_999))).toBe(false);
  expect(isNew('here', at(60_000))).toBe(true);
  expect(isNew('here', at(60_001))).toBe(false);
});

test('kinds without end push out the one that was written longest ago', () => {
  const { isNew } = openRefusals();
  isNew('old', at(0));
  for (let kind = 1; kind <= 10_000; kind += 1) isNew(`from ${kind}`, at(1));
  expect(isNew('from 10000', at(2))).toBe(false);
  expect(isNew('old', at(2))).toBe(true);
});
