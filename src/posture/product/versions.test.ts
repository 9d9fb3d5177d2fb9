import { array, assert, constantFrom, nat, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangesOf } from '../../feeds/read/ranges.js';
import { compareVersions, inRange } from './versions.js';

const earlier: [string, string][] = [
  ['8.20', '9.00.01'],
  ['9.0', '9.00.01'],
  ['9.00.01', 'v10'],
  ['V14 SP1 Update 10', 'V14 SP1 Update 14'],
  ['V14 SP1 Update 14', 'V16'],
  ['V15.1', 'V15.1 Update 5'],
  ['Series B FRN 15.000', 'Series B FRN 21.003'],
  ['FRN 15.000', 'Series B FRN 21.003'],
  ['10.0.19045', '10.0.19045.4780'],
  ['2012', '2012 R2'],
  ['2020 R2', '2020 R2 SP1'],
  ['2014 R2 SP1', '2017'],
  ['1909', '21H2'],
  ['2004', '20H2'],
  ['4.6.0', '4.6_patch_512'],
  ['4.4.9', '4.10.0'],
  ['8.1.0 beta 1', '8.1.0 rc2'],
  ['8.1.0 rc2', '8.1.0'],
  ['14.1', '14.1s0'],
  ['1.0.2', '1.0.2a'],
  ['00.07.00', '00.07.03.4'],
  ['9.9', '10.10'],
];

describe('which version is later', () => {
  it.each(earlier)('%s is before %s', (a, b) => {
    expect([compareVersions(a, b), compareVersions(b, a)]).toEqual([-1, 1]);
  });

  it.each([
    ['9.0', '9.00.00'],
    ['v21.003', 'FRN 21.3'],
    ['Version 4.2', '4.2.0'],
    ['SP1 of 2014', '2014 SP1 of'],
  ])('%s is %s', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
  });

  it.each([
    ['', '1.0'],
    ['Professional', '1.0'],
    ['7.40', '7.5'],
    ['4.05', '4.1'],
    ['2020', '20.1'],
    ['10.0.19045', '22H2'],
    ['Series A FRN 5', 'Series B FRN 6'],
    ['2.0', '2.0b2'],
    ['1'.repeat(5000), '1'],
  ])('%s and %s do not compare', (a, b) => {
    expect([compareVersions(a, b), compareVersions(b, a)]).toEqual([null, null]);
  });
});

const piece = constantFrom(
  '',
  'V',
  'v',
  'FRN ',
  'Series B ',
  'Series A ',
  ' SP1',
  ' R2',
  ' Update 3',
  'beta 1',
  'a',
  'b2',
  's0',
  '-512',
  'H2',
);
const dirty = tuple(
  piece,
  array(constantFrom('0', '1', '2', '05', '10', '9', '40', '2014', '003'), { maxLength: 3 }),
  piece,
  piece,
).map(([before, parts, after, last]) => `${before}${parts.join('.')}${after}${last}`);

describe('the order of versions', () => {
  it('is the same from both sides, and 0 of a version with itself', () => {
    assert(
      property(dirty, dirty, (a, b) => {
        const [there, back] = [compareVersions(a, b), compareVersions(b, a)];
        expect(there === null ? null : 0 - there).toEqual(back === null ? null : 0 + back);
        expect([0, null]).toContain(compareVersions(a, a));
      }),
      { numRuns: 2_000 },
    );
  });

  it('goes on: what is before what is before a third is never after it', () => {
    assert(
      property(dirty, dirty, dirty, (a, b, c) => {
        const before = compareVersions(a, b) === -1 && compareVersions(b, c) === -1;
        expect(before && (compareVersions(a, c) ?? -1) > -1).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  it('survives any text', () => {
    assert(
      property(string({ unit: 'grapheme' }), string(), (a, b) => {
        expect([-1, 0, 1, null]).toContain(compareVersions(a, b));
        rangesOf(a);
      }),
    );
  });

  it('is that of plain numbers', () => {
    const plain = array(nat(50), { minLength: 3, maxLength: 3 });
    assert(
      property(plain, plain, (a, b) => {
        const i = a.findIndex((n, at) => n !== b[at]);
        expect(compareVersions(a.join('.'), b.join('.'))).toBe(i === -1 ? 0 : Math.sign((a[i] ?? 0) - (b[i] ?? 0)));
      }),
    );
  });
});

describe('ranges in words', () => {
  it.each([
    ['< 9.00.01', null, '9.00.01', false],
    ['All versions < V9.0 Upd3', null, 'V9.0 Upd3', false],
    ['vers:all/<V8.2 Upd12', null, 'V8.2 Upd12', false],
    ['vers:all/*', null, null, true],
    ['<= 2020 R2', null, '2020 R2', true],
    ['prior to 4.2', null, '4.2', false],
    ['versions prior to 4.2', null, '4.2', false],
    ['V9.9.00 and earlier', null, 'V9.9.00', true],
    ['8.1 and later', '8.1', null, true],
    ['7.x', '7', '8', false],
    ['>=00.07.00|<=00.07.03.4', '00.07.00', '00.07.03.4', true],
    ['up to 4.2', null, '4.2', true],
    ['4.1 to 4.9', '4.1', '4.9', true],
    ['13.0', '13.0', '13.0', true],
    ['< V14 SP1 Update 14', null, 'V14 SP1 Update 14', false],
  ])('%s', (text, from, to, included) => {
    expect(rangesOf(text)).toEqual([{ from, to, to_included: included, text, affected: true }]);
  });

  it('says nothing where a part cannot be read', () => {
    expect(rangesOf('see the bulletin')).toBeNull();
    expect(rangesOf('< 4, < 5')).toBeNull();
    expect(rangesOf('4.1, 4.2')).toHaveLength(2);
  });

  it.each([
    ['8.20', '< 9.00.01', true],
    ['9', '< 9.00.01', null],
    ['9.00.01', '< 9.00.01', false],
    ['9.1', '< 9.00.01', false],
    ['10.0.19045', '<10.0.19045.4780', null],
    ['10.0.19044', '<10.0.19045.4780', true],
    ['2020 R2', '<= 2020 R2', true],
    ['2020', '<= 2020 R2', null],
    ['2020 R2 SP1', '<= 2020 R2', null],
    ['2023', '<= 2020 R2', false],
    ['7.9', '7.x', true],
    ['8.0', '7.x', false],
    ['7.5', '< 7.40', null],
    ['anything', 'vers:all/*', true],
    ['V14 SP1', '< V14 SP1 Update 14', null],
  ])('%s in %s: %s', (version, text, answer) => {
    const [range] = rangesOf(text) ?? [];
    expect(range === undefined ? undefined : inRange(version, range)).toBe(answer);
  });
});
