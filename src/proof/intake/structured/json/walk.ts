import type { RejectedRow } from '../../../../model/sample.js';
import type { Limits } from '../../limits.js';
import type { Batches } from '../batches.js';
import type { TextWindow } from '../text-window.js';
import { makePlaces, type Places } from './columns.js';
import { makeRecordParser, parseRecord, takeCells, type RecordParser } from './record.js';
import type { Shape } from './shape.js';
import { skim, type Skim } from './skim.js';

export type Frame =
  | { readonly kind: 'root' }
  /** Inside an array whose items are records. */
  | { readonly kind: 'records'; readonly table: number }
  /** Inside an array whose items are envelopes. */
  | { readonly kind: 'envelopes' }
  | { readonly kind: 'object'; readonly path: readonly string[]; map: number | null; label: string | null };

/** Where the reading of one JSON text stands. */
export type Walk = {
  readonly window: TextWindow;
  readonly batches: Batches;
  readonly limits: Limits;
  readonly shape: Shape;
  readonly parser: RecordParser;
  readonly places: Places[];
  readonly byName: Map<string, number>;
  readonly stack: Frame[];
  /** A value being passed over. */
  skim: Skim | null;
  /** Inside a bare word, or a line, that is being passed over. */
  pass: 'word' | 'line' | null;
  /** No record so far ended on another line than it began. */
  oneLine: boolean;
  /** Values met outside of all records. */
  outside: number;
};

export type Step = 'go' | 'more';

export function makeWalk(window: TextWindow, batches: Batches, limits: Limits, shape: Shape): Walk {
  const walk: Walk = {
    window,
    batches,
    limits,
    shape,
    parser: makeRecordParser(limits, makePlaces({ name: null, columns: [], header: true }, limits)),
    places: [],
    byName: new Map(),
    stack: [{ kind: 'root' }],
    skim: null,
    pass: null,
    oneLine: true,
    outside: 0,
  };
  if (shape.kind !== 'envelope') tableOf(walk, null, false);
  return walk;
}

/** Index of the table of that name, opened when it is new. `keyed`: its records stand under keys of their own. */
export function tableOf(walk: Walk, name: string | null, keyed: boolean): number {
  const known = walk.byName.get(name ?? '');
  if (known !== undefined) return known;
  const index = walk.batches.open(name, keyed ? ['key'] : [], true);
  walk.byName.set(name ?? '', index);
  walk.places.push(makePlaces(walk.batches.draft(index), walk.limits));
  return index;
}

export function placesOf(walk: Walk, table: number): Places {
  const places = walk.places[table];
  if (places === undefined) throw new RangeError('no such table');
  return places;
}

/**
 * Reads the record at `from` into the table, or rejects it and begins to pass over it. Before `from` may stand its key:
 * both are taken, or neither.
 */
export function takeRecord(walk: Walk, table: number, from: number, key: string | null): Step {
  const { window, parser, limits, batches } = walk;
  const text = window.text();
  const outcome = parseRecord(parser, placesOf(walk, table), text, from, text.length);
  if (outcome === 'incomplete' && !window.final() && text.length - from <= limits.maxRowBytes) return 'more';
  const line = window.line();
  if (outcome === 'incomplete' || outcome === 'broken') {
    const large = outcome === 'incomplete' && !window.final();
    batches.reject(table, { line, reason: large ? 'row_too_large' : 'bad_json' });
    window.advance(from);
    walk.skim = { depth: 0, inString: false, oneLine: walk.oneLine, broken: !large };
    return 'go';
  }
  keepRecord(walk, table, key, outcome === 'read');
  window.advance(parser.cursor.at);
  if (window.line() !== line) walk.oneLine = false;
  return 'go';
}

/** Hands on the record just parsed. Its text is still before the window's place. */
export function keepRecord(walk: Walk, table: number, key: string | null, read: boolean): void {
  const { parser, window, batches, limits } = walk;
  const line = window.line();
  const size = parser.cursor.at - window.at();
  const cells = read ? takeCells(parser, key) : null;
  if (cells !== null && size <= limits.maxRowBytes) {
    batches.row(table, { cells, line, repaired: parser.cursor.mended }, size);
    return;
  }
  const reason = parser.unfit ?? (cells === null ? 'too_many_cells' : 'row_too_large');
  batches.reject(table, { line, reason });
}

/** Goes on passing over what was begun. Null when nothing is. */
export function passOver(walk: Walk): Step | null {
  if (walk.pass !== null) return passRun(walk, walk.pass === 'word' ? WORD_END : LINE_END);
  if (walk.skim === null) return null;
  const { window } = walk;
  const step = skim(walk.skim, window.text(), window.at(), window.final());
  window.advance(step.at);
  if (step.state === 'more') return 'more';
  walk.skim = null;
  return 'go';
}

const WORD_END = /[\s,:[\]{}"]/gu;
const LINE_END = /\n/gu;

function passRun(walk: Walk, end: RegExp): Step {
  const { window } = walk;
  const text = window.text();
  end.lastIndex = window.at();
  const found = end.exec(text);
  window.advance(found === null ? text.length : found.index);
  if (found === null && !window.final()) return 'more';
  walk.pass = null;
  return found === null ? 'more' : 'go';
}

/** Passes over a value that is no record. With a table, it is one that should have been one. */
export function passValue(walk: Walk, table: number | null): Step {
  const { window, batches } = walk;
  const first = window.text().charAt(window.at());
  const reason: RejectedRow['reason'] = /["\-0-9tfn{[]/u.test(first) ? 'not_a_record' : 'bad_json';
  if (table === null) walk.outside += 1;
  else batches.reject(table, { line: window.line(), reason });
  if (/["{[]/u.test(first)) walk.skim = { depth: 0, inString: false, oneLine: false, broken: false };
  else walk.pass = 'word';
  return 'go';
}
