import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { RejectedRow } from '../../src/model/sample.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/proof/intake/limits.js';
import type { FileSource, SourceRow, StructuredReader } from '../../src/proof/intake/source.js';

export type ReadTable = {
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly header: boolean;
  readonly rows: readonly SourceRow[];
  readonly rejected: readonly RejectedRow[];
};

export type ReadResult = { readonly tables: readonly ReadTable[]; readonly notes: readonly string[] };

/** A source whose bytes come in chunks of the given size. */
export function sourceOf(text: string | Buffer, chunk = 65_536): FileSource {
  const bytes = Buffer.from(text);
  const parts = (): Buffer[] => {
    const all: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += chunk) all.push(bytes.subarray(at, at + chunk));
    return all;
  };
  return { path: 'given', size: bytes.length, file: 'given', open: () => Readable.from(parts(), { objectMode: true }) };
}

/** Reads a source to its end with a reader, as tests want to see it. */
export async function readAll(
  reader: StructuredReader,
  source: FileSource,
  limits: Partial<Limits> = {},
): Promise<ReadResult> {
  const reading = reader(source, { ...DEFAULT_LIMITS, ...limits });
  const rows: SourceRow[][] = [];
  const rejected: RejectedRow[][] = [];
  for await (const batch of reading.batches) {
    (rows[batch.table] ??= []).push(...batch.rows);
    (rejected[batch.table] ??= []).push(...batch.rejected);
  }
  const tables = reading.tables().map((table, index) => ({
    name: table.name,
    columns: table.columns,
    header: table.header,
    rows: rows[index] ?? [],
    rejected: rejected[index] ?? [],
  }));
  return { tables, notes: reading.notes() };
}

/** Rows of a table as objects, nulls left out. */
export function records(table: ReadTable | undefined): Record<string, string>[] {
  if (table === undefined) return [];
  return table.rows.map((row) => {
    const entries: [string, string][] = [];
    for (const [index, cell] of row.cells.entries()) {
      if (cell !== null) entries.push([table.columns[index] ?? '', cell]);
    }
    return Object.fromEntries(entries);
  });
}

/** A file on disk as a source. */
export function onDisk(file: string): FileSource {
  return { path: 'given', size: statSync(file).size, file, open: () => createReadStream(file) };
}
