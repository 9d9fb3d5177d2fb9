import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { FileLedger } from '../../../model/sample.js';
import { cellsOf, readBytes } from '../../../../test/hostile/read-back.js';

const HEADER = 'id,first_name,email,city\n';
const line = (id: number): string => `${id},Ann,ann${id}@example.org,Berlin\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, index) => line(index + 1)).join('');
const cells = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [`${index + 1}`, 'Ann', `ann${index + 1}@example.org`, 'Berlin']);

async function read(text: string | Uint8Array): Promise<{
  ledger: FileLedger;
  cells: (string | null)[][];
  lines: (number | null)[];
  names: string[];
}> {
  const back = await readBytes({ 'leak.csv': text });
  const [ledger] = back.intake.files;
  if (ledger === undefined) throw new Error('no ledger');
  return {
    ledger,
    cells: cellsOf(back),
    lines: (back.tables[0] ?? []).map((row) => row.line),
    names: (back.intake.tables[0]?.columns ?? []).map((column) => column.name),
  };
}

test.each([
  ['as it should be', HEADER + lines(5)],
  ['a byte order mark', `\ufeff${HEADER}${lines(5)}`],
  ['carriage returns and line feeds', (HEADER + lines(5)).replaceAll('\n', '\r\n')],
  ['carriage returns alone', (HEADER + lines(5)).replaceAll('\n', '\r')],
  ['no line ending at the end', (HEADER + lines(5)).trimEnd()],
  ['blank lines', `${HEADER}\n\n${lines(5)}   \n\n`],
  ['everything quoted', (HEADER + lines(5)).replace(/[^,\n]+/gu, '"$&"')],
  ['semicolons', (HEADER + lines(5)).replaceAll(',', ';')],
  ['tabs', (HEADER + lines(5)).replaceAll(',', '\t')],
  ['bars', (HEADER + lines(5)).replaceAll(',', '|')],
  ['two colons', (HEADER + lines(5)).replaceAll(',', '::')],
  ["Excel's separator line", `sep=;\n${(HEADER + lines(5)).replaceAll(',', ';')}`],
])('reads a table with %s', async (_, text) => {
  const result = await read(text);
  expect(result.names).toEqual(['id', 'first_name', 'email', 'city']);
  expect(result.cells).toEqual(cells(5));
  expect(result.ledger).toMatchObject({ format: 'csv', header: true, rows: 5, parsed: 5, repaired: 0 });
});

test('reads line endings mixed in one file', async () => {
  const text = HEADER + lines(3) + lines(3).replaceAll('\n', '\r\n') + lines(3).replaceAll('\n', '\r');
  const result = await read(text);
  expect(result.cells).toEqual([...cells(3), ...cells(3), ...cells(3)]);
  expect(result.lines).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('keeps line breaks and delimiters inside quotes, and counts physical lines', async () => {
  const result = await read(`${HEADER}1,"An\nn","a@example.org","Ber\r\nlin, ""Mitte"""\n${line(2)}`);
  expect(result.cells[0]).toEqual(['1', 'An\nn', 'a@example.org', 'Ber\r\nlin, "Mitte"']);
  expect(result.lines).toEqual([2, 5]);
  expect(result.ledger).toMatchObject({ rows: 2, parsed: 2 });
});

test('pads, trims and joins ragged rows where that is safe, and rejects them where it is not', async () => {
  const address = (id: number): string => `${id},Ann Bee,${id} Main Street Springfield,9810${id % 10}\n`;
  const many = Array.from({ length: 20 }, (_, index) => address(index)).join('');
  const ragged =
    '21,Ann Bee\n22,Ann Bee,1 Main St,98101,,\n23,Ann Bee,5 Main St, Apt 4, Salem,98109\n24\n1,2,3,4,5,6\n';
  const result = await read(`id,name,address,zip\n${many}${ragged}`);
  expect(result.ledger).toMatchObject({ rows: 25, parsed: 20, repaired: 3, rejected_rows: 2 });
  expect(result.ledger.rejected).toEqual([
    { line: 25, reason: 'too_few_cells' },
    { line: 26, reason: 'too_many_cells' },
  ]);
  expect(result.cells.slice(20)).toEqual([
    ['21', 'Ann Bee', null, null],
    ['22', 'Ann Bee', '1 Main St', '98101'],
    ['23', 'Ann Bee', '5 Main St, Apt 4, Salem', '98109'],
  ]);
});

test('mends stray quotes within a line', async () => {
  const stray = '2,Ann "Annie" B,a@x.org,Berlin\n3,"Ann "Annie" B",a@x.org,Berlin\n4,"Ann,a@x.org,Berlin\n';
  const result = await read(HEADER + line(1) + stray + lines(3));
  expect(result.ledger).toMatchObject({ rows: 7, parsed: 4, repaired: 3 });
  expect(result.cells.slice(1, 4).map((row) => row[1])).toEqual(['Ann "Annie" B', 'Ann "Annie" B', 'Ann']);
});

test('an unclosed quote costs one row, at the start and at the end of a file', async () => {
  const first = await read(`${HEADER}0,"Bob,b@x.org,Berlin\n${lines(500)}`);
  expect(first.ledger).toMatchObject({ rows: 501, parsed: 500, repaired: 1 });
  const last = await read(`${HEADER}${lines(500)}501,Bob,b@x.org,"Berlin`);
  expect(last.ledger).toMatchObject({ rows: 501, parsed: 500, repaired: 1 });
  const lost = await read(`${HEADER}${lines(20)}21,"Bob, b@x.org\n${lines(20)}`);
  expect(lost.ledger).toMatchObject({
    rows: 41,
    parsed: 40,
    rejected_rows: 1,
    rejected: [{ line: 22, reason: 'unclosed_quote' }],
  });
});

