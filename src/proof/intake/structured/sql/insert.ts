import { skipBlank, take } from './cursor.js';
import { couldGrow, cursorAt, type Dump, type Mode, putRow, type Step } from './dump.js';
import { findSeam } from './skip.js';
import { takeValue } from './value.js';

/** Takes one row of an INSERT, or what ends it. */
export function rowOn(dump: Dump, mode: Extract<Mode, { kind: 'rows' }>): Step {
  const { window } = dump;
  const cursor = cursorAt(dump);
  if (!skipBlank(cursor)) return couldGrow(dump) ? 'more' : endRows(dump);
  let char = cursor.text.charAt(cursor.at);
  if (char === ',' && !mode.first) {
    cursor.at += 1;
    if (!skipBlank(cursor)) return couldGrow(dump) ? 'more' : endRows(dump);
    char = cursor.text.charAt(cursor.at);
  }
  if (char === '' && !cursor.final) return 'more';
  window.advance(cursor.at);
  if (char !== '(') {
    // Rows end with the delimiter or a word; anything else is what a row that was cut left behind.
    const ended = !mode.first && /^[;A-Za-z]?$/u.test(char);
    return ended || char === '' ? endRows(dump) : reject(dump, mode, 'bad_statement');
  }
  const values = takeRow(dump);
  if (values === null) {
    if (couldGrow(dump)) return 'more';
    const large = cursor.failure === 'incomplete' && !cursor.final;
    return reject(dump, mode, large ? 'row_too_large' : 'bad_statement');
  }
  if (cursor.at - window.at() > dump.limits.maxRowBytes) {
    dump.batches.reject(mode.table, { line: window.line(), reason: 'row_too_large' });
  } else putRow(dump, mode.table, mode.target, values, cursor.mended);
  window.advance(cursor.at);
  mode.first = false;
  return 'go';
}

function takeRow(dump: Dump): (string | null)[] | null {
  const { cursor } = dump;
  cursor.mended = false;
  const values: (string | null)[] = [];
  if (!take(cursor, '(')) return null;
  for (;;) {
    const value = takeValue(cursor);
    if (value === null || !skipBlank(cursor)) return null;
    // One past the limit is enough to tell that there are too many.
    if (values.length <= dump.limits.maxColumns) values.push(value.text);
    const char = cursor.text.charAt(cursor.at);
    if (char === ')') {
      cursor.at += 1;
      return values;
    }
    if (!take(cursor, ',')) return null;
  }
}

function reject(dump: Dump, mode: Extract<Mode, { kind: 'rows' }>, reason: 'row_too_large' | 'bad_statement'): Step {
  const { window } = dump;
  dump.batches.reject(mode.table, { line: window.line(), reason });
  window.advance(window.at() + 1);
  dump.mode = { kind: 'seam', rows: mode };
  return 'go';
}

/** After the last row: the delimiter, a clause such as ON CONFLICT, or, where statements have none, the next statement. */
function endRows(dump: Dump): Step {
  const rest = dump.window.text().slice(dump.window.at(), dump.window.at() + 16);
  const clause = /^(?:ON|RETURNING|AS)\b/iu.test(rest);
  dump.mode = clause
    ? { kind: 'skip', skip: { quote: '', delimiter: dump.delimiter, body: false } }
    : { kind: 'statement' };
  return 'go';
}

/** Looks for where to go on after a broken row. */
export function seamOn(dump: Dump, mode: Extract<Mode, { kind: 'seam' }>): Step {
  const { window } = dump;
  const found = findSeam(window.text(), window.at(), window.final());
  if (typeof found === 'number') {
    window.advance(found);
    return 'more';
  }
  window.advance(found.at);
  dump.mode = found.next === 'row' ? { ...mode.rows, first: true } : { kind: 'statement' };
  return 'go';
}
