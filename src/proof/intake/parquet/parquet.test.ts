import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../../engine/duckdb/open.js';
import { cellsOf, inFolder, readBytes, readPaths, type ReadBack } from '../../../../test/hostile/read-back.js';

async function readParquet(select: string, others: Record<string, string> = {}): Promise<ReadBack> {
  return inFolder(async (folder) => {
    mkdirSync(path.join(folder, 'in'));
    const connection = await openDuckDb({ scratch: path.join(folder, 'spill'), allowed: [folder] });
    await connection.run(`COPY (${select}) TO '${path.join(folder, 'in/leak.bin')}' (FORMAT parquet)`);
    connection.close();
    for (const [name, text] of Object.entries(others)) writeFileSync(path.join(folder, 'in', name), text);
    return readPaths(['in'], folder, path.join(folder, 'scratch'));
  });
}

test('reads Parquet as text: dates as days, whole numbers exact, structs as paths', async () => {
  const back =
    await readParquet(`SELECT 9007199254740993::BIGINT AS big, DATE '1984-02-29' AS born, 98101.0::DOUBLE AS zip,
    1.5::DOUBLE AS half, 12.50::DECIMAL(9,2) AS price, TIMESTAMP '2021-08-15 10:00:00' AS at, true AS yes, '' AS none, 'x'::BLOB AS raw,
    {'name': 'Ann', 'to': {'phone': '2065550100', 'odd "name", x': 1}} AS who, ['a', 'b'] AS tags`);
  expect(back.intake.tables[0]?.columns.map((column) => column.name)).toEqual([
    'big',
    'born',
    'zip',
    'half',
    'price',
    'at',
    'yes',
    'none',
    'raw',
    'who.name',
    'who.to.phone',
    'who.to.odd "name", x',
    'tags',
  ]);
  expect(cellsOf(back)).toEqual([
    [
      '9007199254740993',
      '1984-02-29',
      '98101',
      '1.5',
      '12.50',
      '2021-08-15 10:00:00',
      'true',
      null,
      'x',
      'Ann',
      '2065550100',
      '1',
      '["a","b"]',
    ],
  ]);
  expect(back.intake.files[0]).toMatchObject({ format: 'parquet', encoding: null, rows: 1, parsed: 1 });
});

test('numbers rows on through Parquet and CSV with the same columns', async () => {
  const back = await readParquet(`SELECT range AS id, 'N' || range AS name FROM range(3)`, {
    'a.csv': 'id,name\n7,x\n',
    'z.csv': 'id,name\n8,y\n',
  });
  expect(back.tables[0]?.map((row) => [row.row, row.file, ...row.cells])).toEqual([
    [1, 0, '7', 'x'],
    [2, 1, '0', 'N0'],
    [3, 1, '1', 'N1'],
    [4, 1, '2', 'N2'],
    [5, 2, '8', 'y'],
  ]);
});

test('tells a Parquet file cut short', async () => {
  await expect(readBytes({ leak: `PAR1${'x'.repeat(100)}` })).rejects.toMatchObject({ code: 'damaged' });
});
