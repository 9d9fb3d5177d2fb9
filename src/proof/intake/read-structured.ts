import { createReadStream, rmSync } from 'node:fs';
import path from 'node:path';
import type { DecodedText } from './bytes/decode.js';
import { survey } from './bytes/survey.js';
import { STRUCTURED_READERS, type StructuredFormat } from './formats.js';
import { PLAIN_STYLE, type PieceWriter } from './landing/canonical.js';
import type { GrowingTable } from './landing/tables.js';
import { addLedger } from './ledger.js';
import { newCount, reject, type RowCount } from './rows.js';
import type { Origin, Reading } from './reading.js';
import type { FileSource, RowBatch, SourceTable, StructuredReading } from './source.js';

type StructuredOrigin = Origin & { readonly encoding: string | null };

/** Reads a format that a structured reader knows, from the file itself or from the text decoded out of it. */
export async function readStructured(
  format: StructuredFormat,
  file: FileSource,
  origin: StructuredOrigin,
  reading: Reading,
  decoded: DecodedText | null = null,
): Promise<void> {
  const read = await STRUCTURED_READERS[format]();
  const spool = decoded === null ? null : path.join(reading.scratch, `spool-${reading.spools.next++}`);
  try {
    const source = decoded === null || spool === null ? file : await spoolText(decoded, spool, origin.path);
    const structured = read(source, reading.limits);
    const count = await takeBatches(structured, reading);
    const notes = [
      ...structured.notes(),
      ...(decoded?.replaced() === true ? ["some bytes are not in the file's encoding and were replaced"] : []),
    ];
    addLedger(reading, origin, count, {
      format,
      delimiter: null,
      header: structured.tables().some((table) => table.header),
      notes,
    });
  } finally {
    if (spool !== null) rmSync(spool, { force: true });
  }
}

async function spoolText(decoded: DecodedText, spool: string, shown: string): Promise<FileSource> {
  const kept = await survey(decoded.chunks(), spool, () => undefined);
  return {
    path: shown,
    size: kept.bytes,
    file: spool,
    open: () => createReadStream(spool, { highWaterMark: 1 << 20 }),
  };
}

type Growing = { readonly table: GrowingTable; readonly writer: PieceWriter };

/** Columns may grow until the last batch: only then is it known whether another file's table has the same. */
async function takeBatches(structured: StructuredReading, reading: Reading): Promise<RowCount> {
  const count = newCount();
  const growing = new Map<number, Growing>();
  const file = reading.ledgers.length;
  for await (const batch of structured.batches) {
    if (batch.rows.length > 0) {
      const tables = structured.tables();
      takeRows(batch, growingOf(batch.table, tables[batch.table], growing, reading), file, count, reading);
    }
    for (const { line, reason } of batch.rejected) reject(count, line, reason);
    reading.progress.add(batch.bytes);
  }
  for (const [index, table] of structured.tables().entries()) {
    reading.tables.settle(growingOf(index, table, growing, reading).table, table.columns);
  }
  return count;
}

function growingOf(
  index: number,
  table: SourceTable | undefined,
  growing: Map<number, Growing>,
  reading: Reading,
): Growing {
  const known = growing.get(index);
  if (known !== undefined) return known;
  const grown = reading.tables.start(table?.header ?? false);
  const made = { table: grown, writer: reading.tables.writer(grown, PLAIN_STYLE) };
  growing.set(index, made);
  return made;
}

function takeRows(batch: RowBatch, to: Growing, file: number, count: RowCount, reading: Reading): void {
  for (const row of batch.rows) {
    if (row.repaired) count.repaired++;
    else count.parsed++;
    to.writer.write({ row: reading.tables.nextRow(), file, line: row.line }, row.cells);
  }
}
