import { grouped, sumOf } from '../../base/numbers.js';
import type { Sum } from '../../model/statement-check.js';
import type { Content } from '../../model/statement.js';
import { spanOf, type Span } from './compare/span.js';

/**
 * Whether the groups of a content can make up its people. Groups that are only possible are added apart. Where people may be
 * in two groups the sum is the most that they can be, and the largest group the least.
 */
export function sumIn({ people, groups, groups_are_distinct: areDistinct }: Content): Sum | null {
  const counted = Object.values(groups ?? {}).flatMap((group) =>
    group.people === undefined ? [] : [{ span: spanOf(group.people), isPossible: group.only_possible === true }],
  );
  if (people === undefined || counted.length < 2) return null;
  const headline = spanOf(people);
  const sure = counted.filter(({ isPossible }) => !isPossible).map(({ span }) => span);
  const possible = counted.filter(({ isPossible }) => isPossible).map(({ span }) => span);
  const lows = sure.map(({ low }) => low);
  const bounds = {
    low: areDistinct === true ? sumOf(lows) : Math.max(0, ...lows),
    high: sumOf([...sure, ...possible].map(({ high }) => high)),
  };
  const written = nominalSum(sure);
  const fits = fit(headline, bounds);
  const found = { written, fits, bounds, areDistinct: areDistinct === true };
  const parts = [explained(headline, found), overlapping(found), withPossible(headline, written, possible)];
  return {
    fits,
    says: parts.filter((part) => part !== null).join('; '),
    low: bounds.low,
    high: Number.isFinite(bounds.high) ? bounds.high : null,
  };
}

type Bounds = { readonly low: number; readonly high: number };

function fit(headline: Span, { low, high }: Bounds): Sum['fits'] {
  if (low > headline.high) return 'no';
  return high < headline.low ? 'cannot_tell' : 'yes';
}

type Found = {
  readonly written: number | null;
  readonly fits: Sum['fits'];
  readonly bounds: Bounds;
  readonly areDistinct: boolean;
};

function explained(headline: Span, { written, fits, bounds, areDistinct }: Found): string {
  if (fits === 'no')
    return `at least ${grouped(bounds.low)} people are in the groups, and ${headline.text} were said in all`;
  if (fits === 'cannot_tell')
    return `at most ${grouped(bounds.high)} people are in the groups, and ${headline.text} were said in all: whether others are in no group is not said`;
  if (written === null) return `the groups can make up ${headline.text}`;
  const sum = `the groups add up to ${grouped(written)} as written`;
  if (isWithin(written, headline))
    return `${sum}, ${headline.low === headline.high ? 'as was said' : `within what ${headline.text} stands for`}`;
  const cause = areDistinct ? 'the rounding of the groups' : 'people in two groups, or the rounding of the groups,';
  return `${sum}, and ${headline.text} were said: ${cause} can explain it`;
}

function overlapping({ areDistinct, fits }: Found): string | null {
  return areDistinct || fits !== 'yes' ? null : 'how many people are in two groups is not known';
}

function isWithin(value: number, { low, high }: Span): boolean {
  return value >= low && value <= high;
}

/** What the sum would be with those groups that are only possible. */
function withPossible(headline: Span, written: number | null, possible: readonly Span[]): string | null {
  const more = nominalSum(
    possible.map((span) => ({ ...span, nominal: span.nominal ?? (Number.isFinite(span.high) ? span.high : null) })),
  );
  if (possible.length === 0 || written === null || more === null) return null;
  const sum = written + more;
  return `with the groups that are only possible it would be up to ${grouped(sum)}, ${isWithin(sum, headline) ? 'within it too' : 'beyond it: they are not counted in what was said'}`;
}

function nominalSum(spans: readonly Span[]): number | null {
  const written = spans.flatMap(({ nominal }) => nominal ?? []);
  return written.length === spans.length ? sumOf(written) : null;
}
