import type { Element } from '../../src/model/element.js';
import type { ColumnFinding } from '../../src/model/fields.js';

/** A column that is taken for an element, plain unless said otherwise. */
export function finding(index: number, element: Element, extra: Partial<ColumnFinding> = {}): ColumnFinding {
  return {
    name: `column${index}`,
    index,
    element,
    confidence: 1,
    why: [],
    rows: 1,
    empty: 0,
    valid: 1,
    invalid: 0,
    distinct: 1,
    shape: 'plain',
    part: null,
    date_order: null,
    candidates: [],
    reckoned: false,
    joined: null,
    ...extra,
  };
}
