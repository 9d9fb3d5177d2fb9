import * as fc from 'fast-check';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../../engine/duckdb/open.js';
import { cellsOf, inFolder, readBytes, tableRows } from '../../../../test/hostile/read-back.js';
import { landTable } from '../landing/land.js';
import { createTables } from '../landing/tables.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { readDelimited } from './read-delimited.js';
import type { Sniffed } from './sniff.js';

// A correct writer, for the tests: any table in any dialect.
type Written = { delimiter: string; quote: '"' | "'"; escape: 'double' | 'backslash'; ending: string; all: boolean };

function writeCell(cell: string, how: Written, alone: boolean): string {
  const special = [how.delimiter, how.quote, '\n', '\r', ...(how.escape === 'backslash' ? ['\\'] : [])];
  const padded = cell !== cell.trim();
  if (!how.all && !padded && !(alone && cell === '') && !special.some((one) => cell.includes(one))) return cell;
  const inner =
    how.escape === 'double'
      ? cell.replaceAll(how.quote, how.quote + how.quote)
      : cell.replaceAll('\\', '\\\\').replaceAll(how.quote, `\\${how.quote}`);
  return how.quote + inner + how.quote;
}

function writeTable(rows: readonly (readonly string[])[], how: Written): string {
  return rows
    .map((row) => row.map((cell) => writeCell(cell, how, row.length === 1)).join(how.delimiter) + how.ending)
    .join('');
}

const NAMES = ['id', 'first_name', 'email', 'phone', 'city', 'note'];

const word = fc.constantFrom('Ann', 'Zoë', "O'Brien", 'Nguyễn', 'Łódź', '李雷', 'x');
const person = fc.tuple(
  fc.nat({ max: 99_999 }).map((id) => `${id + 1}`),
  word,
  fc.nat({ max: 999 }).map((id) => `person${id}@example.org`),
  fc.nat({ max: 9999 }).map((id) => `206-555-${`${id}`.padStart(4, '0')}`),
  word,
  fc.string({
    unit: fc.constantFrom(',', ';', '\t', '|', ':', '"', "'", '\n', '\r', ' ', 'a', 'é', '€', '\\', '😀', '1'),
    maxLength: 12,
  }),
);
const written = fc.record<Written>({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'"),
  escape: fc.constantFrom('double', 'backslash'),
  ending: fc.constantFrom('\n', '\r\n', '\r'),
  all: fc.boolean(),
});

type Coding = { name: string; encode: (text: string) => Uint8Array };
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const CODINGS: Coding[] = [
  { name: 'utf-8', encode: (text) => Buffer.from(text) },
  { name: 'utf-8 with mark', encode: (text) => Buffer.from(`\ufeff${text}`) },
  { name: 'utf-16le', encode: (text) => utf16(`\ufeff${text}`) },
  { name: 'utf-16be', encode: (text) => utf16(`\ufeff${text}`).swap16() },
  {
    name: 'utf-32le',
    encode: (text) =>
      Buffer.from(new Uint32Array([0xfeff, ...Array.from(text, (char) => char.codePointAt(0) ?? 0)]).buffer),
  },
];

test('a table of people written in any dialect and encoding reads back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 3, maxLength: 30 }),
      written,
      fc.constantFrom(...CODINGS),
      async (others, how, coding) => {
        // Without a quote inside quotes somewhere, nothing in the bytes tells one escape from the other.
        const telling = ['100000', 'Ann', 'ann@example.org', '206-555-0000', 'Ann', `a ${how.quote}b${how.quote} c`];
        const people = [telling, ...others];
        const back = await readBytes({ leak: coding.encode(writeTable([NAMES, ...people], how)) });
        expect(back.intake.tables[0]?.columns.map((column) => column.name)).toEqual(NAMES);
        expect(cellsOf(back)).toEqual(people.map((row) => row.map((cell) => (cell === '' ? null : cell))));
        expect(back.intake.files[0]).toMatchObject({ parsed: people.length, repaired: 0, rejected_rows: 0 });
      },
    ),
    // A seed, because some tables written in one dialect are also right in another.
    { numRuns: 60, seed: 20_210_815 },
  );
});

const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(',', ';', '"', "'", '\n', '\r', '\\', ' ', 'a', '\u001e', '\u001f', '0'),
    maxLength: 8,
  }),
);
const anyTable = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
  );

function known(how: Written, width: number): Sniffed {
  return {
    dialect: {
      delimiter: width === 1 ? '' : how.delimiter,
      quote: how.quote,
      escape: how.escape,
      loneReturn: how.ending === '\r',
      initialSpace: false,
    },
    columns: Array.from({ length: width }, (_, index) => `column${index + 1}`),
    header: false,
    headerText: null,
    start: { offset: 0, line: 1 },
    preamble: [],
    profile: [],
    combo: false,
    splitFirst: false,
    notes: [],
  };
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Everything whitespace in a single column is a blank line, which is no row. */
function isRow(row: readonly string[]): boolean {
  return row.length > 1 || (row[0] ?? '').trim() !== '' || row[0] === '';
}

test('any cells at all, cut into chunks of any size, read back as they were once the dialect is known', async () => {
  await inFolder(async (folder) => {
    const connection = await openDuckDb({ scratch: path.join(folder, 'spill'), allowed: [folder] });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anyTable, written, fc.integer({ min: 1, max: 64 }), async (table, how, size) => {
        const rows = table.map((row) => row.map((cell) => cell.replaceAll('\u0000', ''))).filter(isRow);
        const width = rows[0]?.length ?? 1;
        const scratch = path.join(folder, `run-${run++}`);
        mkdirSync(scratch);
        const tables = createTables(scratch);
        const bytes = Buffer.from(writeTable(rows, how));
        const text = { chunks: () => pieces(bytes, size), sniffed: known(how, width), replaced: () => false };
        const read = await readDelimited(
          { ...text, onBytes: () => undefined, window: size },
          0,
          tables,
          DEFAULT_LIMITS,
        );
        const [first] = tables.close();
        if (first === undefined) throw new Error('no table');
        const landed = await landTable(connection, scratch, 0, first.table, first.parts);
        const cells = (await tableRows(connection, landed.parquet, width)).map((row) => row.cells);
        expect(cells).toEqual(rows.map((row) => row.map((cell) => (cell === '' ? null : cell))));
        expect(read.count).toMatchObject({ parsed: rows.length, repaired: 0, rejected: 0 });
      }),
      { numRuns: 150 },
    );
    connection.close();
  });
});
