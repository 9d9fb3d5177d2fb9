import { logSum10, sumOf } from '../../base/numbers.js';
import { quantile, sumLikelihoods, type Segment, type Timeline, type Transition } from './as-of.js';

/** One row's stretches of time. */
export type RowTimeline = { readonly segments: readonly Segment[]; readonly transitions: readonly Transition[] };

export type Span = { readonly first: number; readonly last: number; readonly absent: number };

/** Rows parted by the day on which they were taken: per extraction its day, its share and how much each row is its own. */
export type Parted = {
  readonly days: readonly [number, number];
  readonly shares: readonly [number, number];
  readonly weights: readonly (readonly number[])[];
  /** log10 likelihood gained over one extraction. */
  readonly gain: number;
};

/** Fewer rows than this on a side could be late entries and mistakes. */
const FEWEST_ROWS = 5;
/** An extraction holds at least this share of the rows: below is what `MISLEADING` and late entry leave (5 % of changes; RULES.md and rates.ts). */
const LEAST_SHARE = 0.08;
/** A second extraction shows in rows that are this unlikely on the best single day (log10): fewer, and nobody need look for one. */
const CONTRADICTS = -0.5;
const FEWEST_AGAINST = 3;
const LEAST_AGAINST = 0.02;
/** Days apart; changes are entered up to some weeks late, which looks like an earlier day. */
const FEWEST_DAYS = 60;
/** log10 odds against a leak of two extractions before anything is seen. Judgement: one in a hundred. */
const PRIOR = 2;
/** Days that pairs are tried of, evenly over the span, and the shares of the earlier one that are tried with each. */
const GRID = 64;
const SHARES = [0.2, 0.5, 0.8];
const ROUNDS = 25;

/**
 * Parts the rows in two extractions, where two days explain them better than one: a mixture, first over a grid of pairs of days, then
 * by expectation-maximisation, charged half a logarithm of the rows for each of its two further parameters (Schwarz 1978). Else null.
 */
export function partExtractions(rows: readonly RowTimeline[], span: Span): Parted | null {
  if (rows.length < 2 * FEWEST_ROWS) return null;
  const one = best(
    sumDays(
      rows,
      rows.map(() => 1),
      span,
    ),
  );
  const day = span.first + one.day;
  const against = rows.filter((row) => at(row, day, span) < CONTRADICTS).length;
  if (against < Math.max(FEWEST_AGAINST, LEAST_AGAINST * rows.length)) return null;
  const enough = Math.max(FEWEST_ROWS, LEAST_SHARE * rows.length);
  const fitted = fitTwo(rows, span, bestPair(rows, span));
  const [early, late] = fitted.days;
  if (late - early < FEWEST_DAYS || fitted.weights.some((own) => sumOf(own) < enough)) return null;
  const gain = fitted.log10 - one.log10 - Math.log10(rows.length) - PRIOR;
  return gain > 0 ? { ...fitted, gain } : null;
}

/** Of each row on one day. */
type Likelihoods = readonly number[] | Float64Array;

type Fit = Omit<Parted, 'gain'> & { readonly log10: number };

type Start = { readonly days: readonly [number, number]; readonly share: number };

/** The pair of days, far enough apart, under which the rows are likeliest. */
function bestPair(rows: readonly RowTimeline[], span: Span): Start {
  const step = (span.last - span.first) / (GRID - 1);
  const days = Array.from({ length: GRID }, (_, index) => Math.round(span.first + index * step));
  const table = days.map((day) => rows.map((row) => 10 ** at(row, day, span)));
  let found: Start & { readonly log10: number } = {
    days: [span.first, span.last],
    share: 0.5,
    log10: Number.NEGATIVE_INFINITY,
  };
  for (const [first, early] of days.entries()) {
    for (const [second, late] of days.entries()) {
      if (late - early < FEWEST_DAYS) continue;
      for (const share of SHARES) {
        const log10 = mixed(table[first] ?? [], table[second] ?? [], share);
        if (log10 > found.log10) found = { days: [early, late], share, log10 };
      }
    }
  }
  return found;
}

function mixed(early: Likelihoods, late: Likelihoods, share: number): number {
  let sum = 0;
  for (let row = 0; row < early.length; row += 1)
    sum += Math.log10(share * (early[row] ?? 0) + (1 - share) * (late[row] ?? 0));
  return sum;
}

