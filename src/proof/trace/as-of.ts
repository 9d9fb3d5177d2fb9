import { fromDay, toDay } from '../../base/dates.js';
import type { AsOf } from '../../model/trace.js';

/** A stretch of days over which `count` rows have the same log10 likelihood. Null = unbounded on that side. */
export type Segment = {
  readonly from: number | null;
  readonly to: number | null;
  readonly log10: number;
  readonly count: number;
};

/** A stretch in which `count` records changed from one likelihood to the other, on a day that nobody wrote down. */
export type Transition = {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  readonly count: number;
};

export type Timeline = {
  /** First and last day that the system knows. */
  readonly first: number;
  readonly last: number;
  /** Rows, and the likelihood of one while its record is not in force. */
  readonly units: number;
  readonly absent: number;
  readonly segments: readonly Segment[];
  readonly transitions: readonly Transition[];
};

const INTERVAL = 0.95;
const MOST_POINTS = 400;

/** Posterior of the day on which the rows were taken, flat prior over the days that the system knows. */
export function dateRows(timeline: Timeline, informative: number): AsOf {
  const days = timeline.last - timeline.first + 1;
  const sum = sumLikelihoods(timeline, days);
  const top = sum.reduce((left, right) => Math.max(left, right), Number.NEGATIVE_INFINITY);
  const weights = Array.from(sum, (value) => 10 ** (value - top));
  const all = weights.reduce((left, right) => left + right, 0);
  const density = weights.map((weight) => weight / all);
  const dated = dateDensity(density, timeline.first);
  return {
    ...dated,
    informative,
    reason:
      dated.high === fromDay(timeline.last)
        ? 'The rows are as new as the newest state that the system of record knows; they may have been taken later.'
        : null,
    curve: thin(density, timeline.first),
    extractions: [],
  };
}

/** The median day, and the shortest stretch that holds 95 %. `density` begins on the day `first`. */
export function dateDensity(
  density: readonly number[],
  first: number,
): { estimate: string; low: string; high: string } {
  const span = shortestSpan(density);
  return {
    estimate: fromDay(first + quantile(density, 0.5)),
    low: fromDay(first + span.low),
    high: fromDay(first + span.high),
  };
}

/** log10 likelihood of each day: differences are added where segments begin and end, then summed once. */
export function sumLikelihoods(timeline: Timeline, days: number): Float64Array {
  const steps = new Float64Array(days + 1);
  for (const segment of timeline.segments) {
    const from = Math.max(0, segment.from === null ? 0 : segment.from - timeline.first);
    const to = Math.min(days, segment.to === null ? days : segment.to - timeline.first);
    if (to <= from) continue;
    const gain = segment.count * (segment.log10 - timeline.absent);
    steps[from] = (steps[from] ?? 0) + gain;
    steps[to] = (steps[to] ?? 0) - gain;
  }
  const sum = new Float64Array(days);
  let level = timeline.units * timeline.absent;
  for (let day = 0; day < days; day += 1) {
    level += steps[day] ?? 0;
    sum[day] = level;
  }
  for (const transition of timeline.transitions) addTransition(sum, timeline, transition);
  return sum;
}

function addTransition(sum: Float64Array, timeline: Timeline, transition: Transition): void {
  const length = transition.to - transition.from;
  for (let day = transition.from; day < transition.to; day += 1) {
    const at = day - timeline.first;
    if (at < 0 || at >= sum.length) continue;
    const changed = (day - transition.from) / length;
    const likelihood = (1 - changed) * 10 ** transition.before + changed * 10 ** transition.after;
    sum[at] = (sum[at] ?? 0) + transition.count * (Math.log10(likelihood) - timeline.absent);
  }
}

/** The first index by which that share of the probability has come. */
export function quantile(density: readonly number[], wanted: number): number {
  let sum = 0;
  for (const [day, share] of density.entries()) {
    sum += share;
    if (sum >= wanted) return day;
  }
  return density.length - 1;
}

/** The fewest consecutive days that hold the interval's probability. */
function shortestSpan(density: readonly number[]): { low: number; high: number } {
  let best = { low: 0, high: density.length - 1 };
  let sum = 0;
  let low = 0;
  for (const [high, share] of density.entries()) {
    sum += share;
    while (sum - (density[low] ?? 0) >= INTERVAL) {
      sum -= density[low] ?? 0;
      low += 1;
    }
    if (sum >= INTERVAL && high - low < best.high - best.low) best = { low, high };
  }
  return best;
}

/** At most 400 points; each is the greatest density of its days, so that no peak is lost. */
function thin(density: readonly number[], first: number): { date: string; density: number }[] {
  const step = Math.ceil(density.length / MOST_POINTS);
  const points = [];
  for (let day = 0; day < density.length; day += step) {
    const slice = density.slice(day, day + step);
    const peak = Math.max(...slice);
    points.push({ date: fromDay(first + day + slice.indexOf(peak)), density: Number(peak.toPrecision(4)) });
  }
  return points;
}

export function undated(reason: string, informative = 0): AsOf {
  return { estimate: null, low: null, high: null, informative, reason, curve: [], extractions: [] };
}

export function dayOf(date: unknown): number | null {
  return typeof date === 'string' ? toDay(date) : null;
}
