import { logSum10, sumOf } from '../../base/numbers.js';
import type { RowClass } from '../../model/verdict.js';
import type { Fitted } from './learn.js';
import type { Origin } from './likelihood.js';

/** A whole-leak hypothesis and the log10 of the probability it gives to all distinct rows. */
export type Hypothesis<Class = RowClass> = { readonly class: Class; readonly log10: number };

/**
 * Rows of other origins that a leak of one kind may hold: Beta(1, 12), mean 8 %: late customers, mistyped rows, a few
 * records of somebody else. Taken over a grid.
 */
const NOISE_GRID = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5];
const NOISE_PRIOR = NOISE_GRID.map((noise) => (1 - noise) ** 11);
/** Share of another organisation's customers who are ours too: Beta(1, 3), up to a half. */
const JOINT_GRID = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5];
const JOINT_PRIOR = JOINT_GRID.map((joint) => (1 - joint) ** 2);

/**
 * log10 probabilities of the leak under each pure class, best first. Made-up rows and rows of strangers are alike one by one;
 * `invention` is what all of them together say for the former.
 */
export function weighClasses(fitted: Fitted, invention: number): Hypothesis[] {
  const recycled = fitted.origins.flatMap((origin, at) => (typeof origin === 'object' ? [pure(fitted, at)] : []));
  const of = (origin: Origin): number => pure(fitted, fitted.origins.indexOf(origin));
  const found: Hypothesis[] = [
    { class: 'authentic', log10: of('ours') },
    { class: 'scraped', log10: of('scraped') },
    { class: 'stitched', log10: of('stitched') },
    { class: 'fabricated', log10: of('stranger') + invention },
    { class: 'not_ours', log10: strangers(fitted) },
  ];
  if (recycled.length > 0) found.push({ class: 'recycled', log10: Math.max(...recycled) });
  return found.sort((left, right) => right.log10 - left.log10 || (left.class < right.class ? -1 : 1));
}

/** Probability of each class for a row, from those of the origins; `invented` is the chance that strangers are made up. */
export function classesOf(
  origins: readonly Origin[],
  posterior: readonly number[],
  invented: number,
): Record<RowClass, number> {
  const of = (wanted: (origin: Origin) => boolean): number =>
    sumOf(origins.map((origin, at) => (wanted(origin) ? (posterior[at] ?? 0) : 0)));
  const nobody = of((origin) => origin === 'stranger');
  return {
    authentic: of((origin) => origin === 'ours'),
    recycled: of((origin) => typeof origin === 'object'),
    scraped: of((origin) => origin === 'scraped'),
    stitched: of((origin) => origin === 'stitched'),
    fabricated: nobody * invented,
    not_ours: nobody * (1 - invented) + of((origin) => origin === 'joint'),
  };
}

/** The fitted mixture, charged half a logarithm of the sample for every share that it was free to set (Schwarz 1978). */
export function weighMixture(fitted: Fitted): Hypothesis<'mixed'> {
  const units = sumOf(fitted.judge.match.patterns.map((pattern) => pattern.units));
  const fit = overRows(fitted, (row) =>
    logSum10(row.map((total, at) => total + Math.log10(Math.max(fitted.shares[at] ?? 0, 1e-300)))),
  );
  const free = Math.max(1, fitted.shares.filter((share) => share * units > 0.5).length - 1);
  return { class: 'mixed', log10: fit - (free / 2) * Math.log10(Math.max(2, units)) - 1 };
}

function pure(fitted: Fitted, at: number): number {
  const grid = NOISE_GRID.map((noise, index) => {
    const inside = Math.log10(1 - noise);
    const outside = Math.log10(noise / fitted.origins.length);
    return (
      logPrior(NOISE_PRIOR, index) +
      overRows(fitted, (row) => logSum10([inside + (row[at] ?? -300), outside + logSum10(row)]))
    );
  });
  return logSum10(grid);
}

function strangers(fitted: Fitted): number {
  const stranger = fitted.origins.indexOf('stranger');
  const joint = fitted.origins.indexOf('joint');
  const grid = NOISE_GRID.flatMap((noise, index) =>
    JOINT_GRID.map((share, second) => {
      const inside = Math.log10(1 - noise);
      const outside = Math.log10(noise / fitted.origins.length);
      const both = overRows(fitted, (row) => {
        const other = Math.log10(1 - share) + (row[stranger] ?? -300);
        const shared = share === 0 ? Number.NEGATIVE_INFINITY : Math.log10(share) + (row[joint] ?? -300);
        return logSum10([inside + logSum10([other, shared]), outside + logSum10(row)]);
      });
      return logPrior(NOISE_PRIOR, index) + logPrior(JOINT_PRIOR, second) + both;
    }),
  );
  return logSum10(grid);
}

function logPrior(prior: readonly number[], at: number): number {
  return Math.log10((prior[at] ?? 0) / sumOf(prior));
}

function overRows(fitted: Fitted, of: (totals: readonly number[]) => number): number {
  return sumOf(
    fitted.likelihoods.map(
      (row, index) => (fitted.judge.match.patterns[index]?.units ?? 0) * of(row.map((entry) => entry.total)),
    ),
  );
}
