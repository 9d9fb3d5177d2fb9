import type { Contradiction, ElementLeaf, Leaf, NumberLeaf } from '../../model/claim.js';
import type { Scene } from '../parties/scene.js';
import { accessIn } from '../read/goods/access.js';
import { countsIn } from '../read/goods/counts.js';
import type { Fields } from '../read/reader.js';
import { responsesIn } from '../read/who/response.js';

/** Leaves of one field that cannot all be right, side by side: which of them is right is not for a reader to say. */
export function contradictionsIn(scene: Scene, fields: Fields): Contradiction[] {
  return [
    ...counted(scene, 'people'),
    ...counted(scene, 'rows'),
    ...elements(fields),
    ...access(scene),
    ...response(scene),
  ];
}

/** Numbers nearer to each other than this may be one number told twice. */
const SAME = 0.02;
/** A few people told of beside thousands are others. */
const FEW = 100;
const MANY = 1_000;

function counted(scene: Scene, of: 'people' | 'rows'): Contradiction[] {
  const all = countsIn(scene).filter((count) => count.of === of && !count.part);
  const most = Math.max(...all.map(({ leaf }) => leaf.value));
  const counts = all.filter(({ leaf, superseded }) => superseded || leaf.value >= FEW || most < MANY);
  const distinct: { leaf: NumberLeaf; superseded: boolean }[] = [];
  for (const count of counts) if (!distinct.some(({ leaf }) => agree(leaf, count.leaf))) distinct.push(count);
  if (distinct.length < 2) return [];
  const restated = distinct.some(({ superseded }) => superseded);
  const why = restated
    ? 'the text gives several counts, one of them as taking the place of another'
    : 'the text gives several counts';
  return [{ field: of, values: distinct.map(({ leaf }) => leaf), why }];
}

function agree(left: NumberLeaf, right: NumberLeaf): boolean {
  const [low, high] = left.value <= right.value ? [left, right] : [right, left];
  if (low.high !== undefined && high.value <= low.high) return true;
  return high.value - low.value <= SAME * high.value;
}

function elements({ elements: said, denied_elements: denied }: Fields): Contradiction[] {
  return denied.flatMap((not) => {
    const yes = said.find(({ value }) => value === not.value);
    const values: ElementLeaf[] = yes === undefined ? [] : [yes, not];
    return yes === undefined
      ? []
      : [{ field: 'elements', values, why: `the text says of ${not.value} that it was taken, and that it was not` }];
  });
}

function access(scene: Scene): Contradiction[] {
  return differing(
    'access',
    accessIn(scene),
    ['kept', 'lost'],
    'the text says that access is kept, and that it is lost',
  );
}

function response(scene: Scene): Contradiction[] {
  return differing(
    'response',
    responsesIn(scene),
    ['confirmed', 'denied'],
    'the organisation confirms one thing and denies another',
  );
}

function differing(
  field: string,
  leaves: readonly Leaf<string>[],
  words: readonly string[],
  why: string,
): Contradiction[] {
  const values = words.flatMap((word) => leaves.find(({ value }) => value === word) ?? []);
  return values.length < 2 ? [] : [{ field, values, why }];
}
