import jstat from 'jstat';
import { grouped } from '../../base/numbers.js';
import { MIDDLE, type Captures, type NumberColumn } from '../../model/trace.js';
import type { Verdict } from '../../model/verdict.js';

export type Estimate = NonNullable<Verdict['extent']>['estimates'][number];

/** Fewer people in both files than this leave the size of the pool wide open (Robson and Regier 1964 ask for seven). */
const FEWEST_IN_BOTH = 7;
const Z = 1.96;

/**
 * The pool that two files were drawn from: Chapman's estimate (1951), N = (a + 1)(b + 1) / (m + 1) - 1, with Seber's variance
 * (1970), and the interval on the logarithm of those not seen (Chao 1987). It holds where the two are independent draws of one pool.
 */
export function poolOf(captures: Captures | null): Estimate | null {
  if (captures === null || captures.both < FEWEST_IN_BOTH) return null;
  const { first: a, second: b, both: m } = captures;
  const estimate = ((a + 1) * (b + 1)) / (m + 1) - 1;
  const variance = ((a + 1) * (b + 1) * (a - m) * (b - m)) / ((m + 1) ** 2 * (m + 2));
  const least = a + b - m;
  const factor = Math.exp(Z * Math.sqrt(Math.log(1 + variance / Math.max(1, estimate - least + 1) ** 2)));
  const beyond = Math.max(0, estimate - least);
  return {
    method: 'two_samples',
    of: 'people',
    estimate: Math.round(Math.max(estimate, least)),
    low: Math.floor(least + beyond / factor),
    high: Math.ceil(least + beyond * factor),
    basis: `${grouped(a)} people in one file, ${grouped(b)} in the other, ${grouped(m)} in both (Chapman 1951): if both are independent draws of one pool`,
  };
}

/** Numbers that begin this near to one are taken for a table's own count of its rows: the least of k even draws from N lies at N / k. */
const NEAR_THE_START = 5;

/**
 * Rows of the table that record numbers come from: the greatest of k draws without replacement from 1..N, N = m + m / k - 1
 * (the German tank problem; Goodman 1952), with the exact upper bound at which a greatest number of m or less has 5 %.
 */
export function rowsByNumber(columns: readonly NumberColumn[]): Estimate | null {
  const column = columns.find(
    ({ form, numbers, least, greatest }) =>
      form === 'record_id' && least >= 0 && least <= (NEAR_THE_START * greatest) / numbers,
  );
  if (column === undefined) return null;
  const { numbers: k, greatest: m } = column;
  return {
    method: 'record_numbers',
    of: 'rows',
    estimate: coarse(m + m / k - 1, Math.round),
    low: coarse(m, Math.floor),
    high: coarse(m * 20 ** (1 / k), Math.ceil),
    basis: `${grouped(k)} record numbers counted from one (German tank problem): rows, if the numbers have no gaps`,
  };
}

/** Two digits: the greatest number is a clear value of somebody's record, and is not to be read off the bounds. */
function coarse(value: number, round: (value: number) => number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return round(value / unit) * unit;
}

/** A block of numbers is called one when even draws would lie so close together with less than this probability. */
const UNLIKELY = 0.001;
/** An older extraction lacks the newest numbers: only numbers that reach less than half as far as those dealt out count. */
const BLOCK = 0.5;

/**
 * How much of the range of numbers that was dealt out the sample covers, where that is too little for an even draw; else null. Of k
 * even draws, the middle 0.9 k reach over a share of the range that is distributed as Beta(0.9 k, 0.1 k + 1).
 */
export function blockOf(columns: readonly NumberColumn[], middles: ReadonlyMap<string, number>): number | null {
  for (const { form, numbers: k, middle } of columns) {
    const dealt = middles.get(form);
    if (dealt === undefined || k < 10) continue;
    const share = Math.min(1, middle / dealt);
    const probability = jstat.beta.cdf(MIDDLE * share, MIDDLE * k, (1 - MIDDLE) * k + 1);
    if (share < BLOCK && probability < UNLIKELY) return share;
  }
  return null;
}

/** Rows that stand in the order of their numbers were not drawn one by one. */
export function isSorted(columns: readonly NumberColumn[]): boolean {
  return columns.some(({ numbers, rising }) => numbers >= 10 && rising > 0.95);
}
