import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cellsOf, readBytes } from '../../../test/hostile/read-back.js';
import { inlineRows, makeWorkbook } from '../../../test/hostile/make-workbook.js';
import { makeZip } from '../../../test/hostile/make-zip.js';

const PEOPLE = [
  { id: '1', name: 'Ann', phone: '206-555-0100' },
  { id: '2', name: 'Zoë', phone: '206-555-0101' },
  { id: '3', name: 'Bob', phone: null },
];
const NAMES = ['id', 'name', 'phone'];
const CELLS = PEOPLE.map((person) => Object.values(person));

const SQL = `-- dump
CREATE TABLE people (id int, name text, phone text);
INSERT INTO people VALUES (1,'Ann','206-555-0100'),(2,'Zoë','206-555-0101'),(3,'Bob',NULL);
`;
const JSONL = PEOPLE.map((person) => JSON.stringify(person)).join('\n');

test.each<[string, string, string | Uint8Array]>([
  ['csv', 'CSV', `id,name,phone\n${PEOPLE.map((one) => `${one.id},${one.name},${one.phone ?? ''}`).join('\n')}`],
  ['json', 'JSON', JSON.stringify(PEOPLE, null, 2)],
  ['json', 'JSON in one line', JSON.stringify(PEOPLE)],
  ['jsonl', 'JSON lines', JSONL],
  ['jsonl', 'JSON lines in UTF-16', Buffer.from(`\ufeff${JSONL}`, 'utf16le')],
  ['jsonl', 'JSON lines with a mark', `\ufeff${JSONL}`],
  ['sql', 'an SQL dump', SQL],
  ['sql', 'a packed SQL dump', gzipSync(SQL)],
])('finds %s by what is in it: %s', async (format, _, content) => {
  const back = await readBytes({ 'leak.bin': content });
  expect(back.intake.files[0]).toMatchObject({ format, rows: 3, parsed: 3, repaired: 0, rejected_rows: 0 });
  expect(back.intake.tables[0]?.columns.map((column) => column.name)).toEqual(NAMES);
  expect(cellsOf(back)).toEqual(CELLS);
});

test('reads a workbook as a workbook and an archive as its members', async () => {
  const rows = [NAMES, ...CELLS.map((row) => row.map((cell) => cell ?? ''))];
  const workbook = makeWorkbook({ sheets: [{ name: 'People', data: inlineRows(rows) }] });
  const book = await readBytes({ leak: workbook });
  expect(book.intake.files[0]).toMatchObject({ format: 'xlsx', rows: 3 });
  expect(cellsOf(book)).toEqual(CELLS);
  const archive = makeZip([
    { name: 'part/a.csv', data: Buffer.from('id,name\n1,Ann\n') },
    { name: 'b.csv.gz', data: gzipSync('id,name\n2,Bob\n') },
    { name: 'c.xlsx', data: workbook },
    { name: 'readme.png', data: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  ]);
  const back = await readBytes({ 'leak.zip': archive });
  expect(back.intake.files.map((file) => [file.path, file.compression, file.format, file.rows])).toEqual([
    ['leak.zip!part/a.csv', 'zip', 'csv', 1],
    ['leak.zip!b.csv.gz', 'zip', 'csv', 1],
    ['leak.zip!c.xlsx', 'zip', 'xlsx', 3],
  ]);
  expect(back.intake.files[0]?.notes).toEqual(['not read: leak.zip!readme.png (binary)']);
  expect(cellsOf(back)).toEqual([
    ['1', 'Ann'],
    ['2', 'Bob'],
  ]);
});

test('keeps the tables of one dump apart, with their rows numbered as they come', async () => {
  const sql = `CREATE TABLE a (id int); CREATE TABLE b (id int, x text);
INSERT INTO a VALUES (1); INSERT INTO b VALUES (2,'y'); INSERT INTO a VALUES (3);`;
  const back = await readBytes({ 'dump.sql': sql });
  expect(back.intake.tables.map((table) => table.columns.map((column) => column.name))).toEqual([['id'], ['id', 'x']]);
  expect(back.intake.files[0]).toMatchObject({ format: 'sql', rows: 3 });
});

test('an archive inside an archive inside an archive is too deep', async () => {
  const csv = { name: 'a.csv', data: Buffer.from('id,name\n1,Ann\n') };
  const inner = makeZip([csv]);
  const middle = makeZip([{ name: 'inner.zip', data: inner }]);
  const outer = makeZip([{ name: 'middle.zip', data: middle }]);
  expect(cellsOf(await readBytes({ leak: middle }))).toEqual([['1', 'Ann']]);
  await expect(readBytes({ leak: outer })).rejects.toMatchObject({ code: 'too_deep' });
});
