import { MAX_NAME } from './columns.js';
import * as json from './cursor.js';
import { ENVELOPE_DEPTH } from './shape.js';
import { passOver, passValue, tableOf, takeRecord, type Frame, type Step, type Walk } from './walk.js';

/** Takes one thing of the text: a record, a bracket, a member's name. */
export function walkOn(walk: Walk): Step {
  const passed = passOver(walk);
  if (passed !== null) return passed;
  const { window } = walk;
  const text = window.text();
  SEPARATORS.lastIndex = window.at();
  SEPARATORS.exec(text);
  window.advance(SEPARATORS.lastIndex);
  if (window.at() >= text.length) return 'more';
  const frame = walk.stack.at(-1) ?? { kind: 'root' };
  const code = text.charCodeAt(window.at());
  if (code === json.CLOSE_ARRAY || code === json.CLOSE_OBJECT) return close(walk, frame);
  switch (frame.kind) {
    case 'records':
      return isRecord(code) ? takeRecord(walk, frame.table, walk.window.at(), null) : passValue(walk, frame.table);
    case 'object':
      return member(walk, frame);
    default:
      return rootValue(walk, code);
  }
}

const SEPARATORS = /[\s,:]*/uy;

function isRecord(code: number): boolean {
  return code === json.OPEN_OBJECT || code === json.OPEN_ARRAY;
}

function close(walk: Walk, frame: Frame): Step {
  walk.window.advance(walk.window.at() + 1);
  if (frame.kind !== 'root') walk.stack.pop();
  return 'go';
}

function enter(walk: Walk, frame: Frame): Step {
  walk.window.advance(walk.window.at() + 1);
  walk.stack.push(frame);
  return 'go';
}

function rootValue(walk: Walk, code: number): Step {
  if (walk.shape.kind === 'envelope') {
    if (code === json.OPEN_OBJECT) return enterObject(walk, []);
    if (code === json.OPEN_ARRAY && walk.shape.inArray) return enter(walk, { kind: 'envelopes' });
    return passValue(walk, null);
  }
  if (code === json.OPEN_ARRAY) return enter(walk, { kind: 'records', table: 0 });
  return code === json.OPEN_OBJECT ? takeRecord(walk, 0, walk.window.at(), null) : passValue(walk, 0);
}

function enterObject(walk: Walk, path: readonly string[]): Step {
  const name = path.join('.');
  const keyed = walk.shape.kind === 'envelope' && walk.shape.maps.has(name);
  const map = keyed ? tableOf(walk, name === '' ? null : name, true) : null;
  return enter(walk, { kind: 'object', path, map, label: null });
}

/** A member of an envelope: its name and the beginning of its value must be known to judge it. */
function member(walk: Walk, frame: Extract<Frame, { kind: 'object' }>): Step {
  const { window, limits } = walk;
  const text = window.text();
  const cursor: json.Cursor = { text, at: window.at(), end: text.length, failure: 'broken', mended: false };
  const name = json.takeString(cursor);
  const ready = name !== null && json.take(cursor, json.COLON) && isJudged(cursor);
  if (
    !ready &&
    cursor.failure === 'incomplete' &&
    !window.final() &&
    text.length - window.at() <= limits.maxCellBytes
  ) {
    return 'more';
  }
  if (name === null || !ready || name.length > MAX_NAME) return passValue(walk, null);
  const code = json.peek(cursor);
  if (frame.map !== null && isRecord(code)) return takeRecord(walk, frame.map, cursor.at, name);
  window.advance(cursor.at);
  if (frame.map !== null) return passValue(walk, frame.map);
  const path = [...frame.path, name];
  if (code === json.OPEN_OBJECT && path.length < ENVELOPE_DEPTH) return enterObject(walk, path);
  if (code === json.OPEN_ARRAY && RECORD_ARRAY.test(text.slice(cursor.at, cursor.at + LOOK))) {
    const table = tableOf(walk, frame.label === null ? path.join('.') : frame.label, false);
    return enter(walk, { kind: 'records', table });
  }
  if (name === 'name' && code === json.QUOTE && walk.shape.kind === 'envelope' && walk.shape.inArray) {
    frame.label = json.takeString(cursor)?.slice(0, MAX_NAME) ?? null;
  }
  return passValue(walk, null);
}

const RECORD_ARRAY = /^\[\s*[[{]/u;
const LOOK = 200;

/** Whether enough of the value is known: of an array, its first item's first character. */
function isJudged(cursor: json.Cursor): boolean {
  const code = json.peek(cursor);
  if (code === 0) return json.fail(cursor, 'incomplete');
  if (code !== json.OPEN_ARRAY) return true;
  const next = { ...cursor, at: cursor.at + 1 };
  return json.peek(next) !== 0 || json.fail(cursor, 'incomplete');
}
