import { logSum10, sumOf } from '../../base/numbers.js';
import { CHANGEABLE_FORMS } from '../../model/element.js';
import type { MatchResult, Outcome } from '../../model/evidence.js';
import { likelihood, type Judge, type Likelihood, type Origin } from './likelihood.js';
import { LEAST_AGREEMENT, LEAST_STABLE_AGREEMENT, RATES_WEIGHT, STARTING_RATES, type CellRates } from './rates.js';

export type Fitted = {
  readonly origins: readonly Origin[];
  readonly judge: Judge;
  /** [pattern][origin] */
  readonly likelihoods: readonly (readonly Likelihood[])[];
  /** Share of distinct rows per origin, adds up to 1. */
  readonly shares: readonly number[];
  /** [pattern][origin], rows add up to 1. */
  readonly posteriors: readonly (readonly number[])[];
};

const ROUNDS_OF_RATES = 4;
const ROUNDS_OF_SHARES = 40;

/** Fits the mixture by expectation-maximisation (Dempster, Laird and Rubin 1977): shares of origins, and agreement rates under a prior. */
export function fitMixture(match: MatchResult, origins: readonly Origin[], priorRows: readonly number[]): Fitted {
  let rates: readonly CellRates[] = match.cells.map(() => STARTING_RATES);
  let fitted = fitShares({ match, rates, priorRows }, origins);
  for (let round = 1; round < ROUNDS_OF_RATES; round += 1) {
    rates = learnRates(match, fitted);
    fitted = fitShares({ match, rates, priorRows }, origins);
  }
  return fitted;
}

function fitShares(judge: Judge, origins: readonly Origin[]): Fitted {
  const { patterns } = judge.match;
  const likelihoods = patterns.map((pattern) => origins.map((origin) => likelihood(origin, pattern, judge)));
  const total = Math.max(1, sumOf(patterns.map((pattern) => pattern.units)));
  let shares = origins.map(() => 1 / origins.length);
  let posteriors: number[][] = [];
  for (let round = 0; round < ROUNDS_OF_SHARES; round += 1) {
    posteriors = likelihoods.map((row) => posteriorOf(row, shares));
    const counts = origins.map((_, at) =>
      sumOf(posteriors.map((row, index) => (row[at] ?? 0) * (patterns[index]?.units ?? 0))),
    );
    shares = counts.map((count) => count / total);
  }
  return { origins, judge, likelihoods, shares, posteriors };
}

/** Rows of other origins that a leak of one kind may hold: the Beta(1, 12) of `hypotheses.ts`, as counts of rows. */
const PRIOR_INSIDE = 12;
const PRIOR_OUTSIDE = 1;

/** Posteriors of the patterns where the leak is of the origins that `inside` names, give or take odd rows. */
export function posteriorsUnder(fitted: Fitted, inside: (origin: Origin) => boolean): number[][] {
  const { origins, likelihoods, judge } = fitted;
  const own = origins.filter(inside).length;
  const prior = origins.map((origin) =>
    inside(origin) ? PRIOR_INSIDE / own : PRIOR_OUTSIDE / Math.max(1, origins.length - own),
  );
  const units = judge.match.patterns.map((pattern) => pattern.units);
  const total = sumOf(units) + PRIOR_INSIDE + PRIOR_OUTSIDE;
  let shares = prior.map((count) => count / (PRIOR_INSIDE + PRIOR_OUTSIDE));
  let posteriors: number[][] = [];
  for (let round = 0; round < ROUNDS_OF_SHARES; round += 1) {
    posteriors = likelihoods.map((row) => posteriorOf(row, shares));
    shares = prior.map(
      (count, at) => (count + sumOf(posteriors.map((row, index) => (row[at] ?? 0) * (units[index] ?? 0)))) / total,
    );
  }
  return posteriors;
}

function posteriorOf(row: readonly Likelihood[], shares: readonly number[]): number[] {
  const logs = row.map((entry, at) => entry.total + Math.log10(Math.max(shares[at] ?? 0, 1e-300)));
  const all = logSum10(logs);
  return logs.map((log) => 10 ** (log - all));
}

/** Agreement rates of the rows that are ours, under a prior worth `RATES_WEIGHT` rows. */
function learnRates(match: MatchResult, fitted: Fitted): CellRates[] {
  const ours = fitted.origins.indexOf('ours');
  return match.cells.map((cell, at) => {
    const count = (outcome: Outcome): number =>
      sumOf(
        match.patterns.map((pattern, index) =>
          pattern.person && pattern.outcomes[at] === outcome
            ? pattern.units * (fitted.posteriors[index]?.[ours] ?? 0)
            : 0,
        ),
      );
    const raw = {
      agrees: count('agrees') + RATES_WEIGHT * STARTING_RATES.agrees,
      partial: count('partial') + RATES_WEIGHT * STARTING_RATES.partial,
      others: count('others') + RATES_WEIGHT * STARTING_RATES.others,
      unknown: count('unknown') + RATES_WEIGHT * STARTING_RATES.unknown,
    };
    return bounded(raw, CHANGEABLE_FORMS.includes(cell.form) ? LEAST_AGREEMENT : LEAST_STABLE_AGREEMENT);
  });
}

function bounded(raw: CellRates, least: number): CellRates {
  const all = raw.agrees + raw.partial + raw.others + raw.unknown;
  const agrees = Math.max(least, raw.agrees / all);
  const rest = raw.partial + raw.others + raw.unknown;
  const scale = rest === 0 ? 0 : (1 - agrees) / rest;
  return { agrees, partial: raw.partial * scale, others: raw.others * scale, unknown: raw.unknown * scale };
}
