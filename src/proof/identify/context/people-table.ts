import type { Element } from '../../../model/element.js';
import { leading, type Adjustment, type Judged } from '../judge.js';
import type { Table } from '../profile.js';

const PERSONAL: ReadonlySet<Element> = new Set<Element>([
  'full_name',
  'first_name',
  'last_name',
  'date_of_birth',
  'ssn',
  'phone',
  'email',
  'street',
  'address',
]);
const ENOUGH = 2;
const GAIN = 1.8;

/** In a table about people a name of several meanings has the personal one: `DL` is a licence and no deal number. */
export function peopleTable(_: Table, judged: readonly Judged[]): readonly Adjustment[] {
  const personal = judged.filter((column) => {
    const element = leading(column);
    return element !== null && PERSONAL.has(element);
  });
  if (personal.length < ENOUGH) return [];
  return judged.flatMap(({ header, candidates }, column) =>
    header.votes
      .filter(({ element, weight, strong }) => !strong && weight > 0 && fits(candidates, element))
      .map(({ element }) => ({ column, element, reason: { text: 'the table is about people', weight: GAIN } })),
  );
}

function fits(candidates: Judged['candidates'], element: Element): boolean {
  return candidates.some((each) => each.element === element && each.reading.weight > -3);
}
