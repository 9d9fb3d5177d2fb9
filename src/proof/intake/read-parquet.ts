import { addLedger } from './ledger.js';
import { readParquetColumns, selectParquet } from './parquet/parquet.js';
import { newCount } from './rows.js';
import type { Origin, Reading } from './reading.js';
import type { FileSource } from './source.js';

/** Reads a Parquet file: DuckDB does, when its table is landed. */
export async function readParquet(file: FileSource, origin: Origin, reading: Reading): Promise<void> {
  const columns = await readParquetColumns(await reading.engine(), file, reading.limits);
  const table = reading.tables.take(columns.names, true, null);
  const index = reading.ledgers.length;
  const before = reading.tables.skipRows(columns.rows);
  table.parts.push({ select: selectParquet(file, columns, before, index), rows: columns.rows });
  addLedger(
    reading,
    { ...origin, encoding: null },
    { ...newCount(), parsed: columns.rows },
    { format: 'parquet', delimiter: null, header: true, notes: [] },
  );
}
