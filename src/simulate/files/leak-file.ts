import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileForm } from '../leak/form.js';
import type { Leak } from '../leak/request.js';
import { delimitedLine, jsonLine } from './delimited.js';
import { writeAll } from './out-file.js';

const PIECE = 1 << 20;
const UTF16_MARK = '\ufeff';
const SQL_ROWS = 50;

/** Writes the leak, and its truth beside it as `<name>.truth.json` where asked for. */
export function writeLeak(file: string, leak: Leak, truthFile?: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = openSync(file, 'w');
  const encode = encoder(leak.form.encoding);
  let buffered = leak.form.encoding === 'utf-16le' ? UTF16_MARK : '';
  for (const text of textOf(leak)) {
    buffered += text;
    if (buffered.length < PIECE) continue;
    writeAll(handle, encode(buffered));
    buffered = '';
  }
  writeAll(handle, encode(buffered));
  closeSync(handle);
  if (truthFile !== undefined) writeFileSync(truthFile, `${JSON.stringify(leak.truth)}\n`);
}

function encoder(encoding: FileForm['encoding']): (text: string) => Uint8Array {
  const name = encoding === 'utf-16le' ? 'utf16le' : encoding;
  return (text) => Buffer.from(text, name);
}

function* textOf(leak: Leak): Generator<string> {
  const { form, header, rows } = leak;
  if (form.format === 'sql') yield* sqlOf(leak);
  else if (form.format === 'jsonl') for (const row of rows) yield jsonLine(header, row) + form.newline;
  else {
    if (form.header) yield delimitedLine(header, form.delimiter) + form.newline;
    for (const row of rows) yield delimitedLine(row, form.delimiter) + form.newline;
  }
}

function* sqlOf({ header, rows, form }: Leak): Generator<string> {
  const names = header.map((name) => `\`${name.replaceAll('`', '``')}\``);
  const eol = form.newline;
  yield `CREATE TABLE \`customers\` (${eol}${names.map((name) => `  ${name} varchar(255) DEFAULT NULL`).join(`,${eol}`)}${eol});${eol}`;
  let values: string[] = [];
  const statement = (): string =>
    `INSERT INTO \`customers\` (${names.join(', ')}) VALUES${eol}${values.join(`,${eol}`)};${eol}`;
  for (const row of rows) {
    values.push(`(${row.map(sqlText).join(', ')})`);
    if (values.length < SQL_ROWS) continue;
    yield statement();
    values = [];
  }
  if (values.length > 0) yield statement();
}

function sqlText(cell: string): string {
  return cell === '' ? 'NULL' : `'${cell.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
