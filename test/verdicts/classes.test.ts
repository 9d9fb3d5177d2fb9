import { afterAll, beforeAll, expect, test } from 'vitest';
import { toDay } from '../../src/base/dates.js';
import { verdictSchema } from '../../src/model/verdict.js';
import type { Field, LeakRequest } from '../../src/simulate/simulate.js';
import { makeWorld, type World } from './world.js';

// Seeds of this file were never used to choose a number in the model.
let world: World;
beforeAll(async () => {
  world = await makeWorld('classes-of-leaks-2', 6000);
}, 300_000);
afterAll(() => world.remove());

const WIDE: readonly Field[] = [
  'first_name',
  'last_name',
  'dob',
  'ssn',
  'drivers_license',
  'phone',
  'street',
  'city',
  'state',
  'zip',
  'imei',
];
const AS_OF = '2021-05-10';
type Given = Omit<LeakRequest, 'population'>;
const wide = { columns: WIDE, asOf: AS_OF, rows: 200 } as const;

const LEAKS: readonly { readonly what: string; readonly leak: Given }[] = [
  { what: 'a uniform draw of postpaid', leak: { ...wide, kind: 'authentic', seed: 'd-1' } },
  {
    what: 'a draw of prepaid, from snapshots',
    leak: { kind: 'authentic', system: 'prepaid', rows: 200, asOf: AS_OF, seed: 'd-2' },
  },
  { what: 'the applications', leak: { kind: 'authentic', system: 'prospects', rows: 200, seed: 'd-3' } },
  { what: 'neighbouring accounts', leak: { ...wide, kind: 'authentic', draw: { kind: 'contiguous' }, seed: 'd-4' } },
  { what: 'the earlier leak again', leak: { kind: 'recycled', rows: 150, seed: 'd-5' } },
  { what: 'public facts with invented secrets', leak: { ...wide, kind: 'scraped', seed: 'd-6' } },
  { what: 'each cell of another person', leak: { ...wide, kind: 'stitched', seed: 'd-7' } },
  {
    what: 'name and address of one, the rest of others',
    leak: { ...wide, kind: 'stitched', keepTogether: true, seed: 'd-8' },
  },
  { what: 'invented, places and names unrelated', leak: { ...wide, kind: 'fabricated', related: false, seed: 'd-9' } },
  { what: 'invented, places fit', leak: { ...wide, kind: 'fabricated', related: true, seed: 'd-10' } },
  { what: 'another carrier, none of them ours', leak: { ...wide, kind: 'not_ours', jointShare: 0, seed: 'd-11' } },
  { what: 'another carrier, a quarter of them ours too', leak: { ...wide, kind: 'not_ours', seed: 'd-12' } },
  {
    what: 'half ours, half invented',
    leak: {
      ...wide,
      kind: 'mixed',
      parts: [
        { kind: 'authentic', share: 0.5 },
        { kind: 'fabricated', share: 0.5 },
      ],
      seed: 'd-13',
    },
  },
];

for (const { what, leak } of LEAKS) {
  test(`${what}: ${leak.kind}`, async () => {
    const { verdict, truth } = await world.verify(leak);
    expect(verdictSchema.safeParse(verdict).error).toBeUndefined();
    expect(verdict.verdict).toBe(truth.verdict);
    expect(verdict.support.log10_bayes_factor).toBeGreaterThanOrEqual(2);
  });
}

test('the system and the day of a postpaid draw, with moves, numbers and handsets', async () => {
  const { verdict } = await world.verify({ ...wide, rows: 300, kind: 'authentic', seed: 'd-20' });
  expect(verdict.systems[0]).toMatchObject({ system: 'postpaid' });
  const { estimate, low, high } = verdict.as_of;
  expect(Math.abs(toDay(estimate ?? '') - toDay(AS_OF))).toBeLessThanOrEqual(10);
  expect([low ?? '', high ?? ''].map(toDay)).toEqual([
    expect.toSatisfy((day: number) => day <= toDay(AS_OF) + 3),
    expect.toSatisfy((day: number) => day >= toDay(AS_OF) - 3),
  ]);
});

test('columns that never change give no date, and say why', async () => {
  const { verdict } = await world.verify({
    kind: 'authentic',
    columns: ['first_name', 'ssn', 'dob'],
    rows: 100,
    asOf: AS_OF,
    seed: 'd-21',
  });
  expect(verdict.verdict).toBe('authentic');
  expect(verdict.as_of.estimate).toBeNull();
  expect(verdict.as_of.reason).not.toBeNull();
});

test('a planted record is found, with its row', async () => {
  const { verdict, truth } = await world.verify({ ...wide, kind: 'authentic', canary: true, seed: 'd-22' });
  expect(verdict.canaries.map(({ canary_id: id, row }) => ({ canary_id: id, row }))).toEqual(truth.canaries);
});

test('public columns alone: it cannot be told whether the rows are ours or scraped', async () => {
  const { verdict } = await world.verify({
    kind: 'authentic',
    columns: ['first_name', 'last_name', 'phone', 'street', 'city', 'state', 'zip'],
    rows: 200,
    asOf: AS_OF,
    seed: 'd-23',
  });
  expect(verdict.verdict).toBe('inconclusive');
  expect(verdict.cannot_tell.length).toBeGreaterThan(0);
});

test('five rows of names decide nothing', async () => {
  const { verdict } = await world.verify({
    kind: 'authentic',
    columns: ['first_name', 'last_name'],
    rows: 5,
    asOf: AS_OF,
    seed: 'd-24',
  });
  expect(verdict.verdict).toBe('inconclusive');
});

test('a thousand copies of one row are one row of evidence', async () => {
  const one = await world.verify({ ...wide, kind: 'authentic', rows: 1, seed: 'd-25' });
  const { copyFileSync, readFileSync, writeFileSync } = await import('node:fs');
  const [header = '', row = ''] = readFileSync(one.file, 'utf8').trim().split('\n');
  const copies = `${one.file}.copies.csv`;
  copyFileSync(one.file, copies);
  writeFileSync(copies, [header, ...Array.from({ length: 1000 }, () => row)].join('\n'));
  const { verifyLeak } = await import('../../src/app/use-cases.js');
  const { context } = await import('./world.js');
  const many = await verifyLeak(world.dir, [copies], { columns: {} }, context);
  expect(many.sample.repeated_rows).toBe(999);
  expect(many.support.log10_bayes_factor).toBe(one.verdict.support.log10_bayes_factor);
});
