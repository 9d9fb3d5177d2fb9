import type { StructuredReader } from '../source.js';
import { makeBatches } from './batches.js';
import { readDump } from './sql/read.js';

/** Reads the rows of INSERT and COPY in a dump of MySQL, PostgreSQL, SQLite or SQL Server. Nothing in it is ever run. */
export const readSqlDump: StructuredReader = (source, limits) => {
  const batches = makeBatches(source, limits);
  const notes: string[] = [];
  return { tables: batches.tables, batches: readDump(source, limits, batches, notes), notes: () => notes };
};
