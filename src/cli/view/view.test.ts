import { expect, test } from 'vitest';
import { HOSTILE, VERDICT_EXAMPLES, authentic, hostile, inconclusive } from '../../../test/fixtures/verdicts.js';
import { colourInk, plainInk } from '../terminal/ink.js';
import { widthOf } from '../terminal/width.js';
import { viewIdentify } from './identify.js';
import { bar, pageOf, table } from './page.js';
import { viewVerdict } from './verdict.js';

// eslint-disable-next-line no-control-regex
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u;
const linesOf = (view: string): string[] => view.split('\n');

const identified = {
  files: hostile.sample.files,
  tables: [
    hostile.sample.columns.map(({ masked: _masked, file: _file, ...column }) => ({
      ...column,
      rows: 300,
      date_order: null,
      candidates: [],
      reckoned: false,
      joined: null,
    })),
  ],
};

test.each(Object.entries(VERDICT_EXAMPLES))('%s fits 80 columns and 50', (_name, verdict) => {
  for (const width of [80, 50]) {
    const lines = linesOf(viewVerdict(verdict, pageOf(width, plainInk)));
    const limit = width === 80 ? 80 : 72; // a table of figures needs its columns
    expect(lines.filter((line) => widthOf(line) > limit)).toEqual([]);
  }
});

test('a verdict shows its word, its meaning and its figures', () => {
  const view = viewVerdict(authentic, pageOf(80, plainInk));
  for (const fact of [
    'A U T H E N T I C',
    'records of your own systems',
    'log10 812.4',
    '300 of 300',
    '1 in 480 million',
    'postpaid >99.9%',
    '2021-07-14',
    'cpni-2020: 3 rows',
    'canary-postpaid-7 in row 117',
    '48,211 people',
    'Cannot tell',
    '2 repaired',
  ]) {
    expect(view).toContain(fact);
  }
  expect(viewVerdict(inconclusive, pageOf(80, plainInk))).toContain('! The index is older');
});

test('colour adds nothing but colour', () => {
  const painted = viewVerdict(authentic, pageOf(80, colourInk));
  expect(painted).not.toBe(viewVerdict(authentic, pageOf(80, plainInk)));
  expect(painted.replaceAll(/\u001b\[\d+m/gu, '')).toBe(viewVerdict(authentic, pageOf(80, plainInk)));
});

test('nothing that a terminal obeys gets through', () => {
  for (const view of [viewVerdict(hostile, pageOf(80, plainInk)), viewIdentify(identified, pageOf(80, plainInk))]) {
    expect(view).not.toMatch(OBEYED);
    expect(view).toContain(String.raw`\u{1b}`);
  }
  expect(HOSTILE).toMatch(OBEYED);
});

test('identify shows element, confidence and the first reason', () => {
  const view = viewIdentify(
    {
      files: authentic.sample.files,
      tables: [
        authentic.sample.columns.map(({ masked: _m, file: _f, ...column }) => ({
          ...column,
          rows: 300,
          date_order: null,
          candidates: [],
          reckoned: false,
          joined: null,
        })),
      ],
    },
    pageOf(80, plainInk),
  );
  expect(view).toMatch(/cust_name +full name +98\.4% +300 +0 +297 +plain/u);
  expect(view).toContain('masked, last 4');
  expect(view).toContain('Four distinct values; nothing speaks for any element.');
  expect(linesOf(view).filter((line) => widthOf(line) > 80)).toEqual([]);
});

test('the first column of a table gives way, and wide characters count twice', () => {
  const page = pageOf(40, plainInk);
  const lines = table(
    page,
    [
      { title: 'Name', align: 'left' },
      { title: 'n', align: 'right' },
    ],
    [
      ['漢字'.repeat(15), '1,000,000'],
      ['é', '2'],
    ],
  );
  expect(lines.map(widthOf)).toEqual([40, 40, 40]);
});

test('a bar shows what is sure, what may be, and what is not', () => {
  expect(bar({ share: 0.5, low: 0.25, high: 0.75 }, 8)).toBe('██▒▒▒▒··');
  expect(bar({ share: 0, low: 0, high: 0 }, 4)).toBe('····');
  expect(bar({ share: 1, low: 1, high: 1 }, 4)).toBe('████');
});
