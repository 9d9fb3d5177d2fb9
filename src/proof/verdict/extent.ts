import jstat from 'jstat';
import { grouped, sumOf } from '../../base/numbers.js';
import type { PopulationCounts, Trace } from '../../model/trace.js';
import type { Verdict } from '../../model/verdict.js';

/** With fewer people a test of uniformity would find nothing, whatever the truth. Judgement: a chi-square wants cells of five. */
const FEWEST = 30;
/** A draw whose make-up has less than this probability is not called uniform. */
const UNLIKELY = 0.01;
/** A system is called absent when a uniform draw over all systems would have missed it with less than this probability. */
const ABSENT = 0.05;

/** How many people the leak can hold, given what the sample shows; never below the people seen nor beyond the population. */
export function boundExtent(trace: Trace, people: number): Verdict['extent'] {
  const counts = trace.population;
  if (counts === null || counts.matched === 0) return null;
  const excluded = excludedSystems(counts);
  const base = {
    population: counts.system,
    low: counts.matched,
    high: Math.max(counts.people, counts.matched),
    excluded,
  };
  const at = trace.asOf.estimate === null ? 'ever held' : `on ${trace.asOf.estimate}`;
  const basis = `${grouped(counts.matched)} people of the sample stand in ${counts.system}, which has ${grouped(counts.people)} people ${at}; ${grouped(people)} people are known in all systems`;
  if (counts.matched < FEWEST) {
    return {
      ...base,
      people: null,
      basis,
      covers: `too few people (${counts.matched}) to tell of whom the sample is a draw`,
    };
  }
  const odd = unevenAttributes(counts);
  if (odd.length > 0)
    return { ...base, people: null, basis, covers: `not a uniform draw of ${counts.system}: ${odd.join('; ')}` };
  return {
    ...base,
    people: base.high,
    basis,
    covers: `consistent with a uniform draw of ${counts.system} (state and joining year tested, chi-square)`,
  };
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

function unevenAttributes(counts: PopulationCounts): string[] {
  return (['state', 'joined'] as const).flatMap((attribute) => {
    const p = uniformity(counts.by.filter((cut) => cut.attribute === attribute));
    const name = attribute === 'state' ? 'the states' : 'the years of joining';
    return p !== null && p < UNLIKELY
      ? [`${name} differ from the population's (p = ${p < 1e-6 ? 'below 0.000001' : p.toPrecision(2)})`]
      : [];
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
