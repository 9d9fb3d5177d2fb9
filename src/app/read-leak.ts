import type { Connection } from '../engine/connection.js';
import type { ColumnFinding } from '../model/fields.js';
import type { MatchResult } from '../model/evidence.js';
import type { Intake, SampleTable } from '../model/sample.js';
import type { NumberColumn } from '../model/trace.js';
import { match, type LeakTable } from '../proof/match/match.js';
import type { FileRows } from '../proof/trace/trace.js';
import type { AppContext, VerifyOptions } from './context.js';
import { referenceProbe } from './reference-probe.js';
import { namesOf, refuseUnknown } from './named-columns.js';
import { describeNumbers } from './numbers.js';
import { openDigests } from './open-digests.js';
import { readTable, sourceOf, type ReadTable } from './read-table.js';
import type { OpenedLeak } from './with-leak.js';

export type Leak = {
  readonly intake: Intake;
  readonly rows: number;
  readonly tables: readonly LeakTable[];
  readonly columns: readonly (ColumnFinding & { readonly file: number })[];
  readonly warnings: readonly string[];
  readonly numbers: readonly NumberColumn[];
  /** Which rows are of which file, and of which of `tables`. */
  readonly files: readonly (FileRows & { readonly table: number })[];
};

/** A longer table is told by a part of it: counting what every cell looks like would take longer than matching it. */
const LONG = 250_000;
const LOOK = 100_000;

/** Takes a leak from its files to token tables; its clear values are gone afterwards. */
export async function readLeak(
  { session, reading, read, reference, store }: OpenedLeak,
  options: Pick<VerifyOptions, 'columns'>,
  context: AppContext,
): Promise<Leak> {
  const { connection, scratch } = session;
  reading.speak();
  const intake = await reading.intake;
  refuseUnknown(options.columns, namesOf(intake));
  const tables: LeakTable[] = [];
  const warnings: string[] = [];
  const columns: (ColumnFinding & { readonly file: number })[] = [];
  const numbers: NumberColumn[] = [];
  const files: Leak['files'][number][] = [];
  for (const [index, table] of intake.tables.entries()) {
    context.onProgress?.({ step: 'identifying columns', done: index, total: intake.tables.length, unit: 'steps' });
    const found = await readTable(connection, table, {
      named: options.columns,
      join: referenceProbe(connection, table, { reference, store }),
      ...(table.rows > LONG ? { look: LOOK } : {}),
      tell: (share) =>
        context.onProgress?.({
          step: 'tokenising',
          done: Math.floor(share * table.rows),
          total: table.rows,
          unit: 'rows',
        }),
      now: context.now(),
      into: `leak_tokens_${index}`,
    });
    warnings.push(...contradicted(found, options.columns));
    const tokens = await openDigests(session, read.sources, { table, ...found }, context);
    tables.push({ tokens, coherence: found.coherence, columnOffset: columns.length });
    numbers.push(...(await describeNumbers(connection, table, found.findings)));
    const rows = await fileRows(connection, table);
    files.push(...rows.map((file) => ({ ...file, table: index })));
    columns.push(...found.findings.map((finding) => ({ ...finding, file: rows[0]?.file ?? 0 })));
  }
  scratch.removeFolder('leak');
  const rows = intake.tables.reduce((sum, table) => sum + table.rows, 0);
  return { intake, rows, tables, columns, warnings, numbers, files };
}

/** Which rows of a table are of which file: those of one file lie one after the other. */
async function fileRows(connection: Connection, table: SampleTable): Promise<FileRows[]> {
  const rows = await connection.rows(
    `SELECT file, min("row") AS first, max("row") AS last FROM ${sourceOf(table)} GROUP BY file ORDER BY file`,
  );
  return rows.map((row) => ({ file: Number(row['file']), from: Number(row['first']), to: Number(row['last']) }));
}

/** Columns that a person named and whose values cannot be read so. Named by place: their names are a stranger's. */
function contradicted({ findings, tokens }: ReadTable, named: VerifyOptions['columns']): string[] {
  return findings.flatMap((column) => {
    const cells = tokens.cells.filter((cell) => cell.column === column.index && !cell.derived);
    const values = column.rows - column.empty;
    const read = Math.max(0, ...cells.map((cell) => cell.filled));
    const free = column.element === 'ignore' || column.element === 'unknown' || column.shape === 'hashed';
    if (free || !Object.hasOwn(named, column.name) || read * 2 >= values) return [];
    return [
      `Column ${column.index + 1} was named ${column.element}, but ${values - read} of its ${values} values cannot be read as one.`,
    ];
  });
}

/** Holds a leak that was read against the reference: the same for whoever judges it or explains how it was judged. */
export async function matchLeak(
  { session, read, reference, store }: OpenedLeak,
  leak: Leak,
  context: AppContext,
): Promise<MatchResult> {
  return match(session.connection, {
    tables: leak.tables,
    reference,
    store,
    publicElements: read.workspace.public_elements,
    rows: leak.rows,
    ...(context.onProgress === undefined ? {} : { onProgress: context.onProgress }),
  });
}
