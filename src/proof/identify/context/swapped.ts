import type { Element } from '../../../model/element.js';
import type { Adjustment, Judged } from '../judge.js';
import type { Table } from '../profile.js';

/** How much better, in natural log odds, the other's element must suit the values, in both columns. */
const CLEAR = 3;
const CROSSWISE = 7;

/** Two columns whose values suit each other's name, and not their own, have had their names exchanged. */
export function swapped(_: Table, judged: readonly Judged[]): readonly Adjustment[] {
  const named = judged.flatMap((column, at) => {
    const element = nameSays(column);
    return element === null ? [] : [{ at, column, element }];
  });
  return named.flatMap((one) =>
    named
      .filter(
        (two) =>
          one.element !== two.element &&
          suits(one.column, two.element, one.element) &&
          suits(two.column, one.element, two.element),
      )
      .slice(0, 1)
      .flatMap((two) => {
        const reason = { text: `its name and that of ${two.element} seem to have been exchanged`, weight: CROSSWISE };
        return [
          { column: one.at, element: two.element, reason },
          { column: one.at, element: one.element, reason: { ...reason, weight: -CROSSWISE } },
        ];
      }),
  );
}

function nameSays({ header }: Judged): Element | null {
  const first = header.votes.find(({ weight, strong }) => strong && weight > 3.5);
  return first === undefined || first.element === 'ignore' || first.part !== null ? null : first.element;
}

function suits({ candidates }: Judged, better: Element, worse: Element): boolean {
  const weight = (element: Element): number =>
    candidates.find((each) => each.element === element)?.reading.weight ?? -12;
  return weight(better) > 0 && weight(better) - weight(worse) > CLEAR;
}
