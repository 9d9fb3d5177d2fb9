import jstat from 'jstat';
import { sumOf } from '../../base/numbers.js';
import type { MatchResult } from '../../model/evidence.js';
import { ROW_CLASSES, type RowClass } from '../../model/verdict.js';
import type { Weighing } from '../../model/weighing.js';

export type Share = {
  readonly class: RowClass;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly units: number;
};

/**
 * Share of each class among the distinct rows, with the central 95 % of its posterior: under each hypothesis of the whole leak a
 * Beta with a flat prior, and these weighted by how probable the hypotheses are. Two explanations that fit alike make wide intervals.
 */
export function shareOut(match: MatchResult, weighing: Weighing): Share[] {
  const all = sumOf(match.patterns.map((pattern) => pattern.units));
  return ROW_CLASSES.map((name) => {
    if (all === 0) return { class: name, share: 0, low: 0, high: 1, units: 0 };
    const parts = weighing.shareParts.map(({ weight, units }) => ({
      weight,
      inside: Math.min(all, Math.max(0, units[name])),
    }));
    const units = sumOf(parts.map(({ weight, inside }) => weight * inside));
    const most = units * 2 > all;
    const fewest = shifted(parts, all, most ? 0 : -MISJUDGED);
    const highest = shifted(parts, all, most ? MISJUDGED : 0);
    const low = weightOf(fewest, (inside) => inside < 0.5) >= TAIL ? 0 : quantile(fewest, all, TAIL);
    const high = weightOf(highest, (inside) => all - inside < 0.5) >= TAIL ? 1 : quantile(highest, all, 1 - TAIL);
    return { class: name, share: round(units / all), low: round(low), high: round(high), units };
  });
}

const TAIL = 0.025;
/** Single rows that may be judged wrongly, as a share of all: odd rows of the leading class look like another's (docs/score.md, single rows). */
const MISJUDGED = 0.03;

type Part = { readonly weight: number; readonly inside: number };

function shifted(parts: readonly Part[], all: number, by: number): Part[] {
  return parts.map(({ weight, inside }) => ({ weight, inside: Math.min(all, Math.max(0, inside + by * all)) }));
}

function weightOf(parts: readonly Part[], wanted: (inside: number) => boolean): number {
  return sumOf(parts.map(({ weight, inside }) => (wanted(inside) ? weight : 0)));
}

/** The share below which the mixture of Betas has the given probability, by bisection. */
function quantile(parts: readonly Part[], all: number, probability: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    const below = sumOf(
      parts.map(({ weight, inside }) => weight * jstat.beta.cdf(middle, inside + 1, all - inside + 1)),
    );
    if (below < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
