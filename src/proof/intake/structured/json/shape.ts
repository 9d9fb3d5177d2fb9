import * as json from './cursor.js';
import { skim } from './skim.js';

/** How the records lie in the text. */
export type Shape =
  /** One record a line. */
  | { readonly kind: 'lines' }
  /** Records one after the other, or arrays of them. */
  | { readonly kind: 'sequence' }
  /** Objects around arrays of records, or around objects that hold records by a key (`maps`: their paths). */
  | { readonly kind: 'envelope'; readonly maps: ReadonlySet<string>; readonly inArray: boolean };

/** Objects around a record array, at most. */
export const ENVELOPE_DEPTH = 3;

const LINES_LOOKED_AT = 50;
const PHPMYADMIN = /^\s*\[\s*\{\s*"type"\s*:\s*"header"/u;

/** Tells the shape from the beginning of the text. `lines` says what the file is taken for: it decides where both could be. */
export function findShape(text: string, final: boolean, lines: boolean): Shape {
  const first = text.trimStart().charAt(0);
  if (first === '[') {
    if (PHPMYADMIN.test(text)) return { kind: 'envelope', maps: new Set(), inArray: true };
    return lines && !/^\s*\[\s*\{/u.test(text) && hasGoodLines(text, final, 1, 4)
      ? { kind: 'lines' }
      : { kind: 'sequence' };
  }
  if (hasGoodLines(text, final, lines ? 1 : 2, lines ? 4 : 2)) return { kind: 'lines' };
  if (first !== '{') return { kind: lines ? 'lines' : 'sequence' };
  const found: Survey = { arrays: 0, maps: new Set() };
  const cursor: json.Cursor = { text, at: 0, end: text.length, failure: 'broken', mended: false };
  const closed = surveyObject(cursor, [], found) !== null;
  if (closed && json.peek(cursor) !== 0) return { kind: 'sequence' };
  if (found.arrays > 0 || found.maps.size > 0) return { kind: 'envelope', maps: found.maps, inArray: false };
  return { kind: lines && !closed ? 'lines' : 'sequence' };
}

/** Whether at least `least` lines, and one in `oneIn` of those looked at, are whole values. */
function hasGoodLines(text: string, final: boolean, least: number, oneIn: number): boolean {
  let good = 0;
  let seen = 0;
  let from = 0;
  while (from < text.length && seen < LINES_LOOKED_AT) {
    const newline = text.indexOf('\n', from);
    if (newline === -1 && !final) break;
    const line = text.slice(from, newline === -1 ? text.length : newline).trim();
    from = newline === -1 ? text.length : newline + 1;
    if (line === '') continue;
    seen += 1;
    if (isWhole(line)) good += 1;
  }
  return good >= least && good * oneIn >= seen;
}

function isWhole(line: string): boolean {
  if (!line.startsWith('{') && !line.startsWith('[')) return false;
  const step = skim({ depth: 0, inString: false, oneLine: false, broken: false }, line, 0, true);
  return step.state === 'done' && /^[\s,]*(?:[[{]|$)/u.test(line.slice(step.at));
}

type Survey = { arrays: number; readonly maps: Set<string> };
type Child = { readonly names: readonly string[]; readonly scalars: number };

/** The members of the object at the cursor, or null when the text ends in it. Counts what could be records on the way. */
function surveyObject(cursor: json.Cursor, path: readonly string[], found: Survey): Child | null {
  const names: string[] = [];
  const children: Child[] = [];
  let scalars = 0;
  let others = 0;
  const finish = (closed: boolean): Child | null => {
    if (others + scalars === 0 && areAlike(children)) found.maps.add(path.join('.'));
    return closed ? { names, scalars } : null;
  };
  if (!json.take(cursor, json.OPEN_OBJECT)) return finish(false);
  for (;;) {
    while (json.peek(cursor) === json.COMMA) cursor.at += 1;
    if (json.peek(cursor) === json.CLOSE_OBJECT) {
      cursor.at += 1;
      return finish(true);
    }
    const name = json.takeString(cursor);
    if (name === null || !json.take(cursor, json.COLON)) return finish(false);
    names.push(name);
    const code = json.peek(cursor);
    if (code === json.OPEN_OBJECT && path.length + 1 < ENVELOPE_DEPTH) {
      const child = surveyObject(cursor, [...path, name], found);
      if (child === null) return finish(false);
      children.push(child);
      continue;
    }
    if (code === json.OPEN_ARRAY && /^\[\s*[[{]/u.test(cursor.text.slice(cursor.at, cursor.at + 200)))
      found.arrays += 1;
    if (code === json.OPEN_ARRAY || code === json.OPEN_OBJECT) others += 1;
    else scalars += 1;
    if (!pass(cursor)) return finish(false);
  }
}

function pass(cursor: json.Cursor): boolean {
  const code = json.peek(cursor);
  if (code !== json.OPEN_ARRAY && code !== json.OPEN_OBJECT && code !== json.QUOTE)
    return json.takeWord(cursor) !== null;
  const step = skim({ depth: 0, inString: false, oneLine: false, broken: false }, cursor.text, cursor.at, true);
  cursor.at = step.at;
  return step.state === 'done';
}

/** Whether all are records of one kind: the first two share half of their names, and hold values of their own. */
function areAlike(children: readonly Child[]): boolean {
  const [first, second] = children;
  if (first === undefined || second === undefined || children.some((child) => child.scalars === 0)) return false;
  const names = new Set(second.names);
  const shared = first.names.filter((name) => names.has(name)).length;
  return shared > 0 && shared * 2 >= Math.max(first.names.length, second.names.length);
}
