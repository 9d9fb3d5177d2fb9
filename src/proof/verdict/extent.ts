import jstat from 'jstat';
import { grouped, sumOf } from '../../base/numbers.js';
import type { Reference } from '../../model/reference.js';
import type { NumberColumn, PopulationCounts, Trace } from '../../model/trace.js';
import type { Verdict } from '../../model/verdict.js';
import { blockOf, isSorted, poolOf, rowsByNumber, type Estimate } from './estimates.js';

/** With fewer people a test of uniformity would find nothing, whatever the truth. Judgement: a chi-square wants cells of five. */
const FEWEST = 30;
/** A draw whose make-up has less than this probability is not called uniform. */
const UNLIKELY = 0.01;
/** A system is called absent when a uniform draw over all systems would have missed it with less than this probability. */
const ABSENT = 0.05;

/**
 * How many people the leak can hold, given what the sample shows; never below the people seen nor beyond the population.
 * `planted`: different planted records that rows fit.
 */
export function boundExtent(
  trace: Trace,
  reference: Pick<Reference, 'people' | 'systems'>,
  numbers: readonly NumberColumn[] = [],
  planted = 0,
): Verdict['extent'] {
  const counts = trace.population;
  if (counts === null || counts.matched === 0) return null;
  const former = holdsFormer(counts);
  const people = former ? counts.ever : counts.people;
  const high = Math.max(former ? counts.ever : counts.most, counts.matched);
  const at =
    trace.asOf.estimate === null
      ? 'ever held'
      : former
        ? 'ever held, former customers among them'
        : `on ${trace.asOf.estimate}`;
  const base = {
    population: counts.system,
    low: counts.matched,
    high,
    basis: `${grouped(Math.max(0, counts.matched - planted))} people of the sample stand in ${counts.system}, which has ${grouped(people)} people ${at}; ${grouped(reference.people)} people are known in all systems`,
    excluded: excludedSystems(counts),
  };
  const pool = poolOf(trace.captures);
  const others = [pool, rowsByNumber(numbers)].filter((estimate) => estimate !== null);
  const within = pool === null ? null : Math.min(high, Math.max(counts.matched, pool.estimate));
  const doubt = whyNoDraw(counts, reference, numbers);
  if (doubt !== null) return { ...base, people: within, covers: doubt, estimates: others };
  const covers = `consistent with a uniform draw of ${counts.system} (${testable(counts)
    .map(({ attribute }) => NAMED[attribute])
    .join(', ')} tested, chi-square)${
    isSorted(numbers) ? '; the rows stand in the order of their numbers, so that they were cut from a sorted table' : ''
  }`;
  const draw: Estimate = {
    method: 'uniform_draw',
    of: 'people',
    estimate: Math.max(people, counts.matched),
    low: counts.matched,
    high,
    basis: `the people of ${counts.system} ${at}: a draw of all of them looks like this sample, which does not say that all were taken`,
  };
  return { ...base, people: within ?? Math.max(people, counts.matched), covers, estimates: [draw, ...others] };
}

/** More of the sample than this were not there on the day: late entries leave fewer (5 % of joiners and leavers; see simulate/RULES.md). */
const LATE = 0.02;

/** Whether former customers are in the sample: then it was drawn from all whom the system ever held. */
function holdsFormer({ matched, gone }: PopulationCounts): boolean {
  return gone > 0 && jstat.beta.inv(0.025, gone, matched - gone + 1) > LATE;
}

function cutsOf(
  counts: PopulationCounts,
  attribute: (typeof ATTRIBUTES)[number],
): { people: number; matched: number }[] {
  const former = holdsFormer(counts);
  return counts.by
    .filter((cut) => cut.attribute === attribute)
    .map((cut) => ({ people: former ? cut.ever : cut.people, matched: cut.matched }))
    .filter(({ people }) => people > 0);
}

/** Why the sample says nothing of those who are not in it; null where nothing speaks against a draw of the whole. */
function whyNoDraw(
  counts: PopulationCounts,
  reference: Pick<Reference, 'systems'>,
  numbers: readonly NumberColumn[],
): string | null {
  if (counts.matched < FEWEST) return `too few people (${counts.matched}) to tell of whom the sample is a draw`;
  const tested = testable(counts);
  if (tested.length === 0)
    return `cannot tell of whom the sample is a draw: the state, the year of joining and the city are unknown in ${counts.system}, or the same for nearly all`;
  const ranges = reference.systems.find(({ name }) => name === counts.system)?.ranges ?? [];
  const block = blockOf(numbers, new Map(ranges.map(({ form, middle }) => [form, middle])));
  const odd = [
    ...(block === null
      ? []
      : [`its numbers are a block that covers ${(100 * block).toPrecision(2)} % of those dealt out`]),
    ...tested
      .filter(({ p }) => p < UNLIKELY)
      .map(
        ({ attribute, p }) =>
          `${NAMED[attribute]} differ from the population's (p = ${p < 1e-6 ? 'below 0.000001' : p.toPrecision(2)})`,
      ),
  ];
  return odd.length === 0 ? null : `not a uniform draw of ${counts.system}: ${odd.join('; ')}`;
}

function excludedSystems(counts: PopulationCounts): string[] {
  const all = counts.people + sumOf(counts.others.map((other) => other.people));
  return counts.others
    .filter(
      (other) =>
        other.matched === 0 && other.people > 0 && (1 - other.people / Math.max(1, all)) ** counts.matched < ABSENT,
    )
    .map((other) => other.system);
}

const ATTRIBUTES = ['state', 'joined', 'city'] as const;
const NAMED = { state: 'the states', joined: 'the years of joining', city: 'the sizes of the cities' } as const;

/** What of the people can be tested, and the probability of so uneven a make-up. */
function testable(counts: PopulationCounts): { readonly attribute: (typeof ATTRIBUTES)[number]; readonly p: number }[] {
  return ATTRIBUTES.flatMap((attribute) => {
    const p = uniformity(cutsOf(counts, attribute));
    return p === null ? [] : [{ attribute, p }];
  });
}

/** Pearson's chi-square of the sample against its population; cuts with fewer than five expected are put together. */
function uniformity(cuts: readonly { readonly people: number; readonly matched: number }[]): number | null {
  const people = sumOf(cuts.map((cut) => cut.people));
  const matched = sumOf(cuts.map((cut) => cut.matched));
  if (people === 0 || matched === 0) return null;
  const expected = (cut: { readonly people: number }): number => (cut.people * matched) / people;
  const large = cuts.filter((cut) => expected(cut) >= 5);
  const small = cuts.filter((cut) => expected(cut) < 5);
  const rest = { people: sumOf(small.map((cut) => cut.people)), matched: sumOf(small.map((cut) => cut.matched)) };
  const cells = rest.people === 0 || expected(rest) < 1 ? large : [...large, rest];
  if (cells.length < 2) return null;
  const statistic = sumOf(cells.map((cut) => (cut.matched - expected(cut)) ** 2 / expected(cut)));
  return 1 - jstat.chisquare.cdf(statistic, cells.length - 1);
}
