import { closeSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createDeflateRaw, crc32, gzipSync } from 'node:zlib';
import { openDuckDb } from '../../src/engine/duckdb/open.js';
import { literal } from '../../src/engine/sql.js';
import { makeWorkbook } from './make-workbook.js';
import { makeZip, type ZipEntry } from './make-zip.js';

/** Files as somebody would send them who wants the reader to fall over. Each maker writes into a folder and gives a path. */

const MiB = 2 ** 20;

/** Zeros, deflated without ever holding them. */
export async function zeros(size: number): Promise<NonNullable<ZipEntry['packed']>> {
  const deflate = createDeflateRaw({ level: 9 });
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => {
    deflate.once('end', resolve);
  });
  const block = Buffer.alloc(MiB);
  let checksum = 0;
  for (let at = 0; at < size; at += block.length) {
    checksum = crc32(block, checksum);
    if (!deflate.write(block)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await ended;
  return { bytes: Buffer.concat(parts), size, checksum };
}

export async function flatBomb(declaredSize?: number): Promise<Buffer> {
  const packed = await zeros(100 * MiB);
  const lie = declaredSize === undefined ? {} : { declaredSize };
  return makeZip([{ name: 'rows.csv', data: '', packed, ...lie }]);
}

/** A ZIP in a ZIP, and so on. */
export function nested(depth: number): Buffer {
  let bytes = makeZip([{ name: 'rows.csv', data: 'a,b\n1,2\n' }]);
  for (let layer = 1; layer < depth; layer += 1) bytes = makeZip([{ name: `layer${layer}.zip`, data: bytes }]);
  return bytes;
}

/** Many members, all of them the same packed bytes. */
export function overlapping(members: number): Buffer {
  const first: ZipEntry = { name: 'rows0.csv', data: 'a,b\n'.repeat(10_000) };
  const rest = Array.from({ length: members - 1 }, (_, index) => ({
    ...first,
    name: `rows${index + 1}.csv`,
    sharesWith: 0,
  }));
  return makeZip([first, ...rest]);
}

/** Entities of entities: 10^9 copies of a word, were they resolved. */
export function billionLaughs(): Buffer {
  const entities = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
  return makeWorkbook({
    prolog: `<!DOCTYPE worksheet [<!ENTITY l0 "lol">${entities.join('')}]>`,
    sheets: [{ name: 'a', data: '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>' }],
  });
}

export function externalEntity(file: string): Buffer {
  return makeWorkbook({
    prolog: `<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file://${file}">]>`,
    sheets: [{ name: 'a', data: '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>' }],
  });
}

export function deepJson(depth: number, open: string, close: string): string {
  return `[${open.repeat(depth)}1${close.repeat(depth)},{"a":1}]`;
}

/** One string of the given length in an array, written piece by piece. */
export function writeLongString(file: string, length: number): void {
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(MiB, 'x');
  writeSync(handle, '[{"a":"');
  for (let at = 0; at < length; at += block.length) writeSync(handle, block);
  writeSync(handle, '"},{"a":"b"}]');
  closeSync(handle);
}

/** What a terminal, a browser, a spreadsheet, a database or an eye would trip over. */
export const VENOM: readonly string[] = [
  '\u001b[2J\u001b]0;owned\u0007',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  "'; DROP TABLE people; --",
  '\u202egpj.exe\u202c',
  '\u2066hidden\u2069',
  '\u200bzero width\ufeff',
  'שם פרטי',
  'الاسم',
  '../../etc/passwd',
  '{{constructor.constructor("return 1")()}}',
  '${jndi:ldap://x}',
  '%s%n%x',
];

export function venomousCsv(): string {
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const line = (cells: readonly string[]): string => `${cells.map(quote).join(',')}\n`;
  return (
    line(VENOM) +
    Array.from({ length: VENOM.length }, (_, by) => line([...VENOM.slice(by), ...VENOM.slice(0, by)])).join('')
  );
}

export function wideCsv(columns: number): string {
  const line = (cell: (at: number) => string): string =>
    `${Array.from({ length: columns }, (_, at) => cell(at)).join(',')}\n`;
  return line((at) => `c${at}`) + line((at) => `${at}`) + line((at) => `${at}`);
}

export function gzOfZeros(size: number): Buffer {
  return gzipSync(Buffer.alloc(size));
}

export function plainCsv(rows: number): string {
  return `id,name\n${Array.from({ length: rows }, (_, at) => `${at},name ${(at * 7919) % 10_007}`).join('\n')}\n`;
}

/** A Zstandard and a Parquet file, written by the engine. */
export async function enginesFiles(folder: string): Promise<{ readonly zst: Buffer; readonly parquet: Buffer }> {
  const zst = path.join(folder, 'engine.csv.zst');
  const parquet = path.join(folder, 'engine.parquet');
  const connection = await openDuckDb({ scratch: path.join(folder, 'spill'), allowed: [folder] });
  try {
    const rows = "SELECT range AS id, 'name ' || (range * 7919) % 10007 AS name FROM range(20000)";
    await connection.run(`COPY (${rows}) TO ${literal(zst)} (FORMAT csv, COMPRESSION zstd)`);
    await connection.run(`COPY (${rows}) TO ${literal(parquet)} (FORMAT parquet)`);
  } finally {
    connection.close();
  }
  return { zst: readFileSync(zst), parquet: readFileSync(parquet) };
}

/** A Parquet file whose footer claims another length than it has. */
export function lyingFooter(parquet: Buffer, length: number): Buffer {
  const lied = Buffer.from(parquet);
  lied.writeUInt32LE(length, lied.length - 8);
  return lied;
}

/** A Parquet file whose footer is of the right length, and noise. */
export function noisyFooter(parquet: Buffer): Buffer {
  const lied = Buffer.from(parquet);
  const length = lied.readUInt32LE(lied.length - 8);
  lied.fill(0xff, lied.length - 8 - length, lied.length - 8);
  return lied;
}

/** A folder with one honest file and a link out of it. */
export function linkedFolder(folder: string, target: string): string {
  const inner = path.join(folder, 'linked');
  mkdirSync(inner);
  writeFileSync(path.join(inner, 'rows.csv'), 'id,name\n1,Ann\n2,Bo\n');
  symlinkSync(target, path.join(inner, 'more.csv'));
  return inner;
}
