import { IntakeError } from '../error.js';
import type { Limits } from '../limits.js';
import type { FileSource, RowBatch, SourceRow, SourceTable } from '../source.js';
import type { RejectedRow } from '../../../model/sample.js';

const BATCH_ROWS = 4096;
const BATCH_CHARS = 4 * 2 ** 20;

export type TableDraft = { readonly name: string | null; readonly columns: string[]; header: boolean };

/** Gathers rows by table until they are worth handing on. */
export type Batches = {
  readonly tables: () => readonly SourceTable[];
  readonly draft: (index: number) => TableDraft;
  /** Index of the new table. Throws `limit` past the number of tables allowed. */
  readonly open: (name: string | null, columns: readonly string[], header: boolean) => number;
  readonly row: (table: number, row: SourceRow, chars: number) => void;
  /** Table null: no table is known yet; the first that comes takes it. */
  readonly reject: (table: number | null, reject: RejectedRow) => void;
  readonly full: () => boolean;
  readonly take: (bytes: number) => RowBatch[];
  /** What is left at the end, with a table made for rejects that have none. */
  readonly rest: (bytes: number) => RowBatch[];
};

type Waiting = { rows: SourceRow[]; rejected: RejectedRow[] };

export function makeBatches(source: FileSource, limits: Limits): Batches {
  const tables: TableDraft[] = [];
  const waiting: Waiting[] = [];
  let homeless: RejectedRow[] = [];
  let rows = 0;
  let chars = 0;
  const draft = (index: number): TableDraft => {
    const table = tables[index];
    if (table === undefined) throw new RangeError('no such table');
    return table;
  };
  const open: Batches['open'] = (name, columns, header) => {
    if (tables.length >= limits.maxTables) {
      throw new IntakeError('limit', 'The file holds too many tables.', { where: { file: source.path } });
    }
    tables.push({ name, columns: [...columns], header });
    waiting.push({ rows: [], rejected: homeless });
    homeless = [];
    return tables.length - 1;
  };
  const take: Batches['take'] = (bytes) => {
    if (homeless.length >= BATCH_ROWS) house();
    rows = 0;
    chars = 0;
    const batches: RowBatch[] = [];
    for (const [table, held] of waiting.entries()) {
      if (held.rows.length === 0 && held.rejected.length === 0) continue;
      batches.push({ table, rows: held.rows, rejected: held.rejected, bytes: batches.length === 0 ? bytes : 0 });
      waiting[table] = { rows: [], rejected: [] };
    }
    return batches;
  };
  const house = (): void => {
    if (tables.length === 0) open(null, [], false);
    waiting[0]?.rejected.push(...homeless);
    homeless = [];
  };
  return {
    tables: () => tables,
    draft,
    open,
    row: (table, row, size) => {
      waiting[table]?.rows.push(row);
      rows += 1;
      chars += size;
    },
    reject: (table, reject) => {
      rows += 1;
      (table === null ? homeless : waiting[table]?.rejected)?.push(reject);
    },
    full: () => rows >= BATCH_ROWS || chars >= BATCH_CHARS,
    take,
    rest: (bytes) => {
      if (homeless.length > 0) house();
      return take(bytes);
    },
  };
}
