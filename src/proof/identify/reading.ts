import type { z } from 'zod';
import type { Element } from '../../model/element.js';
import type { columnFindingSchema } from '../../model/fields.js';
import type { Rule } from './rule.js';
import type { ColumnSample } from './sample.js';

type Finding = z.infer<typeof columnFindingSchema>;
export type Shape = Finding['shape'];
export type Part = Finding['part'];
export type DateOrder = Finding['date_order'];

/** A remark with its weight in natural log odds. It never holds a value of the column. */
export type Reason = { readonly text: string; readonly weight: number };

/** One way to take a column, as a recogniser proposes it from the values alone. */
export type Reading = {
  readonly element: Element;
  readonly shape: Shape;
  readonly part: Part;
  readonly dateOrder: DateOrder;
  /** What a cell must look like under this reading. */
  readonly rule: Rule;
  /** Natural log odds that the values give it against a column of no known meaning. */
  readonly weight: number;
  readonly reasons: readonly Reason[];
};

export type Recogniser = {
  readonly id: string;
  /** Proposals for a column with at least one value. `now` bounds dates. */
  recognise(column: ColumnSample, now: Date): readonly Reading[];
};

export function reading(
  element: Element,
  rule: Rule,
  weight: number,
  text: string,
  more: Partial<Pick<Reading, 'shape' | 'part' | 'dateOrder'>> = {},
): Reading {
  return {
    element,
    rule,
    weight,
    shape: more.shape ?? 'plain',
    part: more.part ?? null,
    dateOrder: more.dateOrder ?? null,
    reasons: [{ text, weight }],
  };
}

export function percent(share: number): string {
  return share > 0 && share < 0.01
    ? 'under 1 %'
    : share < 1 && share > 0.99
      ? 'over 99 %'
      : `${Math.round(share * 100)} %`;
}
