import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPatience } from './patience.js';

const START = Date.parse('2026-11-26T09:00:00Z');
const MINUTE = 60_000;
const at = (ms: number): Date => new Date(START + ms);

test('of six at once the sixth waits half a minute, and another name does not', () => {
  const patience = openPatience();
  for (let time = 1; time <= 5; time += 1) {
    expect(patience.left('ana.ruiz', at(0))).toBe(0);
    patience.tried('ana.ruiz', at(0));
  }
  expect(patience.left('ana.ruiz', at(0))).toBe(30_000);
  expect(patience.left('ana.ruiz', at(29_999))).toBe(1);
  expect(patience.left('ana.ruiz', at(30_000))).toBe(0);
  expect(patience.left('ben.cole', at(0))).toBe(0);
});

test('who was right is as one who never was wrong', () => {
  const patience = openPatience();
  for (let time = 1; time <= 9; time += 1) patience.tried('ana.ruiz', at(0));
  patience.wasRight('ana.ruiz');
  patience.tried('ana.ruiz', at(0));
  expect(patience.left('ana.ruiz', at(0))).toBe(0);
});

test('while a name is guessed wrongly its waiting times never go down, nor beyond a quarter of an hour', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20 * MINUTE), { maxLength: 40 }), (pauses) => {
      const patience = openPatience();
      let [now, longest] = [0, 0];
      for (const pause of pauses) {
        now += pause;
        if (patience.left('ana.ruiz', at(now)) > 0) continue;
        patience.tried('ana.ruiz', at(now));
        const wait = patience.left('ana.ruiz', at(now));
        expect(wait).toBeGreaterThanOrEqual(longest);
        expect(wait).toBeLessThanOrEqual(15 * MINUTE);
        longest = wait;
      }
    }),
  );
});

test('names without end push out the one that was left alone longest', () => {
  const patience = openPatience();
  for (let time = 1; time <= 5; time += 1) for (const name of ['new', 'old']) patience.tried(name, at(0));
  for (let name = 1; name < 10_000; name += 1) {
    patience.tried(`nobody${name}`, at(1));
    if (name === 5000) patience.tried('new', at(1));
  }
  expect(patience.left('new', at(1))).toBeGreaterThan(0);
  expect(patience.left('old', at(1))).toBe(0);
});
