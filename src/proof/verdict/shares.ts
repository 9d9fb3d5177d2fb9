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

/** Share of each class among the distinct rows, with the central 95 % of a Beta posterior under a flat prior. */
export function shareOut(match: MatchResult, weighing: Weighing): Share[] {
  const all = sumOf(match.patterns.map((pattern) => pattern.units));
  return ROW_CLASSES.map((name) => {
    const units = sumOf(
      match.patterns.map((pattern, at) => pattern.units * (weighing.patterns[at]?.posterior[name] ?? 0)),
    );
    if (all === 0) return { class: name, share: 0, low: 0, high: 1, units: 0 };
    const inside = Math.min(all, Math.max(0, units));
    const low = inside < 0.5 ? 0 : jstat.beta.inv(0.025, inside + 1, all - inside + 1);
    const high = all - inside < 0.5 ? 1 : jstat.beta.inv(0.975, inside + 1, all - inside + 1);
    return { class: name, share: round(inside / all), low: round(low), high: round(high), units: inside };
  });
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
