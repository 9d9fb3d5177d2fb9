import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './json.js';
import { ARRAY_ITEMS } from './json/record.js';
import { readJsonl } from './jsonl.js';
import { readAll, records, sourceOf, type ReadTable } from '../../../../test/hostile/reading.js';

async function only(text: string, chunk?: number): Promise<ReadTable> {
  const { tables } = await readAll(readJson, sourceOf(text, chunk));
  const [first, ...others] = tables;
  if (first === undefined || others.length > 0) throw new Error(`${tables.length} tables`);
  return first;
}

async function lines(text: string, chunk?: number): Promise<ReadTable> {
  const [first] = (await readAll(readJsonl, sourceOf(text, chunk))).tables;
  if (first === undefined) throw new Error('no table');
  return first;
}

const rejects = (table: ReadTable): string[] => table.rejected.map((one) => `${one.line} ${one.reason}`);

test('nested objects and arrays become paths', async () => {
  const table = await only('[{"customer":{"address":{"city":"Kent"},"phones":["a","b"]},"tags":[]}]');
  expect(table.columns).toEqual(['customer.address.city', 'customer.phones[0]', 'customer.phones[1]']);
  expect(table.rows[0]?.cells).toEqual(['Kent', 'a', 'b']);
});

test('numbers, booleans and null keep what was written', async () => {
  const table = await only('[{"n":12345678901234567890,"d":1.10,"e":-2E+5,"t":true,"f":false,"z":null,"s":""}]');
  expect(table.rows[0]?.cells).toEqual(['12345678901234567890', '1.10', '-2E+5', 'true', 'false', null, null]);
});

test('columns that come later leave earlier rows shorter', async () => {
  const table = await only('[{"a":1},{"b":2,"a":3}]');
  expect(table.columns).toEqual(['a', 'b']);
  expect(table.rows.map((row) => row.cells)).toEqual([['1'], ['3', '2']]);
});

test('a name given twice keeps both values', async () => {
  const table = await only('[{"a":1,"a":2},{"a":3}]');
  expect(table.columns).toEqual(['a', 'a']);
  expect(table.rows.map((row) => [row.cells, row.repaired])).toEqual([
    [['1', '2'], true],
    [['3'], false],
  ]);
});

test('what is left of a long array is kept as one cell', async () => {
  const items = Array.from({ length: ARRAY_ITEMS + 3 }, (_, index) => index);
  const table = await only(JSON.stringify([{ a: items, b: 'x' }]));
  expect(table.columns).toHaveLength(ARRAY_ITEMS + 2);
  expect(table.rows[0]?.cells.slice(-3)).toEqual(['63', '[64,65,66]', 'x']);
  expect(table.rows[0]?.repaired).toBe(true);
});

test('escapes are undone; half a surrogate pair and raw control characters are mended', async () => {
  const table = await only(String.raw`[{"a":"\u00e9\n\"\\\/\ud83d\ude00"},{"a":"\ud83d"},{"a":"x	y"}]`);
  expect(table.rows.map((row) => row.cells[0])).toEqual(['é\n"\\/😀', '\ufffd', 'x\ty']);
  expect(table.rows.map((row) => row.repaired)).toEqual([false, true, true]);
});

test.each([
  ['{"data":[{"a":1},{"a":2}],"count":2}', ['data'], 1],
  ['{"meta":{"page":1},"result":{"items":[{"a":1},{"a":2}]}}', ['result.items'], 1],
  ['{"users":[{"a":1}],"orders":[{"a":2}]}', ['users', 'orders'], 0],
])('the record arrays of %s are found', async (text, names, outside) => {
  const read = await readAll(readJson, sourceOf(text));
  expect(read.tables.map((table) => table.name)).toEqual(names);
  expect(read.tables.flatMap(records).map((row) => row['a'])).toEqual(['1', '2']);
  expect(read.notes).toHaveLength(outside);
});

test('records under keys keep their key', async () => {
  const read = await readAll(readJson, sourceOf('{"users":{"u1":{"n":"a","m":"x"},"u2":{"n":"b","m":"y"}}}'));
  expect(read.tables.map((table) => [table.name, table.columns])).toEqual([['users', ['key', 'n', 'm']]]);
  expect(read.tables[0]?.rows.map((row) => row.cells)).toEqual([
    ['u1', 'a', 'x'],
    ['u2', 'b', 'y'],
  ]);
});

test('a phpMyAdmin export gives a table for each of its tables', async () => {
  const text =
    '[{"type":"header","version":"5.2"},{"type":"table","name":"users","data":[{"id":"1"}]},{"type":"table","name":"orders","data":[{"id":"2"}]}]';
  const read = await readAll(readJson, sourceOf(text));
  expect(read.tables.map((table) => [table.name, table.rows.length])).toEqual([
    ['users', 1],
    ['orders', 1],
  ]);
});

test('objects one after the other are records, also over several lines', async () => {
  expect(records(await only('{"a":1}{"a":2} {"a":3}'))).toEqual([{ a: '1' }, { a: '2' }, { a: '3' }]);
  expect(records(await only('{\n "a": 1\n}\n{\n "a": [{"b":2}]\n}'))).toEqual([{ a: '1' }, { 'a[0].b': '2' }]);
});

