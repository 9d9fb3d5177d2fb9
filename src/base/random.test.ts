import { expect, test } from 'vitest';
import { below, chance, permuted, randomOf, seedOf, splitRandom, splitSeed, uint32, uniform } from './random.js';

test('the same seed gives the same numbers, and the parts of a seed differ', () => {
  const draw = (label: string, index: number): number => uint32(splitRandom(seedOf('a'), label, index));
  expect(draw('x', 1)).toBe(draw('x', 1));
  const seen = new Set<number>();
  for (let index = 0; index < 1000; index += 1) seen.add(draw('x', index)).add(draw('y', index));
  expect(seen.size).toBe(2000);
  expect(seedOf('a')).not.toEqual(seedOf('b'));
});

test('draws are even over many parts as well as within one', () => {
  const within = randomOf(seedOf('within'));
  let inside = 0;
  let across = 0;
  const buckets = new Uint32Array(16);
  for (let index = 0; index < 100_000; index += 1) {
    inside += uniform(within);
    const part = splitRandom(seedOf('across'), 'part', index);
    across += uniform(part);
    const bucket = below(part, 16);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  expect(inside / 100_000).toBeCloseTo(0.5, 2);
  expect(across / 100_000).toBeCloseTo(0.5, 2);
  expect(Math.min(...buckets)).toBeGreaterThan(6250 * 0.95);
  expect(Math.max(...buckets)).toBeLessThan(6250 * 1.05);
});

test('chance keeps its rate', () => {
  let hits = 0;
  for (let index = 0; index < 100_000; index += 1) if (chance(splitRandom(seedOf('c'), 'p', index), 0.06)) hits += 1;
  expect(hits / 100_000).toBeCloseTo(0.06, 2);
});

test('a rearrangement holds every number once, and another seed rearranges otherwise', () => {
  for (const size of [1, 2, 3, 10, 1000, 4097]) {
    const seen = new Set(Array.from({ length: size }, (_, index) => permuted(index, size, seedOf('p'))));
    expect(seen.size).toBe(size);
    expect(Math.max(...seen)).toBe(size - 1);
  }
  const order = (name: string): number[] =>
    Array.from({ length: 50 }, (_, index) => permuted(index, 1000, splitSeed(seedOf(name), 'order')));
  expect(order('p')).not.toEqual(order('q'));
});
