import type { FileLedger } from '../../model/sample.js';
import type { RowCount } from './rows.js';
import type { Origin, Reading } from './reading.js';

/** Adds a file's ledger. Its sums hold by construction: rows are what was parsed, repaired and rejected. */
export function addLedger(
  reading: Reading,
  origin: Origin & { readonly encoding: string | null },
  count: RowCount,
  read: Pick<FileLedger, 'format' | 'delimiter' | 'header'> & { readonly notes: readonly string[] },
): void {
  reading.ledgers.push({
    path: origin.path,
    sha256: origin.sha256,
    format: read.format,
    encoding: origin.encoding,
    compression: origin.compression,
    delimiter: read.delimiter,
    header: read.header,
    bytes: origin.bytes,
    bytes_decoded: origin.bytes_decoded,
    rows: count.parsed + count.repaired + count.rejected,
    parsed: count.parsed,
    repaired: count.repaired,
    rejected_rows: count.rejected,
    rejected: [...count.firstRejected],
    notes: [...origin.notes, ...read.notes],
  });
}
