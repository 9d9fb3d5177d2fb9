import { expect, test } from 'vitest';
import { EXPLANATION_EXAMPLES, alone, clear, hostileRow, madeUp, ours } from '../../../test/fixtures/explanations.js';
import { colourInk, plainInk } from '../terminal/ink.js';
import { widthOf } from '../terminal/width.js';
import { viewExplanation } from './explanation.js';
import { pageOf } from './page.js';

// eslint-disable-next-line no-control-regex
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u;
const show = (name: keyof typeof EXPLANATION_EXAMPLES, width = 80): string =>
  viewExplanation(EXPLANATION_EXAMPLES[name] ?? ours, pageOf(width, plainInk));

test.each(Object.keys(EXPLANATION_EXAMPLES))('%s fits 80 columns and 50', (name) => {
  for (const width of [80, 50]) {
    const limit = width === 80 ? 80 : 76; // a table of figures needs its columns
    expect(
      show(name, width)
        .split('\n')
        .filter((line) => widthOf(line) > limit),
    ).toEqual([]);
  }
});

test('a row shows its class, every comparison with its level, and what they come to', () => {
  const view = show('ours');
  for (const fact of [
    'Row 117 of sample-from-forum.csv, line 120',
    '1 other row is the same in every recognised cell, the first of them row 40',
    'A U T H E N T I C',
    'The row is a record of your own systems.',
    'before looking',
    'whom it is about',
    "somebody else's",
    'agrees in part',
    'no value held',
    'in no system',
    '3,600 times as likely authentic as stitched',
    'postpaid, prepaid',
    'ends in 2ab9e7',
    'cpni-2020 has a row with 2 cells the same, 1 different (phone)',
    'canary-postpaid-7: planted',
  ]) {
    expect(view.replaceAll(/\s+/gu, ' ')).toContain(fact);
  }
  expect(view).toMatch(/phone +somebody else's +2 +−1\.20/u);
  expect(view).toMatch(/together +\+3\.56/u);
});

test('the person is not named by the whole token, and a row that is nobody’s has none', () => {
  expect(show('ours')).not.toContain(ours.person.token);
  expect(show('madeUp')).toContain('leads to nobody of yours');
});

test('values are shown only where they were asked for, each once, beside what they were compared as', () => {
  for (const value of ['Ada Brandt', '219-09-9999', 'gold']) {
    expect(show('ours')).not.toContain(value);
    expect(show('clear').split(value)).toHaveLength(2);
  }
  const lines = show('clear').split('\n');
  expect(lines[lines.findIndex((line) => line.startsWith('SSN')) + 1]).toBe('  219-09-9999');
  expect(show('clear')).toContain('loyalty_tier (unknown): gold');
  expect(clear.cells).toHaveLength(ours.cells.length);
});

test('where no comparison decides, it says how to ask why the row is not ours', () => {
  expect(show('madeUp')).toContain('--against');
  expect(show('ours')).not.toContain('--against');
  expect(madeUp.weight.total).toBeGreaterThan(0);
});

test('without another explanation there is nothing to weigh', () => {
  expect(viewExplanation(alone, pageOf(80, plainInk))).toContain('no other explanation');
});

test('nothing that a terminal obeys gets through, and colour adds nothing but colour', () => {
  expect(show('hostileRow')).not.toMatch(OBEYED);
  expect(show('hostileRow')).toContain(String.raw`\u{1b}`);
  const painted = viewExplanation(hostileRow, pageOf(80, colourInk));
  expect(painted.replaceAll(/\u001b\[\d+m/gu, '')).toBe(show('hostileRow'));
});
