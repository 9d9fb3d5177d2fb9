import type { StructuredReader } from '../source.js';
import { makeBatches } from './batches.js';
import { readBook } from './xlsx/read.js';

/** Reads the sheets of an Office Open XML workbook: values as the file holds them, dates as dates. */
export const readXlsx: StructuredReader = (source, limits) => {
  const batches = makeBatches(source, limits);
  const notes: string[] = [];
  return { tables: batches.tables, batches: readBook(source, limits, batches, notes), notes: () => notes };
};
