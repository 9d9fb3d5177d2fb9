import type { RejectedRow } from '../../../../model/sample.js';
import type { Limits } from '../../limits.js';
import { exceeds } from '../text-window.js';
import type { Place, Places } from './columns.js';
import * as json from './cursor.js';

/** `incomplete`: the text ends inside the value. `broken`: it is not JSON. `unfit`: JSON, but past a limit. */
export type RecordOutcome = 'read' | 'incomplete' | 'broken' | 'unfit';

/** Reads one record at a time into cells. Kept and reused; what it tells is of the last record. */
export type RecordParser = {
  readonly cursor: json.Cursor;
  readonly limits: Limits;
  places: Places;
  serial: number;
  /** Above 0: inside an array's rest, which is kept as one cell. */
  muted: number;
  unfit: RejectedRow['reason'] | null;
  filled: Place[];
  values: (string | null)[];
};

/** Items of one array that get a column each; what is left of the array becomes one cell, as written. */
export const ARRAY_ITEMS = 64;

export function makeRecordParser(limits: Limits, places: Places): RecordParser {
  const cursor: json.Cursor = { text: '', at: 0, end: 0, failure: 'broken', mended: false };
  return { cursor, limits, places, serial: 0, muted: 0, unfit: null, filled: [], values: [] };
}

/** Parses the value at `from`. `end` is the end of what is known of the text. */
export function parseRecord(
  parser: RecordParser,
  places: Places,
  text: string,
  from: number,
  end: number,
): RecordOutcome {
  const { cursor } = parser;
  Object.assign(cursor, { text, at: from, end, mended: false });
  parser.places = places;
  parser.serial += 1;
  parser.muted = 0;
  parser.unfit = null;
  parser.filled = [];
  parser.values = [];
  if (value(parser, places.root, 0)) {
    if (parser.unfit === null) return 'read';
    places.takeBack();
    return 'unfit';
  }
  places.takeBack();
  return cursor.failure;
}

/** The cells of the record just read, in the order of the table's columns; null when they are more than it may have. */
export function takeCells(parser: RecordParser, lead: string | null): (string | null)[] | null {
  const { places, filled, values } = parser;
  if (!places.fit(filled)) {
    places.takeBack();
    return null;
  }
  const cells: (string | null)[] = lead === null ? [] : [lead];
  for (let index = 0; index < filled.length; index += 1) {
    const place = filled[index];
    if (place === undefined) break;
    const column = places.column(place);
    while (cells.length < column) cells.push(null);
    cells[column] = values[index] ?? null;
  }
  places.keep();
  return cells;
}

function put(parser: RecordParser, place: Place | null, text: string | null): void {
  if (parser.muted > 0 || parser.unfit !== null) return;
  const free = place === null ? null : freePlace(parser, place);
  if (free === null) {
    parser.unfit ??= 'too_many_cells';
    return;
  }
  if (text !== null && exceeds(text, parser.limits.maxCellBytes)) parser.unfit ??= 'cell_too_large';
  free.filled = parser.serial;
  parser.filled.push(free);
  parser.values.push(text);
}

/** The place itself, or, where the record has filled it already, another of its name. */
function freePlace(parser: RecordParser, place: Place): Place | null {
  if (place.filled !== parser.serial) {
    place.tail = place;
    return place;
  }
  parser.cursor.mended = true;
  place.tail = parser.places.again(place.tail ?? place);
  return place.tail;
}

function value(parser: RecordParser, place: Place | null, depth: number): boolean {
  const { cursor } = parser;
  const code = json.peek(cursor);
  if (code === 0) return json.fail(cursor, 'incomplete');
  if (code === json.QUOTE) {
    const text = json.takeString(cursor);
    if (text === null) return false;
    put(parser, place, text === '' ? null : text);
    return true;
  }
  if (code !== json.OPEN_OBJECT && code !== json.OPEN_ARRAY) {
    const word = json.takeWord(cursor);
    if (word === null) return false;
    put(parser, place, word === 'null' ? null : word);
    return true;
  }
  if (depth >= parser.limits.jsonDepth) return json.fail(cursor, 'broken');
  cursor.at += 1;
  return code === json.OPEN_OBJECT ? object(parser, place, depth) : array(parser, place, depth);
}

function object(parser: RecordParser, place: Place | null, depth: number): boolean {
  const { cursor } = parser;
  if (json.peek(cursor) === json.CLOSE_OBJECT) {
    cursor.at += 1;
    return true;
  }
  for (;;) {
    const name = json.takeString(cursor);
    if (name === null || !json.take(cursor, json.COLON)) return false;
    const known = place === null || parser.muted > 0 ? null : parser.places.member(place, name);
    if (!value(parser, known, depth + 1)) return false;
    if (json.peek(cursor) === json.CLOSE_OBJECT) {
      cursor.at += 1;
      return true;
    }
    if (!json.take(cursor, json.COMMA)) return false;
  }
}

function array(parser: RecordParser, place: Place | null, depth: number): boolean {
  const { cursor } = parser;
  if (json.peek(cursor) === json.CLOSE_ARRAY) {
    cursor.at += 1;
    return true;
  }
  let rest = -1;
  for (let index = 0; ; index += 1) {
    if (index === ARRAY_ITEMS) {
      json.peek(cursor);
      rest = cursor.at;
      parser.muted += 1;
    }
    const item = place === null || parser.muted > 0 ? null : parser.places.item(place, index);
    if (!value(parser, item, depth + 1)) return false;
    if (json.peek(cursor) === json.CLOSE_ARRAY) break;
    if (!json.take(cursor, json.COMMA)) return false;
  }
  if (rest !== -1) putRest(parser, place, rest);
  cursor.at += 1;
  return true;
}

function putRest(parser: RecordParser, place: Place | null, from: number): void {
  const { cursor } = parser;
  parser.muted -= 1;
  cursor.mended = true;
  const item = place === null || parser.muted > 0 ? null : parser.places.item(place, ARRAY_ITEMS);
  put(parser, item, `[${cursor.text.slice(from, cursor.at)}]`);
}
