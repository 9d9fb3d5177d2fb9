import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inlineRows, makeWorkbook, type WorkbookParts } from '../../../../test/hostile/make-workbook.js';
import { onDisk, readAll, records, type ReadResult } from '../../../../test/hostile/reading.js';
import type { Limits } from '../limits.js';
import { readXlsx } from './xlsx.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'assay-xlsx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function workbook(parts: WorkbookParts, limits: Partial<Limits> = {}): Promise<ReadResult> {
  const file = path.join(folder, 'book.xlsx');
  writeFileSync(file, makeWorkbook(parts));
  return readAll(readXlsx, onDisk(file), limits);
}

const sheet = (data: string, name = 'Sheet1'): WorkbookParts['sheets'][number] => ({ name, data });
const named =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>value</t></is></c><c r="B1" t="inlineStr"><is><t>note</t></is></c></row>';
const cells = (read: ReadResult, table = 0): unknown => read.tables[table]?.rows.map((row) => row.cells);

test('every type of cell becomes text; errors and gaps are null', async () => {
  const read = await workbook({
    sheets: [
      sheet(`${named}
        <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c></row>
        <row r="4"><c r="A4"><v>3.55E+14</v></c><c r="B4" t="b"><v>1</v></c></row>
        <row r="5"><c r="A5"><v>355000000000007</v></c><c r="B5" t="e"><v>#REF!</v></c></row>
        <row r="6"><c r="B6" t="str"><f>A1&amp;"x"</f><v>a_x000D_b</v></c></row>
        <row><c><v>-0.10</v></c><c t="b"><v>0</v></c></row>
        <row r="8"><c r="A8" s="3"/></row>
        <row r="9"><c r="A9" t="s"><v>7</v></c></row><row r="10"><c r="A10"><v>1</v></c></row>`),
    ],
    strings: ['plain & <simple>', '<r><t>rich </t></r><r><rPr/><t>text</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh>'],
  });
  expect(read.tables[0]).toMatchObject({ name: 'Sheet1', columns: ['value', 'note'], header: true });
  expect(cells(read)).toEqual([
    ['plain & <simple>', 'rich text'],
    ['3.55E+14', 'true'],
    ['355000000000007'],
    [null, 'a\rb'],
    ['-0.10', 'false'],
    ['1'],
  ]);
  expect(read.tables[0]?.rows.map((row) => row.line)).toEqual([3, 4, 5, 6, 7, 10]);
});

test.each([
  [14, '43910', '2020-03-20'],
  [22, '43910.75', '2020-03-20 18:00:00'],
  [22, '43910', '2020-03-20'],
  [20, '0.5', '12:00:00'],
  ['yyyy\\-mm\\-dd;@', '43910', '2020-03-20'],
  ['[$-409]d-mmm-yy', '1', '1900-01-01'],
  ['[$-409]d-mmm-yy', '59', '1900-02-28'],
  ['d/m/yy', '60', '60'],
  ['d/m/yy', '61', '1900-03-01'],
  ['0.00" days"', '43910', '43910'],
  ['General', '43910', '43910'],
  ['[Red]#,##0', '43910', '43910'],
  ['dd.mm.yyyy', '99999999', '99999999'],
])('number format %s shows %s as %s', async (format, value, shown) => {
  const read = await workbook({
    sheets: [sheet(`${named}<row r="2"><c r="A2" s="1"><v>${value}</v></c></row>`)],
    formats: [format],
  });
  expect(cells(read)).toEqual([[shown]]);
});

test('the 1904 system counts from its own day', async () => {
  const read = await workbook({
    sheets: [sheet(`${named}<row r="2"><c r="A2" s="1"><v>0</v></c><c r="B2" s="1"><v>42448</v></c></row>`)],
    formats: [14],
    date1904: true,
  });
  expect(cells(read)).toEqual([['1904-01-01', '2020-03-20']]);
});

