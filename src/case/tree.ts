import type { JsonValue } from '../model/case.js';

/** Facts by room and name, as in a facts file. */
export type Tree = { readonly [key: string]: JsonValue };

export function isTree(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The second over the first; what both have as rooms is merged, everything else of the second counts. */
export function merge(below: Tree, above: Tree): Tree {
  const merged = new Map<string, JsonValue>(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const before = merged.get(key);
    merged.set(key, isTree(before) && isTree(value) ? { ...merge(before, value) } : value);
  }
  return Object.fromEntries(merged);
}

/** Without what stands at a path. */
export function without(tree: Tree, [step = '', ...rest]: readonly string[]): Tree {
  const found = tree[step];
  const others = Object.fromEntries(Object.entries(tree).filter(([key]) => key !== step));
  if (rest.length === 0 || !isTree(found)) return rest.length === 0 ? others : tree;
  return { ...others, [step]: { ...without(found, rest) } };
}

/** Every value that is no room, with its path. */
export function leavesOf(tree: Tree, above = ''): [string, JsonValue][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    isTree(value) ? leavesOf(value, `${above}${key}.`) : [[`${above}${key}`, value]],
  );
}

/** A tree with one value, at a path of names with dots between. */
export function treeAt(path: string, value: JsonValue): Tree {
  const [first = '', ...rest] = path.split('.');
  return { [first]: rest.length === 0 ? value : { ...treeAt(rest.join('.'), value) } };
}
