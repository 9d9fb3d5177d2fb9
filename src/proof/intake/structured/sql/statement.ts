import { type Cursor, fail, failHere, skipBlank, take, takeName, takeWord } from './cursor.js';

/** The part of an INSERT before its rows. `columns` null: it names none. */
export type InsertHead = { readonly table: string; readonly columns: readonly string[] | null };
export type CreateTable = { readonly table: string; readonly columns: readonly string[] };
export type CopyHead = {
  readonly table: string;
  readonly columns: readonly string[] | null;
  readonly delimiter: string;
  readonly nothing: string;
};

/** What a statement turned out to be; `other`: one that holds no rows we can read. Null: see the cursor's failure. */
export type Head<T> = T | 'other' | null;

const MODIFIERS = /^(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE|INTO|OR|REPLACE|ABORT|FAIL|ROLLBACK)$/iu;

/** Reads on after INSERT or REPLACE, up to the first row. */
export function takeInsertHead(cursor: Cursor): Head<InsertHead> {
  for (;;) {
    if (!skipBlank(cursor)) return null;
    const start = cursor.at;
    if (/["`[]/u.test(cursor.text.charAt(start))) break;
    const word = takeWord(cursor);
    if (word === null) return null;
    if (MODIFIERS.test(word)) continue;
    cursor.at = start;
    break;
  }
  const name = takeName(cursor);
  if (name === null || !skipBlank(cursor)) return null;
  const table = name.join('.');
  let columns: string[] | null = null;
  if (cursor.text.charAt(cursor.at) === '(') {
    const before = cursor.at;
    columns = takeNames(cursor);
    if (columns === null) {
      const isQuery = /^\(\s*(?:SELECT|WITH)\b/iu.test(cursor.text.slice(before, before + 40));
      return isQuery ? 'other' : null;
    }
  }
  for (let before = ''; ;) {
    const word = takeWord(cursor)?.toUpperCase();
    if (word === undefined) return null;
    const overriding = before === 'SYSTEM' || before === 'USER';
    if (word === 'VALUES' || (word === 'VALUE' && !overriding)) return { table, columns };
    if (!/^(?:OVERRIDING|SYSTEM|USER|VALUE)$/u.test(word)) return 'other';
    before = word;
  }
}

function takeNames(cursor: Cursor): string[] | null {
  const names: string[] = [];
  if (!take(cursor, '(')) return null;
  for (;;) {
    const name = takeName(cursor);
    if (name === null || !skipBlank(cursor)) return null;
    names.push(name.at(-1) ?? '');
    const char = cursor.text.charAt(cursor.at);
    if (char !== ',' && char !== ')') {
      failHere(cursor);
      return null;
    }
    cursor.at += 1;
    if (char === ')') return names;
  }
}

const CONSTRAINTS = /^(?:PRIMARY|KEY|UNIQUE|CONSTRAINT|INDEX|FULLTEXT|SPATIAL|FOREIGN|CHECK|EXCLUDE|LIKE|PERIOD)$/iu;

/** Reads on after CREATE: the names of a table's columns. */
export function takeCreateTable(cursor: Cursor): Head<CreateTable> {
  let word = takeWord(cursor)?.toUpperCase();
  while (word !== undefined && /^(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|EXTERNAL)$/u.test(word)) {
    word = takeWord(cursor)?.toUpperCase();
  }
  if (word === undefined) return null;
  if (word !== 'TABLE' || !skipBlank(cursor)) return 'other';
  const exists = /^IF\s+NOT\s+EXISTS\s/iu.exec(cursor.text.slice(cursor.at, cursor.at + 64));
  cursor.at += exists?.[0].length ?? 0;
  const name = takeName(cursor);
  if (name === null || !skipBlank(cursor)) return null;
  if (cursor.text.charAt(cursor.at) !== '(') return cursor.at < cursor.text.length ? 'other' : failIncomplete(cursor);
  cursor.at += 1;
  const columns: string[] = [];
  for (;;) {
    const column = takeDefinition(cursor);
    if (column === null) return null;
    if (column.name !== null) columns.push(column.name);
    if (column.last) return { table: name.join('.'), columns };
  }
}

function failIncomplete(cursor: Cursor): null {
  fail(cursor, 'incomplete');
  return null;
}

/** One entry of the brackets of CREATE TABLE, to the comma or bracket after it. */
function takeDefinition(cursor: Cursor): { readonly name: string | null; readonly last: boolean } | null {
  if (!skipBlank(cursor)) return null;
  const bare = !/["`[]/u.test(cursor.text.charAt(cursor.at));
  const name = takeName(cursor)?.at(-1);
  if (name === undefined) return null;
  for (let depth = 0; ;) {
    if (!skipBlank(cursor)) return null;
    const char = cursor.text.charAt(cursor.at);
    if (char === '') return failIncomplete(cursor);
    if ((char === ',' || char === ')') && depth === 0) {
      cursor.at += 1;
      return { name: bare && CONSTRAINTS.test(name) ? null : name, last: char === ')' };
    }
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    const quoted = /["`']/u.test(char);
    const close = quoted ? cursor.text.indexOf(char, cursor.at + 1) : cursor.at;
    if (close === -1) return failIncomplete(cursor);
    cursor.at = close + 1;
  }
}

/** Reads on after COPY, to the end of its line. */
export function takeCopyHead(cursor: Cursor): Head<CopyHead> {
  const name = takeName(cursor);
  if (name === null || !skipBlank(cursor)) return null;
  let columns: string[] | null = null;
  if (cursor.text.charAt(cursor.at) === '(') {
    columns = takeNames(cursor);
    if (columns === null) return null;
  }
  const line = cursor.text.indexOf('\n', cursor.at);
  if (line === -1) return failIncomplete(cursor);
  const options = cursor.text.slice(cursor.at, line);
  if (!/^\s*FROM\s+STDIN\b/iu.test(options) || /\b(?:CSV|BINARY)\b/iu.test(options)) return 'other';
  cursor.at = line + 1;
  return {
    table: name.join('.'),
    columns,
    delimiter: /\bDELIMITERS?\s+(?:AS\s+)?E?'([^'])'/iu.exec(options)?.[1] ?? '\t',
    nothing: /\bNULL\s+(?:AS\s+)?E?'([^']*)'/iu.exec(options)?.[1] ?? String.raw`\N`,
  };
}