test('finds the dialect past a quote that opens early and never closes', async () => {
  const text = `id;note;city\n1;"Ann, oh;Berlin\n${'2;Bob, Eve, x;Bonn\n'.repeat(40_000)}`;
  const result = await read(text);
  expect(result.ledger).toMatchObject({ delimiter: ';', rows: 40_001, parsed: 40_000, repaired: 1 });
});

test('leaves NUL characters out and says so', async () => {
  const result = await read(`${HEADER}${lines(3)}4,B\u0000ob,b@x.org,Berlin\u0000\u0000\n`);
  expect(result.cells[3]).toEqual(['4', 'Bob', 'b@x.org', 'Berlin']);
  expect(result.ledger).toMatchObject({ parsed: 3, repaired: 1 });
  expect(result.ledger.notes).toHaveLength(1);
});

test('rejects a line of 10 MB and a cell of 2 MB, and reads on', async () => {
  const big = `1,${'x'.repeat(10 * 2 ** 20)},a@x.org,Berlin\n`;
  const wide = `2,${'y'.repeat(2 * 2 ** 20)},a@x.org,Berlin\n`;
  const result = await read(HEADER + lines(3) + big + lines(3) + wide + lines(3));
  expect(result.cells).toEqual([...cells(3), ...cells(3), ...cells(3)]);
  expect(result.ledger.rejected).toEqual([
    { line: 5, reason: 'row_too_large' },
    { line: 9, reason: 'cell_too_large' },
  ]);
});

test('refuses 5,000 columns and reads 1,500', async () => {
  const table = (width: number): string => {
    const names = Array.from({ length: width }, (_, index) => `name_${index}`).join(',');
    return `${names}\n${names.replaceAll('name', 'v')}\n`;
  };
  await expect(read(table(5000))).rejects.toMatchObject({ code: 'limit' });
  const result = await read(table(1500));
  expect(result.names).toHaveLength(1500);
  expect(result.cells[0]?.[1499]).toBe('v_1499');
});

test('reads a file that holds only a header', async () => {
  const result = await read(HEADER);
  expect(result).toMatchObject({ names: ['id', 'first_name', 'email', 'city'], cells: [] });
  expect(result.ledger).toMatchObject({ rows: 0, header: true });
});

test('knows a header that has delimiters in it, one that is repeated, and one below a title', async () => {
  const quoted = await read('id,"name, full",city\n1,a,b\n2,c,d\n');
  expect(quoted.names).toEqual(['id', 'name, full', 'city']);
  const repeated = await read(HEADER + lines(3) + HEADER + lines(3));
  expect(repeated.cells).toEqual([...cells(3), ...cells(3)]);
  expect(repeated.ledger).toMatchObject({ rows: 7, rejected: [{ line: 5, reason: 'not_a_record' }] });
  const titled = await read(`Export of 1 July\n\n${HEADER}${lines(3)}`);
  expect(titled.cells).toEqual(cells(3));
  expect(titled.ledger.rejected).toEqual([{ line: 1, reason: 'not_a_record' }]);
});

