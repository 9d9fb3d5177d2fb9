import { sumOf } from '../../base/numbers.js';
import type { MatchResult } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import { ROW_CLASSES, type RowClass } from '../../model/verdict.js';
import type { Weighing } from '../../model/weighing.js';
import { classOf, weighClasses, weighMixture } from './hypotheses.js';
import { fitMixture, type Fitted } from './learn.js';
import type { Origin } from './likelihood.js';
import { CANARY_LOG10 } from './rates.js';

/** Weighs the patterns: which origin each kind of row has, and how probable the leak is under each class. Pure. */
export function weigh(match: MatchResult, reference: Reference): Weighing {
  const priors: Origin[] = reference.prior_leaks.map((_, recycled) => ({ recycled }));
  const origins: Origin[] = ['ours', 'stranger', 'joint', 'scraped', 'stitched', 'fabricated', ...priors];
  const fitted = fitMixture(
    match,
    origins,
    reference.prior_leaks.map((leak) => leak.rows),
  );
  const canaries = new Set(match.canaries.map((hit) => hit.canary)).size;
  const planted = canaries * CANARY_LOG10;
  const classes = weighClasses(fitted)
    .map((entry) => (entry.class === 'authentic' ? { ...entry, log10: entry.log10 + planted } : entry))
    .sort((left, right) => right.log10 - left.log10);
  const mixture = weighMixture(fitted);
  return {
    patterns: fitted.posteriors.map((row, index) => patternOf(match, fitted, row, index)),
    hypotheses: classes,
    mixture: { class: 'mixed', log10: mixture.log10 + planted },
    planted,
    parts: match.patterns.map((_, index) => partsOf(fitted, index)),
  };
}

function patternOf(
  match: MatchResult,
  fitted: Fitted,
  row: readonly number[],
  index: number,
): Weighing['patterns'][number] {
  const posterior = byClass(fitted.origins, row);
  const best = ROW_CLASSES.reduce((left, right) => (posterior[right] > posterior[left] ? right : left));
  return { id: match.patterns[index]?.id ?? index, class: best, posterior };
}

function byClass(origins: readonly Origin[], row: readonly number[]): Record<RowClass, number> {
  const of = (name: RowClass): number =>
    sumOf(origins.map((origin, at) => (classOf(origin) === name ? (row[at] ?? 0) : 0)));
  return {
    authentic: of('authentic'),
    recycled: of('recycled'),
    scraped: of('scraped'),
    stitched: of('stitched'),
    fabricated: of('fabricated'),
    not_ours: of('not_ours'),
  };
}

/** For the waterfall: a pattern's likelihood in parts, per class; where a class has several origins, its likeliest. */
function partsOf(fitted: Fitted, index: number): Weighing['parts'][number] {
  const row = fitted.likelihoods[index] ?? [];
  const best = (name: RowClass): { cells: readonly number[]; rest: number } => {
    const own = row.filter((_, at) => classOf(fitted.origins[at] ?? 'stranger') === name);
    const top = own.reduce(
      (left, right) => (right.total > left.total ? right : left),
      own[0] ?? { cells: [], rest: 0, total: -300 },
    );
    return { cells: top.cells, rest: top.rest };
  };
  return {
    authentic: best('authentic'),
    recycled: best('recycled'),
    scraped: best('scraped'),
    stitched: best('stitched'),
    fabricated: best('fabricated'),
    not_ours: best('not_ours'),
  };
}
