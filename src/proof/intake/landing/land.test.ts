import path from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../../engine/duckdb/open.js';
import { inFolder, tableRows } from '../../../../test/hostile/read-back.js';
import { PLAIN_STYLE } from './canonical.js';
import { landTable } from './land.js';
import { createTables } from './tables.js';

test('lands rows of growing width, shorter ones filled with NULL', async () => {
  await inFolder(async (folder) => {
    const connection = await openDuckDb({ scratch: path.join(folder, 'spill'), allowed: [folder] });
    const tables = createTables(folder);
    const table = tables.start(true);
    const writer = tables.writer(table, PLAIN_STYLE);
    writer.write({ row: tables.nextRow(), file: 0, line: 1 }, ['x']);
    tables.rest();
    writer.write({ row: tables.nextRow(), file: 0, line: null }, ['y', 'with "quotes",\r\nand lines', null]);
    tables.settle(table, ['a', 'b', 'c', 'd']);
    const [parts] = tables.close();
    const landed = await landTable(connection, folder, 0, table, parts?.parts ?? []);
    expect(await tableRows(connection, landed.parquet, 4)).toEqual([
      { row: 1, file: 0, line: 1, cells: ['x', null, null, null] },
      { row: 2, file: 0, line: null, cells: ['y', 'with "quotes",\r\nand lines', null, null] },
    ]);
    connection.close();
  });
});

test('is not fooled by cells that hold what looks like records, larger than a parallel reader can see past', async () => {
  await inFolder(async (folder) => {
    const connection = await openDuckDb({ scratch: path.join(folder, 'spill'), allowed: [folder], threads: 4 });
    const tables = createTables(folder);
    const table = tables.take(['a', 'b', 'c'], true, null);
    const writer = tables.writer(table, PLAIN_STYLE);
    const inner = '9,0,1,fake,e\n'.repeat(200);
    const count = 30_000;
    for (let index = 0; index < count; index++)
      writer.write({ row: tables.nextRow(), file: 0, line: index }, [`${index}`, inner, 'end']);
    const [parts] = tables.close();
    const landed = await landTable(connection, folder, 0, table, parts?.parts ?? []);
    const [sums] = await connection.rows(
      `SELECT count(*) AS n, sum(c0::BIGINT)::BIGINT AS ids, sum(length(c1))::BIGINT AS long FROM '${landed.parquet}' WHERE c2 = 'end'`,
    );
    expect(sums).toEqual({
      n: BigInt(count),
      ids: BigInt((count * (count - 1)) / 2),
      long: BigInt(count * inner.length),
    });
    connection.close();
  });
});