test('sheets come in their order; hidden ones, merged cells and titles are noted', async () => {
  const titled = inlineRows([
    ['Subscribers, extract'],
    [],
    ['name', 'phone', 'city'],
    ['Ann Lee', '2065550100', 'Kent'],
  ]);
  const read = await workbook({
    sheets: [
      { name: 'b', data: inlineRows([['id'], ['x1']]), state: 'veryHidden' },
      { name: 'a', data: titled, after: '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>' },
      { name: 'empty', data: '' },
    ],
  });
  expect(read.tables.map((table) => table.name)).toEqual(['b', 'a']);
  expect(records(read.tables[1])).toEqual([{ name: 'Ann Lee', phone: '2065550100', city: 'Kent' }]);
  expect(read.notes).toHaveLength(3);
});

test('a first row that holds values is data', async () => {
  const read = await workbook({
    sheets: [
      sheet(
        inlineRows([
          ['Ann Lee', '206-555-0100'],
          ['Bo Ray', '206-555-0101'],
        ]),
      ),
    ],
  });
  expect(read.tables[0]).toMatchObject({ header: false, columns: ['column1', 'column2'] });
  expect(read.tables[0]?.rows).toHaveLength(2);
});

test.each([
  ['<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>', 'bomb'],
  ['<!DOCTYPE x SYSTEM "file:///etc/passwd">', 'bomb'],
])('a document type is refused: %s', async (prolog, code) => {
  await expect(workbook({ sheets: [sheet(named)], prolog })).rejects.toMatchObject({ code });
});

test.each([
  ['<row r="1"><c r="A1"><v>&undefined;</v></c></row>', 'damaged'],
  ['<row r="1"><c r="A1"><v>1</c></row>', 'damaged'],
  ['<x>'.repeat(5000) + '</x>'.repeat(5000), 'limit'],
  [`<row r="1"><c r="A1"><v>${'1'.repeat(20_000_000)}</v></c></row>`, 'limit'],
])('broken or overgrown XML ends the reading (%#)', async (data, code) => {
  await expect(workbook({ sheets: [sheet(data)] })).rejects.toMatchObject({ code });
});

test('a sheet that unpacks to far more than data would is a bomb', async () => {
  const data = '<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(200_000);
  await expect(workbook({ sheets: [sheet(data)] }, { ratioFrom: 2 ** 20 })).rejects.toMatchObject({ code: 'bomb' });
});

test('rows over a limit are rejected alone', async () => {
  const far = '<row r="3"><c r="A3"><v>1</v></c><c r="XFD3"><v>1</v></c></row>';
  const long = `<row r="4"><c r="A4" t="inlineStr"><is>${`<r><t>${'y'.repeat(600)}</t></r>`.repeat(3)}</is></c></row>`;
  const read = await workbook(
    { sheets: [sheet(`${named}${far}${long}<row r="5"><c r="A5"><v>2</v></c></row>`)] },
    { maxCellBytes: 1000 },
  );
  expect(cells(read)).toEqual([['2']]);
  expect(read.tables[0]?.rejected).toEqual([
    { line: 3, reason: 'too_many_cells' },
    { line: 4, reason: 'cell_too_large' },
  ]);
});

test('too much shared text ends the reading', async () => {
  const strings = Array.from({ length: 200 }, (_, index) => `${index}${'x'.repeat(100)}`);
  await expect(workbook({ sheets: [sheet(named)], strings }, { heapBytes: 20_000 })).rejects.toMatchObject({
    code: 'limit',
  });
});

const text = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }),
  fc.constantFrom('_x000D_', ']]>', '&lt;', ' x '),
);
const tableArbitrary = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));

test('any table of strings reads back identical', async () => {
  await fc.assert(
    fc.asyncProperty(tableArbitrary, async (rows) => {
      const header = (rows[0] ?? []).map((_, at) => `name ${'abcd'.charAt(at)}`);
      const read = await workbook({ sheets: [sheet(inlineRows([header, ...rows]))] });
      const filled = rows.filter((row) => row.some((cell) => cell !== null));
      expect(read.tables[0]?.columns).toEqual(header);
      expect(read.tables[0]?.rows.map((row) => header.map((_, at) => row.cells[at] ?? null))).toEqual(filled);
    }),
    { numRuns: 100 },
  );
});
