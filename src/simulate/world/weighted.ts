import { type Random, uniform } from '../../base/random.js';

/** A list drawn from by weight. */
export type Weighted<T> = { readonly items: readonly T[]; readonly sums: Float64Array; readonly total: number };

export function weighted<T>(items: readonly T[], weightOf: (item: T, index: number) => number): Weighted<T> {
  const sums = new Float64Array(items.length);
  let total = 0;
  for (const [index, item] of items.entries()) {
    total += weightOf(item, index);
    sums[index] = total;
  }
  return { items, sums, total };
}

export function drawWeighted<T>(random: Random, { items, sums, total }: Weighted<T>): T {
  const target = uniform(random) * total;
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  const item = items[low];
  if (item === undefined) throw new RangeError('nothing to draw from');
  return item;
}
