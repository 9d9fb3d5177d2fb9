import { LineCounter, isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { YamlKind } from './fault.js';

export type Position = { readonly file: string; readonly line: number; readonly column: number };
export type Path = readonly PropertyKey[];

/** A YAML text as data, which can tell where each of its keys and values stands. */
export type Located = {
  readonly data: unknown;
  has(path: Path): boolean;
  /** Where a value stands; for a path that is not there, where its nearest parent is named. */
  valueAt(path: Path): Position;
  keyAt(path: Path): Position;
};

/** Parses YAML 1.2 core: `NO` is text and not a boolean, a date is text. Throws `bad_yaml` with the place of the fault. */
export function locate(text: string, file: string, kind: Pick<YamlKind, 'name' | 'fail'>): Located {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw kind.fail('bad_yaml', `${kind.name} is not YAML: ${fault.message}`, {
      where: position(fault.pos[0]),
      hint: 'Check indentation, colons and quotes at that place.',
    });
  }
  return {
    data: toData(document, position(0), kind),
    has: (path) => find(document, path) !== null,
    valueAt: (path) => position(offsetOf(document, path, 'value')),
    keyAt: (path) => position(offsetOf(document, path, 'key')),
  };
}

function toData(document: Document, where: Position, kind: Pick<YamlKind, 'name' | 'fail'>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw kind.fail('bad_yaml', `${kind.name} repeats itself by reference too often to be read`, {
      where,
      hint: 'Write the values out instead of using & and *.',
      cause,
    });
  }
}

type Found = { readonly key: unknown; readonly value: unknown };

function find(document: Document, path: Path): Found | null {
  let found: Found = { key: null, value: document.contents };
  for (const step of path) {
    const next = stepInto(isAlias(found.value) ? found.value.resolve(document) : found.value, step);
    if (next === null) return null;
    found = next;
  }
  return found;
}

function stepInto(node: unknown, step: PropertyKey): Found | null {
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? null : { key: value, value };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
  return isPair(pair) ? { key: pair.key, value: pair.value } : null;
}

function offsetOf(document: Document, path: Path, side: 'key' | 'value'): number {
  for (let length = path.length; length > 0; length -= 1) {
    const found = find(document, path.slice(0, length));
    if (found === null) continue;
    const wanted = side === 'value' && length === path.length ? found.value : found.key;
    const start = startOf(wanted) ?? startOf(found.key);
    if (start !== null) return start;
  }
  return startOf(document.contents) ?? 0;
}

function startOf(node: unknown): number | null {
  const known = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
  return known ? (node.range?.[0] ?? null) : null;
}
