import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sourceOf } from '../../src/app/read-table.js';
import type { Connection } from '../../src/engine/connection.js';
import { openDuckDb } from '../../src/engine/duckdb/open.js';
import { parquetTable } from '../../src/engine/sql.js';
import type { FileLedger, Intake } from '../../src/model/sample.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/proof/intake/limits.js';
import { readInputs } from '../../src/proof/intake/read-inputs.js';

export type ReadRow = {
  readonly row: number;
  readonly file: number;
  readonly line: number | null;
  readonly cells: readonly (string | null)[];
};
export type ReadBack = {
  readonly intake: Intake;
  /** Rows of each table, in the order of the Parquet file. */
  readonly tables: readonly (readonly ReadRow[])[];
};

/** Writes files into a folder of its own, reads them in this process, checks every invariant, and gives back the cells. */
export async function readBytes(
  files: Readonly<Record<string, string | Uint8Array>>,
  limits: Partial<Limits> = {},
): Promise<ReadBack> {
  return inFolder(async (folder) => {
    const input = path.join(folder, 'input');
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(input, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return readPaths(Object.keys(files), input, path.join(folder, 'scratch'), limits);
  });
}

export async function readPaths(
  inputs: readonly string[],
  root: string,
  scratch: string,
  limits: Partial<Limits> = {},
): Promise<ReadBack> {
  mkdirSync(scratch, { mode: 0o700 });
  const intake = await readInputs({ inputs, root, scratch, limits: { ...DEFAULT_LIMITS, ...limits } }, () => undefined);
  const left = readdirSync(scratch).filter((name) => !name.endsWith('.parquet'));
  if (left.length > 0) throw new Error(`left in scratch: ${left.join(', ')}`);
  const back = await rowsOf(intake, scratch);
  checkIntake(back);
  return back;
}

export async function rowsOf(intake: Intake, scratch: string): Promise<ReadBack> {
  const connection = await openDuckDb({ scratch: path.join(scratch, 'spill'), allowed: [scratch] });
  try {
    const tables = [];
    for (const table of intake.tables) tables.push(await readRows(connection, sourceOf(table), table.columns.length));
    return { intake, tables };
  } finally {
    connection.close();
  }
}

export async function tableRows(connection: Connection, parquet: string, width: number): Promise<ReadRow[]> {
  return readRows(connection, parquetTable(parquet), width);
}

async function readRows(connection: Connection, source: string, width: number): Promise<ReadRow[]> {
  const rows = await connection.rows(`SELECT * FROM ${source}`);
  return rows.map((row) => ({
    row: Number(row['row']),
    file: Number(row['file']),
    line: row['line'] === null ? null : Number(row['line']),
    cells: Array.from({ length: width }, (_, index) => {
      const cell = row[`c${index}`];
      return typeof cell === 'string' ? cell : null;
    }),
  }));
}

/** What must hold of every intake. */
export function checkIntake({ intake, tables }: ReadBack): void {
  for (const file of intake.files) checkLedger(file);
  const kept = intake.files.reduce((sum, file) => sum + file.parsed + file.repaired, 0);
  const landed = tables.reduce((sum, rows) => sum + rows.length, 0);
  if (kept !== landed) throw new Error(`${kept} rows kept, ${landed} landed`);
  const numbers = tables.flatMap((rows) => rows.map((row) => row.row)).sort((left, right) => left - right);
  if (numbers.some((number, index) => number !== index + 1)) throw new Error('row numbers are not 1, 2, 3 ...');
  for (const [index, rows] of tables.entries()) {
    if (intake.tables[index]?.rows !== rows.length) throw new Error('a table miscounts its rows');
    if (rows.some((row, at) => row.row <= (rows[at - 1]?.row ?? 0))) throw new Error('rows out of order');
    if (rows.some((row) => row.cells.includes(''))) throw new Error('empty text is not NULL');
  }
}

function checkLedger(file: FileLedger): void {
  if (file.rows !== file.parsed + file.repaired + file.rejected_rows) throw new Error('the ledger does not add up');
  if (file.rejected.length !== Math.min(100, file.rejected_rows)) throw new Error('rejected rows are not shown');
}

export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-intake-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cells alone, for tables that are the only one. */
export function cellsOf(back: ReadBack, table = 0): (string | null)[][] {
  return (back.tables[table] ?? []).map((row) => [...row.cells]);
}