test.each([
  ['records', '1,Ann,ann@example.org,Berlin\n2,Bob,bob@example.org,Bonn\n', 4],
  ['names', 'Smith,John,Boston\nBrown,Ann,Salem\nDoe,Jane,Lynn\n', 3],
  ['one column of addresses', 'a@example.org\nb@example.org\nc@example.org\n', 1],
  ['times, which hold colons', '10:20:30\n11:20:30\n', 1],
  ['one word', 'hello', 1],
])('takes no header where there is none: %s', async (_, text, width) => {
  const result = await read(text);
  expect(result.ledger.header).toBe(false);
  expect(result.names).toEqual(Array.from({ length: width }, (__, index) => `column${index + 1}`));
  expect(result.cells).toHaveLength(text.trim().split('\n').length);
});

test('splits a combo line at its first delimiter: a password may hold it', async () => {
  const result = await read('a@example.org:pass1\nb@example.org:pa:ss\nc@example.org:"x\nd@example.org:\nbroken\n');
  expect(result.ledger).toMatchObject({ format: 'combo', delimiter: ':', header: false, parsed: 4, rejected_rows: 1 });
  expect(result.cells).toEqual([
    ['a@example.org', 'pass1'],
    ['b@example.org', 'pa:ss'],
    ['c@example.org', '"x'],
    ['d@example.org', null],
  ]);
});

test('reads combos of three', async () => {
  const rows = ['john|pw1|j@example.org', 'mary|pw|2|m@example.org', 'bob|pw3|b@example.org', 'ann|pw4|a@example.org'];
  const more = ['eve|pw5|e@example.org', 'zed|pw6|z@example.org', 'kim|pw7|k@example.org'];
  const result = await read([...rows, ...more].join('\n'));
  expect(result.ledger).toMatchObject({ format: 'combo', delimiter: '|', parsed: 6, repaired: 1 });
  expect(result.cells[1]).toEqual(['mary', 'pw|2', 'm@example.org']);
  const people = await read('Ann Smith:123-45-6789:1980-01-02\nBob Brown:123-45-6780:1981-01-02\n');
  expect(people.cells[0]).toEqual(['Ann Smith', '123-45-6789', '1980-01-02']);
});

test('reads prose as one column and says so', async () => {
  const result = await read('Dear all,\n\nwe have, as you know, taken everything.\nPay, or else.\nRegards\n');
  expect(result.ledger).toMatchObject({ rows: 4, delimiter: null, header: false });
  expect(result.ledger.notes).toHaveLength(1);
});

test('reads backslash escapes, single quotes and blanks before quotes', async () => {
  const back = await read('id,name,note\n1,"a \\"b\\" c","x, y"\n2,"d","z\\\\"\n');
  expect(back.cells).toEqual([
    ['1', 'a "b" c', 'x, y'],
    ['2', 'd', 'z\\'],
  ]);
  const single = await read("id,name\n1,'a, b'\n2,'c, d'\n3,'it''s'\n");
  expect(single.cells).toEqual([
    ['1', 'a, b'],
    ['2', 'c, d'],
    ['3', "it's"],
  ]);
  const blanks = await read('id, name, city\n1, "Doe, Jane", Berlin\n2, "Roe, Rich", Bonn\n');
  expect(blanks.cells).toEqual([
    ['1', 'Doe, Jane', 'Berlin'],
    ['2', 'Roe, Rich', 'Bonn'],
  ]);
});

// csv-spectrum, where the machine has it: hard files and what they mean.
const SPECTRUM = fileURLToPath(new URL('../../../../../shared/feeds/csv', import.meta.url));
const SPECTRUM_FILES = existsSync(SPECTRUM) ? readdirSync(path.join(SPECTRUM, 'csvs')) : [];

test.skipIf(SPECTRUM_FILES.length === 0)(
  'reads csv-spectrum as its authors mean it (skipped without ../shared)',
  async () => {
    for (const name of SPECTRUM_FILES) {
      const result = await read(readFileSync(path.join(SPECTRUM, 'csvs', name)));
      const meant: unknown = JSON.parse(
        readFileSync(path.join(SPECTRUM, 'json', name.replace(/csv$/u, 'json')), 'utf8'),
      );
      const records = result.cells.map((row) =>
        Object.fromEntries(result.names.map((column, index) => [column, row[index] ?? ''])),
      );
      expect({ name, records }).toEqual({ name, records: meant });
    }
  },
);
