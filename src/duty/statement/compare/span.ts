import { grouped } from '../../../base/numbers.js';
import type { StatedCount } from '../../../model/statement.js';

/** Where a number of people lies, both ends included; `high` may be without end. */
export type Span = {
  readonly low: number;
  readonly high: number;
  /** The number that was written, where one stands for the whole: exact or rounded. */
  readonly nominal: number | null;
  /** As `low` and `high`, by the finest rounding that the digits allow: 40,000,000 to the million, not to ten of them. */
  readonly sure: { readonly low: number; readonly high: number };
  readonly text: string;
};

export function spanOf(count: StatedCount): Span {
  if (typeof count === 'number') return plain(count, count, grouped(count), count);
  if ('about' in count) return rounded(count.about, count.to ?? null);
  if ('at_least' in count) return plain(count.at_least, Infinity, `at least ${grouped(count.at_least)}`);
  if ('more_than' in count) return plain(count.more_than, Infinity, `more than ${grouped(count.more_than)}`);
  if ('at_most' in count) return plain(0, count.at_most, `at most ${grouped(count.at_most)}`);
  if ('fewer_than' in count) return plain(0, count.fewer_than - 1, `fewer than ${grouped(count.fewer_than)}`);
  return plain(count.low, count.high, `between ${grouped(count.low)} and ${grouped(count.high)}`);
}

export function plain(low: number, high: number, text: string, nominal: number | null = null): Span {
  return { low, high, nominal, sure: { low, high }, text };
}

/** What rounds to a number, up or down, and what was cut off to it at the half: 48.6 million is 48.55 to 48.65. */
function rounded(about: number, to: number | null): Span {
  const text = `about ${grouped(about)}`;
  if (about === 0) return plain(0, 0, text, 0);
  const widest = to ?? unitOfZeros(about);
  const finest = to ?? Math.min(widest, Math.max(1, 10 ** (Math.floor(Math.log10(about)) - 1)));
  const around = (unit: number) => ({
    low: Math.max(0, Math.ceil(about - unit / 2)),
    high: Math.floor(about + unit / 2),
  });
  return { ...around(widest), nominal: about, sure: around(finest), text };
}

/** The largest power of ten that divides a number. */
function unitOfZeros(value: number): number {
  let unit = 1;
  while (value % (unit * 10) === 0) unit *= 10;
  return unit;
}

/** Both at once; null where nothing is in both. Its text is that of the one that lies within the other. */
export function both(left: Span, right: Span): Span | null {
  const [low, high] = [Math.max(left.low, right.low), Math.min(left.high, right.high)];
  if (low > high) return null;
  const same = [left, right].find((each) => each.low === low && each.high === high);
  if (same !== undefined) return same;
  const nominal = [right.nominal, left.nominal].find((each) => each !== null && each >= low && each <= high) ?? null;
  return plain(low, high, spanWords(low, high), nominal);
}

export function spanWords(low: number, high: number): string {
  if (low === high) return grouped(low);
  return high === Infinity ? `at least ${grouped(low)}` : `between ${grouped(low)} and ${grouped(high)}`;
}
