import { grouped } from '../../base/numbers.js';
import type { Counted, Estimated, Exposure, PlaceCount } from '../../model/exposure.js';
import { fewestIn, type Verdict } from '../../model/verdict.js';

/** Of the population, when a file that holds so many of it is called the whole: late entries and single rows that were judged wrongly are missing. */
const WHOLE = 0.98;
/** People counted who stand outside the population, when its proportions are not theirs any more. */
const OUTSIDE = 0.05;
const Z = 1.96;

export type Estimation = {
  readonly scope: Exposure['scope'];
  readonly estimated: Estimated | null;
  readonly reason: string | null;
};

/**
 * What the counts of a sample say of the population that it is a draw of: each share with its 95 % interval after Wilson (1927),
 * on the population that the extent gives. Pure. None where the extent cannot be told, and none where all are counted already.
 */
export function estimateFrom(
  counted: Counted,
  { verdict, extent, canaries }: Pick<Verdict, 'verdict' | 'extent' | 'canaries'>,
): Estimation {
  const none = (scope: Exposure['scope'], reason: string): Estimation => ({ scope, estimated: null, reason });
  const seen = counted.people;
  if (verdict !== 'authentic')
    return none(
      'unknown',
      'The rows are not of one origin that is yours today: they are a sample of nothing that could be reckoned up.',
    );
  if (extent === null || seen === 0) return none('unknown', 'How far the leak may go cannot be told.');
  const pool = extent.estimates.find(({ method }) => method === 'two_samples');
  const draw = extent.estimates.find(({ method }) => method === 'uniform_draw');
  const chosen = pool ?? draw;
  const { population } = extent;
  const outside = Math.abs(seen - (fewestIn({ extent, canaries }) ?? 0));
  if (outside > OUTSIDE * seen)
    return none(
      'unknown',
      `${grouped(outside)} of the people counted do not stand in ${population}, of which the extent speaks.`,
    );
  if (draw !== undefined && seen >= WHOLE * draw.estimate)
    return none(
      'whole',
      `The file holds ${grouped(seen)} of the ${grouped(draw.estimate)} people of ${population}: the counts are of the whole.`,
    );
  if (chosen === undefined) return none('unknown', `Of whom the sample is a draw cannot be told: ${extent.covers}.`);
  const of = {
    estimate: chosen.estimate,
    low: pool === undefined ? chosen.estimate : chosen.low,
    high: Math.max(chosen.high, chosen.estimate),
  };
  return {
    scope: 'sample',
    reason: null,
    estimated: scale(counted, { name: population, ...of }, conditionOf(population, pool !== undefined)),
  };
}

function conditionOf(population: string, pool: boolean): string {
  return pool
    ? 'if the files are independent draws of one pool'
    : `if all of ${population} was taken, of which the sample looks like a uniform draw (nothing says that all were taken)`;
}

type Population = Estimated['population'];

function scale(counted: Counted, population: Population, condition: string): Estimated {
  const seen = counted.people;
  const share = <Line extends { people: number; former: number }>({ people, former: _former, ...line }: Line) => ({
    ...line,
    ...within(people, seen, population),
  });
  const place = ({ jurisdiction, people, elements, combinations }: PlaceCount): Estimated['now'][number] => ({
    jurisdiction,
    ...within(people, seen, population),
    elements: elements.map(share),
    combinations: combinations.map(share),
  });
  return {
    basis: 'estimated',
    method: 'share of the people counted, 95 % interval after Wilson (1927), times the population',
    condition,
    population,
    seen,
    elements: counted.elements.map(share),
    combinations: counted.combinations.map(share),
    as_of: counted.as_of.jurisdictions.map(place),
    now: counted.now.jurisdictions.map(place),
    unseen_high: within(0, seen, population).high,
  };
}

/** People of a population of whom `k` of `n` were seen: never fewer than were seen, nor more than there are. */
function within(k: number, n: number, population: Population): { estimate: number; low: number; high: number } {
  const { low, high } = wilson(k, n);
  const most = Math.min(population.high, Math.ceil(high * population.high));
  return {
    estimate: Math.min(most, Math.max(k, Math.round((k / n) * population.estimate))),
    low: Math.max(k, Math.floor(low * population.low)),
    high: Math.max(k, most),
  };
}

/** 95 % score interval of a proportion (Wilson 1927). */
export function wilson(k: number, n: number): { readonly low: number; readonly high: number } {
  const middle = (k + Z ** 2 / 2) / (n + Z ** 2);
  const half = (Z / (n + Z ** 2)) * Math.sqrt((k * (n - k)) / n + Z ** 2 / 4);
  return { low: k === 0 ? 0 : Math.max(0, middle - half), high: k === n ? 1 : Math.min(1, middle + half) };
}
