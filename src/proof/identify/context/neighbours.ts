import type { Element } from '../../../model/element.js';
import { leading, type Adjustment, type Judged } from '../judge.js';
import type { Table } from '../profile.js';

/** What stands beside what in tables about people: the neighbour, the element it makes likelier, and by how much. */
const PAIRS: readonly (readonly [neighbour: Element, element: Element, weight: number])[] = [
  ['first_name', 'last_name', 2],
  ['last_name', 'first_name', 2],
  ['state', 'city', 2.5],
  ['postal_code', 'city', 1],
  ['street', 'city', 2],
  ['city', 'state', 1.5],
  ['state', 'postal_code', 1.5],
  ['city', 'postal_code', 1],
  ['city', 'street', 1],
];

/** Columns next to each other explain each other; where the table was shuffled this says nothing. */
export function neighbours(_: Table, judged: readonly Judged[]): readonly Adjustment[] {
  return judged.flatMap((__, column) => {
    const beside = [leading(judged[column - 1]), leading(judged[column + 1])];
    return PAIRS.filter(([neighbour]) => beside.includes(neighbour)).flatMap(([neighbour, element, weight]) =>
      plausible(judged[column], element)
        ? [{ column, element, reason: { text: `it stands beside a column of ${neighbour}`, weight } }]
        : [],
    );
  });
}

function plausible(column: Judged | undefined, element: Element): boolean {
  return column?.candidates.some((each) => each.element === element && each.reading.weight > -3) ?? false;
}
