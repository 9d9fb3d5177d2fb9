import type { MatchResult } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import type { Weighing } from '../../model/weighing.js';
import { blend } from './blend.js';
import { weighClasses, weighMixture } from './hypotheses.js';
import { fitMixture, type Fitted } from './learn.js';
import type { Origin } from './likelihood.js';
import { CANARY_LOG10 } from './rates.js';
import { weighInvention } from './spread.js';

/** Weighs the patterns: which origin each kind of row has, and how probable the leak is under each class. Pure. */
export function weigh(match: MatchResult, reference: Reference): Weighing {
  const priors: Origin[] = reference.prior_leaks.map((_, recycled) => ({ recycled }));
  const origins: Origin[] = ['ours', 'stranger', 'joint', 'scraped', 'stitched', ...priors];
  const fitted = fitMixture(
    match,
    origins,
    reference.prior_leaks.map((leak) => leak.rows),
  );
  const planted = new Set(match.canaries.map((hit) => hit.canary)).size * CANARY_LOG10;
  const invention = weighInvention(match.strangers);
  const invented = 1 / (1 + 10 ** -invention);
  const classes = weighClasses(fitted, invention)
    .map((entry) => (entry.class === 'authentic' ? { ...entry, log10: entry.log10 + planted } : entry))
    .sort((left, right) => right.log10 - left.log10);
  const mixture = { class: 'mixed', log10: weighMixture(fitted).log10 + planted } as const;
  return {
    ...blend(fitted, classes, mixture, invented),
    hypotheses: classes,
    mixture,
    planted,
    invention,
    parts: match.patterns.map((_, index) => partsOf(fitted, index)),
  };
}

/** For the waterfall: a pattern's likelihood in parts, per class; where a class has several origins, its likeliest. */
function partsOf(fitted: Fitted, index: number): Weighing['parts'][number] {
  const row = fitted.likelihoods[index] ?? [];
  const best = (wanted: (origin: Origin) => boolean): { cells: readonly number[]; rest: number } => {
    const own = row.filter((_, at) => wanted(fitted.origins[at] ?? 'stranger'));
    const top = own.reduce(
      (left, right) => (right.total > left.total ? right : left),
      own[0] ?? { cells: [], rest: 0, total: -300 },
    );
    return { cells: top.cells, rest: top.rest };
  };
  return {
    authentic: best((origin) => origin === 'ours'),
    recycled: best((origin) => typeof origin === 'object'),
    scraped: best((origin) => origin === 'scraped'),
    stitched: best((origin) => origin === 'stitched'),
    fabricated: best((origin) => origin === 'stranger'),
    not_ours: best((origin) => origin === 'stranger' || origin === 'joint'),
  };
}
