import jstat from 'jstat';
import { logSum10, sumOf } from '../../base/numbers.js';
import type { Strangers } from '../../model/evidence.js';
import {
  COHERENCE_LIKENESS,
  FLAT,
  FLOOR,
  INVENTED_COHERENCE,
  LEAST_LIKENESS,
  LEAST_SHARE,
  LIKENESS,
  MIMICKED,
  PLACES_OF_STRANGERS,
} from './rates.js';

/**
 * log10 Bayes factor that the rows that fit nobody were made up, against their being people of another organisation. Real
 * people's names, years of birth and devices are as common as our people's, give or take; inventors draw from lists. Real postal
 * codes stand in their states, and what else of a person fits together does so as often as among our people: inventors forget it,
 * or never miss.
 */
export function weighInvention(strangers: Strangers): number {
  const spreads = strangers.spreads.map(weighSpread);
  const places = [strangers.coherentPlaces, strangers.incoherentPlaces];
  return (
    sumOf(spreads) +
    dirichletMultinomial(places, [1, 1]) -
    dirichletMultinomial(places, PLACES_OF_STRANGERS) +
    sumOf(strangers.coherence.map(weighCoherence))
  );
}

function weighSpread({ form, counts, expected, listed }: Strangers['spreads'][number]): number {
  const possible = expected.findLastIndex((share, bucket) => share > 0 || (counts[bucket] ?? 0) > 0) + 1;
  const seen = counts.slice(0, possible);
  const likeness = LIKENESS[form] ?? LEAST_LIKENESS;
  const like = (shares: readonly number[]): number =>
    dirichletMultinomial(
      seen,
      normalise(shares.slice(0, possible)).map((part) => likeness * part + FLOOR),
    );
  const real = like(expected);
  const anyhow = dirichletMultinomial(
    seen,
    seen.map(() => FLAT),
  );
  const invented = listed === null ? anyhow : logSum10([anyhow, like(listed)]) - Math.log10(2);
  const mimicked = MIMICKED[form] ?? 0;
  return logSum10([Math.log10(1 - mimicked) + invented, Math.log10(mimicked) + real]) - real;
}

function weighCoherence({ coherent, of, ours }: Strangers['coherence'][number]): number {
  const counts = [coherent, of - coherent];
  const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, ours));
  const real = dirichletMultinomial(counts, [COHERENCE_LIKENESS * share, COHERENCE_LIKENESS * (1 - share)]);
  const ways = INVENTED_COHERENCE.map((prior) => dirichletMultinomial(counts, prior));
  return logSum10(ways) - Math.log10(ways.length) - real;
}

function normalise(shares: readonly number[]): number[] {
  const all = sumOf(shares);
  return shares.map((share) => (all === 0 ? 1 / shares.length : share / all));
}

/** log10 probability of a sequence of draws with these counts, the shares unknown under a Dirichlet prior. */
function dirichletMultinomial(counts: readonly number[], prior: readonly number[]): number {
  const all = sumOf(prior);
  const draws = sumOf(counts);
  const parts = counts.map((count, at) => jstat.gammaln((prior[at] ?? 1) + count) - jstat.gammaln(prior[at] ?? 1));
  return (jstat.gammaln(all) - jstat.gammaln(all + draws) + sumOf(parts)) / Math.LN10;
}
