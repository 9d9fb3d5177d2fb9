import { parseRecord } from './record.js';
import { keepRecord, passOver, placesOf, type Step, type Walk } from './walk.js';

const SPACE = /[\s,\u0000]*/uy;

/** Takes one line of a text that has a record on each. What is broken on a line ends with it. */
export function lineOn(walk: Walk): Step {
  const passed = passOver(walk);
  if (passed !== null) return passed;
  const { window, batches, limits } = walk;
  const text = window.text();
  const newline = text.indexOf('\n', window.at());
  if (newline === -1 && !window.final()) {
    if (text.length - window.at() <= limits.maxRowBytes) return 'more';
    batches.reject(0, { line: window.line(), reason: 'row_too_large' });
    walk.pass = 'line';
    return 'go';
  }
  if (window.at() >= text.length) return 'more';
  const end = newline === -1 ? text.length : newline;
  for (let from = skipSpace(text, window.at()); from < end; from = skipSpace(text, window.at())) {
    if (!takeOne(walk, from, end)) break;
  }
  window.advance(Math.min(text.length, end + 1));
  return 'go';
}

/** Takes a record that ends before `end`. False when the line is broken and what is left of it is lost. */
function takeOne(walk: Walk, from: number, end: number): boolean {
  const { window, batches, parser } = walk;
  const text = window.text();
  const places = placesOf(walk, 0);
  const first = text.charAt(from);
  const isRecord = first === '{' || first === '[';
  const outcome = parseRecord(parser, places, text, from, end);
  const after = skipSpace(text, parser.cursor.at);
  const clean = after >= end || text.charAt(after) === '{' || text.charAt(after) === '[';
  if (isRecord && clean && (outcome === 'read' || outcome === 'unfit')) {
    keepRecord(walk, 0, null, outcome === 'read');
    window.advance(parser.cursor.at);
    return true;
  }
  places.takeBack();
  const scalar =
    !isRecord &&
    (outcome === 'read' ||
      /^(?:-?[0-9.eE+-]+|true|false|null)$/u.test(text.slice(from, Math.min(end, from + 64)).trim()));
  batches.reject(0, { line: window.line(), reason: scalar ? 'not_a_record' : 'bad_json' });
  return false;
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.exec(text);
  return SPACE.lastIndex;
}