test('broken lines are rejected with their number and the rest is read', async () => {
  const table = await lines('{"a":1}\r\n\r\n{"a":\r\n{"a":3}{"a":4}\r\nnull\r\n{"a":5} x\r\n{"a":"6\r\n{"a":7}');
  expect(records(table).map((row) => row['a'])).toEqual(['1', '3', '4', '7']);
  expect(rejects(table)).toEqual(['3 bad_json', '5 not_a_record', '6 bad_json', '7 bad_json']);
});

test.each([
  ['a string never closed', '[{"a":"x"},\n{"a":"y},\n{"a":"z"}]', ['x', 'z'], ['2 bad_json']],
  ['a string never closed, all on one line', '[{"a":"x"},{"a":"y},{"a":"z"}]', ['x', 'z'], ['1 bad_json']],
  ['a brace never closed', '[{"a":"x"},\n{"a":{"b":1,\n{"a":"z"}]', ['x', 'z'], ['2 bad_json']],
  ['a value missing', '[{"a":"x"},{"a":},{"a":"z"}]', ['x', 'z'], ['1 bad_json']],
  ['scalars among records', '[{"a":"x"},17,"s",null,{"a":"z"}]', ['x', 'z'], Array(3).fill('1 not_a_record')],
  ['a cut end', '[{"a":"x"},\n{"a":"z"},\n{"a":"zz', ['x', 'z'], ['3 bad_json']],
])('%s costs one record', async (_what, text, values, rejected) => {
  for (const chunk of [1, 7, 65_536]) {
    const table = await only(text, chunk);
    expect(records(table).map((row) => row['a'])).toEqual(values);
    expect(rejects(table)).toEqual(rejected);
  }
});

test('limits reject the record, not the file, and its columns are not kept', async () => {
  const wide = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`c${index}`, 1]));
  const text = JSON.stringify([{ a: 'x' }, wide, { a: 'y'.repeat(50) }, { a: { b: { c: { d: 1 } } } }, { a: 'z' }]);
  const [table] = (await readAll(readJson, sourceOf(text), { maxColumns: 10, maxCellBytes: 40, jsonDepth: 3 })).tables;
  expect(records(table)).toEqual([{ a: 'x' }, { a: 'z' }]);
  expect(table?.columns).toEqual(['a']);
  expect(table?.rejected.map((one) => one.reason)).toEqual(['too_many_cells', 'cell_too_large', 'bad_json']);
});

test('a record over the row limit is passed over without being kept', async () => {
  const text = `[{"a":"x"},{"a":"${'y'.repeat(300_000)}"},{"a":"z"}]`;
  const [table] = (await readAll(readJson, sourceOf(text, 1000), { maxRowBytes: 10_000 })).tables;
  expect(records(table)).toEqual([{ a: 'x' }, { a: 'z' }]);
  expect(table?.rejected).toEqual([{ line: 1, reason: 'row_too_large' }]);
  const lined = await readAll(readJsonl, sourceOf(`{"a":1}\n{"a":"${'y'.repeat(300_000)}"}\n{"a":2}`, 1000), {
    maxRowBytes: 10_000,
  });
  expect(lined.tables[0]?.rejected).toEqual([{ line: 2, reason: 'row_too_large' }]);
  expect(records(lined.tables[0])).toEqual([{ a: '1' }, { a: '2' }]);
});

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_ ]{0,8}$/u);
const cell = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constant('"\\},{"'),
);
const tableArbitrary = fc.uniqueArray(name, { minLength: 1, maxLength: 5 }).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
      minLength: 2,
      maxLength: 8,
    }),
  }),
);

test('any table of strings reads back identical from every layout, however its bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      tableArbitrary,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 2 }),
      async (given, chunk, indent) => {
        const objects = given.rows.map((row) =>
          Object.fromEntries(given.columns.map((key, at) => [key, row[at] ?? null])),
        );
        const layouts: [string, typeof readJson][] = [
          [JSON.stringify(objects, null, indent), readJson],
          [JSON.stringify({ page: 1, data: objects }, null, indent), readJson],
          [objects.map((row) => JSON.stringify(row, null, indent)).join('\n'), readJson],
          [objects.map((row) => JSON.stringify(row)).join('\r\n'), readJsonl],
        ];
        for (const [text, reader] of layouts) {
          const [table] = (await readAll(reader, sourceOf(text, chunk))).tables;
          expect(table?.columns).toEqual(given.columns);
          expect(table?.rejected).toEqual([]);
          expect(table?.rows.map((row) => given.columns.map((_, at) => row.cells[at] ?? null))).toEqual(given.rows);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('any text at all is read to its end', async () => {
  const piece = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '\n', 'a', '1', 'null', '{"a":1}', '"x":');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (pieces, chunk) => {
      const text = pieces.join('');
      for (const reader of [readJson, readJsonl]) {
        const whole = await readAll(reader, sourceOf(text));
        expect(await readAll(reader, sourceOf(text, chunk))).toEqual(whole);
      }
    }),
    { numRuns: 300 },
  );
});
