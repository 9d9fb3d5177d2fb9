import type { Element, Form } from '../../model/element.js';
import type { ColumnFinding } from '../../model/fields.js';
import {
  EXACT,
  PARTIAL,
  SOFTER,
  SPLIT,
  USUAL,
  isExact,
  isPartial,
  type ExactForm,
  type PartialForm,
} from './registry.js';

/** One token column to be: SQL of its text out of the column's normalised text, which stands under the name `text`. */
export type CellPlan = {
  readonly form: Form;
  readonly derived: boolean;
  readonly softer: (text: string) => string;
};

/** One normalised text of a column, and the cells that are made of it. */
export type TextPlan = {
  readonly column: number;
  readonly element: Element;
  readonly form: Form;
  /** SQL of the normalised text; `cell` is the raw cell, or what `split` makes of it. */
  readonly text: (cell: string) => string;
  readonly cells: readonly CellPlan[];
};

export type ColumnPlan = {
  readonly column: number;
  readonly finding: ColumnFinding;
  readonly split: ((cell: string) => string) | null;
  /** Where a few odd cells would make all costly: true for the usual ones. */
  readonly usual: ((cell: string) => string) | null;
  readonly texts: readonly TextPlan[];
};

/** What is made of a column: nothing where its element is not known, or where what is left of it identifies nobody. */
export function planColumn(finding: ColumnFinding): ColumnPlan | null {
  const { element, index: column } = finding;
  const base = { column, finding, usual: null };
  const partial = partOf(finding);
  if (partial === 'nothing') return null;
  if (partial !== null) {
    const form = partial;
    const text = (cell: string): string => PARTIAL[form](cell);
    return { ...base, split: null, texts: [{ column, element, form, text, cells: [own(form)] }] };
  }
  const split = SPLIT[element];
  if (split !== undefined) {
    const texts = split.forms.map(([form, text]) => exactText(finding, form, text));
    return { ...base, usual: USUAL[element] ?? null, split: (cell) => `${split.macro}(${cell})`, texts };
  }
  if (!isExact(element)) return null;
  return {
    ...base,
    usual: USUAL[element] ?? null,
    split: null,
    texts: [exactText(finding, element, (cell) => EXACT[element](cell, finding.date_order))],
  };
}

function exactText(finding: ColumnFinding, form: ExactForm, text: (cell: string) => string): TextPlan {
  const softer = (SOFTER[form] ?? []).map(([name, sql]) => ({ form: name, derived: true, softer: sql }));
  return { column: finding.index, element: finding.element, form, text, cells: [own(form), ...softer] };
}

function own(form: Form): CellPlan {
  return { form, derived: false, softer: (text) => text };
}

function partOf({ element, shape, part }: ColumnFinding): PartialForm | 'nothing' | null {
  if (element === 'ssn_last4') return 'ssn_last4';
  if (shape === 'hashed') return 'nothing';
  if (part === null || shape === 'plain') return null;
  return isPartial(part) ? part : 'nothing';
}
