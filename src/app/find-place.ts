import type { Connection } from '../engine/connection.js';
import type { FileLedger, Intake, RejectedRow, SampleTable } from '../model/sample.js';
import type { RowChoice } from './context.js';
import { RowError } from './error.js';
import { sourceOf } from './read-table.js';

/** Where a row stands in the leak, and its cells as written, by column. */
export type RowPlace = {
  readonly row: number;
  readonly file: number;
  readonly line: number | null;
  /** Index of its table, and the table itself. */
  readonly at: number;
  readonly table: SampleTable;
  readonly cells: readonly (string | null)[];
};

/** Finds the row that was asked for among the clear tables of a leak. */
export async function findPlace(connection: Connection, intake: Intake, choice: RowChoice): Promise<RowPlace> {
  const places = await placesOf(connection, intake, choice);
  const rejects = choice.by === 'line' ? rejectsOf(intake.files, choice.number) : [];
  const [place] = places;
  if (places.length + rejects.length > 1) throw severalRows(choice.number);
  if (place !== undefined) return place;
  const [reject] = rejects;
  throw reject === undefined ? noSuchRow(intake, choice) : rejectedRow(reject);
}

async function placesOf(connection: Connection, intake: Intake, choice: RowChoice): Promise<RowPlace[]> {
  const places: RowPlace[] = [];
  for (const [at, table] of intake.tables.entries()) {
    const cells = table.columns.map((column) => `, c${column.index}`).join('');
    const rows = await connection.rows(
      `SELECT row, file, line${cells} FROM ${sourceOf(table)} WHERE ${choice.by} = $1 LIMIT 2`,
      [choice.number],
    );
    for (const row of rows) {
      const values = table.columns.map((column) => row[`c${column.index}`] ?? null);
      places.push({
        row: Number(row['row']),
        file: Number(row['file']),
        line: row['line'] === null ? null : Number(row['line']),
        at,
        table,
        cells: values.map((value) => (value === null ? null : String(value))),
      });
    }
  }
  return places;
}

type Reject = { readonly file: FileLedger; readonly row: RejectedRow };

function rejectsOf(files: readonly FileLedger[], line: number): Reject[] {
  return files.flatMap((file) => file.rejected.filter((row) => row.line === line).map((row) => ({ file, row })));
}

function rejectedRow({ file, row }: Reject): RowError {
  return new RowError('rejected_row', `that line was rejected: ${row.reason.replaceAll('_', ' ')}`, {
    where: { file: file.path, ...(row.line === null ? {} : { line: row.line }) },
    hint: 'A rejected line is not judged. Mend it in a copy of the file and test that.',
  });
}

function severalRows(line: number): RowError {
  return new RowError('several_rows', `more than one row stands in line ${line}`, {
    hint: 'Name one file only, or give --row with the number that --rows writes.',
  });
}

function noSuchRow({ files, tables }: Intake, { by, number }: RowChoice): RowError {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const rejected = files.reduce((sum, file) => sum + file.rejected_rows, 0);
  const unnumbered =
    rejected === 0
      ? ''
      : ` ${rejected} more were rejected and have no number: give --line with the line that the ledger names.`;
  const numbered = rows === 0 ? 'No row could be read.' : `Rows are numbered from 1 to ${rows}.`;
  const unlisted = files.some((file) => file.rejected_rows > file.rejected.length)
    ? ' The ledger lists the first 100 rejected lines of a file only.'
    : '';
  return by === 'row'
    ? new RowError('no_such_row', `there is no row ${number}`, { hint: `${numbered}${unnumbered}` })
    : new RowError('no_such_row', `no row begins in line ${number}`, {
        hint: `The header and blank lines are no rows; a row of several lines counts by its first.${unlisted}`,
      });
}
