import { expect, test } from 'vitest';
import { z } from 'zod';
import { readData } from './data.js';

const dated = { source: z.string().min(10), date: z.iso.date() };
const state = z.string().regex(/^[A-Z]{2}$/u);
const names = z.object({
  ...dated,
  surnames: z.array(z.object({ name: z.string(), per100k: z.number() })),
  first: z.array(z.object({ name: z.string(), sex: z.enum(['m', 'f']), per100k: z.number() })),
});
const zip3 = z.object({
  ...dated,
  states: z.record(z.string().regex(/^\d{3}$/u), state),
  also: z.record(z.string(), z.array(state)),
});
const areaCodes = z.object({
  ...dated,
  codes: z.record(
    z.string().regex(/^[2-9]\d\d$/u),
    z.object({ state: state.nullable(), country: z.string().nullable(), in_service: z.iso.date().nullable() }),
  ),
});

test('a table is checked against its schema and read once', () => {
  expect(readData('names', names)).toBe(readData('names', names));
  expect(() => readData('names', z.object({ surnames: z.string() }))).toThrow(z.ZodError);
});

test('census names come with their share of people', () => {
  const { surnames, first } = readData('names', names);
  expect(surnames).toHaveLength(1000);
  expect(surnames[0]).toEqual({ name: 'SMITH', per100k: 828.19 });
  expect(first.filter((entry) => entry.sex === 'm')).toHaveLength(1219);
});

test('postal prefixes and area codes tell the state', () => {
  expect(readData('zip3', zip3).states['981']).toBe('WA');
  expect(readData('area-codes', areaCodes).codes['206']).toMatchObject({ state: 'WA', country: 'US' });
  expect(readData('area-codes', areaCodes).codes['911']).toBeUndefined();
});
