import { within, type Line } from '../../annotate/annotate.js';
import type { Scene } from '../../parties/scene.js';

const LONGEST = 100;
/** `S: 10,000 rows, $300`, `[ ] 100 tenants ........ 60 EUR`: how a line of a price list begins or leads to its price. */
const ENTRY = /^\W*(?:\[\s?\]|[A-Za-z]{1,12}\s?:)|\.{3,}/u;

/** Whether a line is one of several that each have a price: what it counts is a part of the whole. */
export function isMenu(scene: Scene, line: Line): boolean {
  const isPriced = (own: Line | undefined): boolean => own !== undefined && within(scene.money, own).length === 1;
  return (
    line.text.length < LONGEST &&
    !/[.!?]$/u.test(line.text) &&
    ENTRY.test(line.text) &&
    isPriced(line) &&
    (isPriced(scene.lines[line.index - 1]) || isPriced(scene.lines[line.index + 1]))
  );
}
