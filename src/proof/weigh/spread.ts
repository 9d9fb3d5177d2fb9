import jstat from 'jstat';
import { sumOf } from '../../base/numbers.js';
import type { Strangers } from '../../model/evidence.js';
import { FLAT, FLOOR, PLACES_OF_STRANGERS, SIMILARITY } from './rates.js';

/**
 * log10 Bayes factor that the rows that fit nobody were made up, against their being people of another organisation. Real
 * people's names are as common as our people's, give or take; inventors draw from lists. Real postal codes stand in their states.
 */
export function weighInvention(strangers: Strangers): number {
  const names = strangers.spreads.map(({ counts, expected }) => {
    const possible = expected.findLastIndex((share, bucket) => share > 0 || (counts[bucket] ?? 0) > 0) + 1;
    const seen = counts.slice(0, possible);
    const share = normalise(expected.slice(0, possible));
    const invented = dirichletMultinomial(
      seen,
      share.map(() => FLAT),
    );
    return (
      invented -
      dirichletMultinomial(
        seen,
        share.map((part) => SIMILARITY * part + FLOOR),
      )
    );
  });
  const places = [strangers.coherentPlaces, strangers.incoherentPlaces];
  return sumOf(names) + dirichletMultinomial(places, [1, 1]) - dirichletMultinomial(places, PLACES_OF_STRANGERS);
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
