import type { Cell } from '../../model/oversight.js';

/** Counts below `small` are not printed, nor what would let them be reckoned. With 1, everything is printed. */
export type Rule = { readonly total: number; readonly small: number };

const WITHHELD: Cell = { plants: null, says: 'withheld' };

export function exact(plants: number): Cell {
  return { plants, says: 'exact' };
}

/** How many of all have something: printed where neither those who have it nor those who have not are few. */
export function setCell(plants: number, { total, small }: Rule): Cell {
  if (small <= 1) return exact(plants);
  if (plants < small) return { plants: null, says: 'few' };
  return total - plants < small ? { plants: null, says: 'nearly_all' } : exact(plants);
}

/** Whether a difference may be known: nothing, or not few. */
export function isWide(difference: number, { small }: Rule): boolean {
  return difference === 0 || difference >= small;
}

/**
 * How many of all are of each kind, where every one is of one kind and the total is known. Where one is few, the first other one goes with
 * it, so that what is missing to the total tells neither; where that is not enough, all go. The order of the keys says which one, never the
 * numbers: else the choice would tell. Whoever knows this rule still finds every number below `small` possible.
 */
export function partCells<Key extends string>(
  parts: readonly (readonly [Key, number])[],
  { small }: Pick<Rule, 'small'>,
): Map<Key, Cell> {
  const hidden = new Set(hiddenParts(parts, small));
  return new Map(parts.map(([key, plants]) => [key, hidden.has(key) ? WITHHELD : exact(plants)]));
}

function hiddenParts<Key extends string>(parts: readonly (readonly [Key, number])[], small: number): Key[] {
  const few = parts.filter(([, plants]) => small > 1 && plants < small);
  const [first] = few;
  if (first === undefined) return [];
  const other = parts.find(([key]) => key !== first[0]);
  const enough = other !== undefined && first[1] + other[1] >= 2 * small - 1;
  return few.length === 1 && enough ? [first[0], other[0]] : parts.map(([key]) => key);
}

/** A number as a set inside another that is printed too: withheld where what lies between them is few. */
export function insideCell(plants: number, outer: Cell, rule: Rule): Cell {
  const cell = setCell(plants, rule);
  if (cell.plants === null || outer.plants === null) return cell;
  return isWide(outer.plants - plants, rule) ? cell : WITHHELD;
}

/**
 * The number of those in any of several sets: withheld where beside the printed sets it tells of few, also of few that are in several of
 * them, or of a set that is not printed.
 * `sets`: what is printed of each, in numbers; null where it is not.
 */
export function unionCell(plants: number, sets: readonly (number | null)[], rule: Rule): Cell {
  const cell = setCell(plants, rule);
  if (cell.plants === null || rule.small <= 1) return cell;
  const printed = sets.flatMap((each) => each ?? []);
  const overlap = printed.reduce((sum, each) => sum + each, 0) - plants;
  const isHidden = printed.length < sets.length || isWide(overlap, rule);
  return overlap >= 0 && isHidden && printed.every((each) => isWide(plants - each, rule)) ? cell : WITHHELD;
}

/** Whether the sets that make up a printed one may stand beside it, each with its number: none is few, no difference is, no overlap is. */
export function mayBreakDown(plants: number, sets: readonly number[], rule: Rule): boolean {
  if (rule.small <= 1) return true;
  const overlap = sets.reduce((sum, each) => sum + each, 0) - plants;
  return sets.every((each) => each >= rule.small && isWide(plants - each, rule)) && isWide(overlap, rule);
}

/** For a trend: to the nearest multiple of `small`, null below it. */
export function roundedCount(plants: number, { small }: Pick<Rule, 'small'>): number | null {
  if (small <= 1) return plants;
  return plants < small ? null : Math.round(plants / small) * small;
}
