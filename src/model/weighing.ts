import type { RowClass } from './verdict.js';

/** What weighing makes of the patterns: plain numbers, all logarithms to base 10. */
export type Weighing = {
  /** Per pattern, in the order of `MatchResult.patterns`: its likeliest class and the probability of each. */
  readonly patterns: readonly {
    readonly id: number;
    readonly class: RowClass;
    readonly posterior: Readonly<Record<RowClass, number>>;
  }[];
  /** Distinct rows of each class under each hypothesis of the whole leak, with the probability of that hypothesis. */
  readonly shareParts: readonly { readonly weight: number; readonly units: Readonly<Record<RowClass, number>> }[];
  /** Probability of the whole leak under each pure class, best first. */
  readonly hypotheses: readonly { readonly class: RowClass; readonly log10: number }[];
  /** The same under the fitted mixture of classes, charged for its freedom. */
  readonly mixture: { readonly class: 'mixed'; readonly log10: number };
  /** What planted records add to the classes that they prove; part of the numbers above. */
  readonly planted: number;
  /** What the rows that fit nobody say, together, for having been made up against being another organisation's; part of `fabricated`. */
  readonly invention: number;
  /** Likelihood of one row of each pattern, per class, cell by cell; `rest` is what stands in no cell. */
  readonly parts: readonly Readonly<Record<RowClass, { readonly cells: readonly number[]; readonly rest: number }>>[];
};
