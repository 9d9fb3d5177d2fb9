import { type Dump, type Mode, putRow, type Step } from './dump.js';
import { unescapePostgres } from './escape.js';

/** Takes one line of COPY's data, or the `\.` that ends it. */
export function copyOn(dump: Dump, mode: Extract<Mode, { kind: 'copy' }>): Step {
  const { window, limits } = dump;
  const text = window.text();
  const newline = text.indexOf('\n', window.at());
  if (newline === -1 && !window.final()) {
    if (text.length - window.at() <= limits.maxRowBytes) return 'more';
    dump.batches.reject(mode.table, { line: window.line(), reason: 'row_too_large' });
    dump.mode = { kind: 'line', next: mode };
    return 'go';
  }
  if (window.at() >= text.length) return 'more';
  const end = newline === -1 ? text.length : newline;
  const line = text.slice(window.at(), end > window.at() && text.charAt(end - 1) === '\r' ? end - 1 : end);
  if (line === '\\.') dump.mode = { kind: 'statement' };
  else if (line.length > limits.maxRowBytes) {
    dump.batches.reject(mode.table, { line: window.line(), reason: 'row_too_large' });
  } else putRow(dump, mode.table, mode.target, cellsOf(line, mode, limits.maxColumns), newline === -1);
  window.advance(Math.min(text.length, end + 1));
  return 'go';
}

function cellsOf(line: string, mode: Extract<Mode, { kind: 'copy' }>, most: number): (string | null)[] {
  const cells = line.split(mode.head.delimiter, most + 1);
  return cells.map((cell) => {
    if (cell === mode.head.nothing) return null;
    return cell.includes('\\') ? unescapePostgres(cell, false) : cell;
  });
}
