import { takeWord } from './cursor.js';
import { couldGrow, cursorAt, type Dump, type Step } from './dump.js';
import { takeCopyHead, takeCreateTable, takeInsertHead } from './statement.js';

const SPACE = /[\s;]*/uy;

/** Takes the beginning of a statement: enough of it to know how to read on. */
export function statementOn(dump: Dump): Step {
  const { window } = dump;
  const text = window.text();
  SPACE.lastIndex = window.at();
  SPACE.exec(text);
  window.advance(SPACE.lastIndex);
  if (window.at() >= text.length) return 'more';
  const two = text.slice(window.at(), window.at() + 2);
  if (two.length < 2 && !window.final()) return 'more';
  if (two === '/*') {
    window.advance(window.at() + 2);
    dump.mode = { kind: 'skip', skip: { quote: '', delimiter: '*/', body: false } };
    return 'go';
  }
  if (two === '--' || two.startsWith('#') || two.startsWith('\\')) {
    dump.mode = { kind: 'line', next: { kind: 'statement' } };
    return 'go';
  }
  const cursor = cursorAt(dump);
  const word = takeWord(cursor)?.toUpperCase();
  if (word === undefined)
    return couldGrow(dump) && cursor.failure === 'incomplete' ? 'more' : skipFrom(dump, window.at(), false);
  return keyword(dump, word);
}

function keyword(dump: Dump, word: string): Step {
  switch (word) {
    case 'INSERT':
    case 'REPLACE':
      return insert(dump);
    case 'CREATE':
      return create(dump);
    case 'COPY':
      return copy(dump);
    case 'DELIMITER':
      return delimiter(dump);
    case 'GO':
      dump.window.advance(dump.cursor.at);
      return 'go';
    default:
      return skipFrom(dump, dump.cursor.at, false);
  }
}

function insert(dump: Dump): Step {
  const { cursor, window } = dump;
  const head = takeInsertHead(cursor);
  if (head === null) {
    if (couldGrow(dump)) return 'more';
    dump.batches.reject(null, { line: window.line(), reason: 'bad_statement' });
    return skipFrom(dump, cursor.at, false);
  }
  if (head === 'other') {
    dump.unread += 1;
    return skipFrom(dump, cursor.at, false);
  }
  window.advance(cursor.at);
  dump.mode = { kind: 'rows', ...dump.tables.target(head.table, head.columns), first: true };
  return 'go';
}

function create(dump: Dump): Step {
  const { cursor, window } = dump;
  const head = takeCreateTable(cursor);
  if (head === null && couldGrow(dump)) return 'more';
  if (head !== null && head !== 'other') dump.tables.create(head.table, head.columns);
  const start = window.text().slice(window.at(), window.at() + 100);
  const body = /^CREATE\s[^(;]*?\bTRIGGER\b/iu.test(start) && dump.dialect.name !== 'postgres';
  return skipFrom(dump, head === null ? window.at() + 'CREATE'.length : cursor.at, body);
}

function copy(dump: Dump): Step {
  const { cursor, window } = dump;
  const head = takeCopyHead(cursor);
  if (head === null && couldGrow(dump)) return 'more';
  if (head === null || head === 'other') {
    dump.unread += 1;
    return skipFrom(dump, cursor.at, false);
  }
  window.advance(cursor.at);
  dump.mode = { kind: 'copy', ...dump.tables.target(head.table, head.columns), head };
  return 'go';
}

/** The mysql client's own command: from here on, something else ends a statement. */
function delimiter(dump: Dump): Step {
  const { cursor, window } = dump;
  const newline = cursor.text.indexOf('\n', cursor.at);
  if (newline === -1 && !cursor.final && cursor.text.length - cursor.at < 1000) return 'more';
  const end = newline === -1 ? cursor.text.length : newline;
  dump.delimiter = cursor.text.slice(cursor.at, end).trim().slice(0, 16) || ';';
  window.advance(end);
  return 'go';
}

function skipFrom(dump: Dump, at: number, body: boolean): Step {
  dump.window.advance(at);
  dump.mode = { kind: 'skip', skip: { quote: '', delimiter: dump.delimiter, body } };
  return 'go';
}