function fitTwo(rows: readonly RowTimeline[], span: Span, start: Start): Fit {
  let { days, share } = start;
  let fit: Fit = { days, shares: [share, 1 - share], weights: [[], []], log10: Number.NEGATIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, two] = days.map((day) => rows.map((row) => 10 ** at(row, day, span)));
    const log10 = mixed(one ?? [], two ?? [], share);
    if (log10 - fit.log10 < 1e-6) break;
    const early = rows.map((_, row) => {
      const own = share * (one?.[row] ?? 0);
      return own / (own + (1 - share) * (two?.[row] ?? 0));
    });
    const late = early.map((weight) => 1 - weight);
    fit = { days, shares: [share, 1 - share], weights: [early, late], log10 };
    share = Math.min(0.99, Math.max(0.01, sumOf(early) / rows.length));
    days = [bestDay(rows, early, span), bestDay(rows, late, span)];
  }
  return fit;
}

/** Days and shares of the other extraction that each day of one is tried with: as far as they can well be from the best. */
const OTHERS = [0.025, 0.25, 0.5, 0.75, 0.975];
const SHARE_STEPS = [-1.5, 0, 1.5];

/**
 * Probability of each day of the span, for either extraction: the likelihood of all rows under both days, the other's day and the
 * share summed out over a few values. Rows parted for good would make the days surer than they are.
 */
export function datesOf(rows: readonly RowTimeline[], parted: Parted, span: Span): [number[], number[]] {
  const days = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index);
  const table = days.map((day) => Float64Array.from(rows, (row) => 10 ** at(row, day, span)));
  const alone = parted.weights.map((weights) => densityOf([...sumDays(rows, weights, span)]));
  const spread = Math.sqrt((parted.shares[0] * parted.shares[1]) / rows.length);
  const shares = SHARE_STEPS.map((step) => Math.min(0.98, Math.max(0.02, parted.shares[0] + step * spread)));
  const dated = (side: 0 | 1): number[] => {
    const other = alone[1 - side] ?? [];
    const pairs = [...new Set(OTHERS.map((share) => quantile(other, share)))].flatMap((day) =>
      shares.map((early) => ({ against: table[day] ?? new Float64Array(0), own: side === 0 ? early : 1 - early })),
    );
    return densityOf(table.map((row) => logSum10(pairs.map(({ against, own }) => mixed(row, against, own)))));
  };
  return [dated(0), dated(1)];
}

function densityOf(log10: readonly number[]): number[] {
  const all = logSum10(log10);
  return log10.map((value) => 10 ** (value - all));
}

function bestDay(rows: readonly RowTimeline[], weights: readonly number[], span: Span): number {
  return span.first + best(sumDays(rows, weights, span)).day;
}

/** The rows as one timeline, each counted by its weight. */
function weighted(rows: readonly RowTimeline[], weights: readonly number[], span: Span): Timeline {
  const count = <Part extends { readonly count: number }>(parts: readonly Part[], weight: number): Part[] =>
    weight < 1e-6 ? [] : parts.map((part) => ({ ...part, count: part.count * weight }));
  return {
    ...span,
    units: sumOf(weights),
    segments: rows.flatMap((row, index) => count(row.segments, weights[index] ?? 0)),
    transitions: rows.flatMap((row, index) => count(row.transitions, weights[index] ?? 0)),
  };
}

function sumDays(rows: readonly RowTimeline[], weights: readonly number[], span: Span): Float64Array {
  return sumLikelihoods(weighted(rows, weights, span), span.last - span.first + 1);
}

function best(sum: Float64Array): { readonly day: number; readonly log10: number } {
  let day = 0;
  for (let index = 1; index < sum.length; index += 1) if ((sum[index] ?? 0) > (sum[day] ?? 0)) day = index;
  return { day, log10: sum[day] ?? Number.NEGATIVE_INFINITY };
}

/** log10 likelihood of one row on a day. */
function at(row: RowTimeline, day: number, { absent }: Span): number {
  for (const change of row.transitions) {
    if (day < change.from || day >= change.to) continue;
    const changed = (day - change.from) / (change.to - change.from);
    return Math.log10((1 - changed) * 10 ** change.before + changed * 10 ** change.after);
  }
  const inside = row.segments.find(({ from, to }) => (from === null || from <= day) && (to === null || day < to));
  return inside?.log10 ?? absent;
}
