import type { Connection } from '../engine/connection.js';
import type { ColumnFinding } from '../model/fields.js';
import type { Reference } from '../model/reference.js';
import type { Intake, SampleTable } from '../model/sample.js';
import type { NumberColumn } from '../model/trace.js';
import type { Verdict } from '../model/verdict.js';
import { match, type LeakTable } from '../proof/match/match.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import { keyCheck, loadKey, openReference, sourcesChanged, statBelow } from '../proof/reference/reference.js';
import { trace, type FileRows } from '../proof/trace/trace.js';
import { classToTrace, reachVerdict } from '../proof/verdict/verdict.js';
import { weigh } from '../proof/weigh/weigh.js';
import { readWorkspace, type Sources } from '../workspace/workspace.js';
import type { AppContext, VerifyOptions } from './context.js';
import type { Evidence } from './judge-again.js';
import { joinProbe } from './join-probe.js';
import { describeNumbers } from './numbers.js';
import { openDigests } from './open-digests.js';
import { workspacePaths } from './paths.js';
import { readTable, sourceOf, type ReadTable } from './read-table.js';
import { beginReading, type Reading } from './reading.js';
import { withEngine, withScratch, type Session } from './session.js';
import { partialOf, writeRows } from './write-rows.js';

/** Tests a sample or dump against the systems of record. Leaves nothing of the leak behind but what was asked for. */
export async function verifyLeak(
  workspaceDir: string,
  leaks: readonly string[],
  options: VerifyOptions,
  context: AppContext,
): Promise<Verdict> {
  const started = performance.now();
  const { dir, workspace, sources } = readWorkspace(workspaceDir);
  const paths = workspacePaths(dir);
  const key = loadKey(paths.key, context.env['ASSAY_KEY']);
  const { reference, database } = openReference(paths.index, {
    normaliser: NORMALISER_VERSION,
    keyCheck: keyCheck(key),
  });
  const changed = await sourcesChanged(reference, statBelow(dir));
  const allowed = options.rows === undefined ? [] : [options.rows, partialOf(options.rows)];
  const test = async (session: Session, reading: Reading): Promise<Verdict> => {
    const leak = await readLeak({ session, sources, reference, context }, reading, options);
    const { connection } = session;
    context.onProgress?.({ step: 'matching', done: 0, total: null, unit: 'rows' });
    const found = await match(connection, {
      tables: leak.tables,
      reference,
      publicElements: workspace.public_elements,
      rows: leak.rows,
    });
    context.onProgress?.({ step: 'weighing', done: 0, total: null, unit: 'rows' });
    const weighing = weigh(found, reference);
    const traced = await trace(connection, {
      cells: found.cells,
      reference,
      classes: weighing.patterns,
      wanted: classToTrace(weighing, found),
      files: leak.files,
    });
    if (options.rows !== undefined) await writeRows(connection, weighing, options.rows);
    const evidence: Evidence = {
      files: leak.intake.files,
      columns: leak.columns,
      match: found,
      trace: traced,
      numbers: leak.numbers,
      reference,
      stale: changed.length > 0,
      warnings: [...warningsOf(changed, leak.intake, reference), ...leak.warnings],
      engine: await engineOf(connection),
      seconds: Math.round((performance.now() - started) / 10) / 100,
    };
    context.onEvidence?.(evidence);
    return reachVerdict({ ...evidence, weighing });
  };
  return withScratch(paths.scratch, async (scratch) => {
    const reading = beginReading({ inputs: leaks, scratch: scratch.folder('leak') }, context);
    try {
      const engine = { allowed, key, reference: database };
      return await withEngine(scratch, engine, context, (session) => test(session, reading));
    } finally {
      await reading.stop();
    }
  });
}

type Leak = {
  readonly intake: Intake;
  readonly rows: number;
  readonly tables: readonly LeakTable[];
  readonly columns: readonly (ColumnFinding & { readonly file: number })[];
  readonly warnings: readonly string[];
  readonly numbers: readonly NumberColumn[];
  readonly files: readonly FileRows[];
};

type Given = {
  readonly session: Session;
  readonly sources: Sources;
  readonly reference: Reference;
  readonly context: AppContext;
};

async function readLeak(
  { session, sources, reference, context }: Given,
  reading: Reading,
  options: VerifyOptions,
): Promise<Leak> {
  const { connection, scratch } = session;
  reading.speak();
  const intake = await reading.intake;
  const tables: LeakTable[] = [];
  const warnings: string[] = [];
  const columns: (ColumnFinding & { readonly file: number })[] = [];
  const numbers: NumberColumn[] = [];
  const files: FileRows[] = [];
  for (const [index, table] of intake.tables.entries()) {
    context.onProgress?.({ step: 'identifying columns', done: index, total: intake.tables.length, unit: 'steps' });
    const read = await readTable(connection, table, {
      named: options.columns,
      join: joinProbe(connection, table, reference),
      now: context.now(),
      into: `leak_tokens_${index}`,
    });
    warnings.push(...contradicted(read, options.columns));
    const tokens = await openDigests(session, sources, { table, ...read }, context);
    tables.push({ tokens, columnOffset: columns.length });
    numbers.push(...(await describeNumbers(connection, table, read.findings)));
    const rows = await fileRows(connection, table);
    files.push(...rows);
    columns.push(...read.findings.map((finding) => ({ ...finding, file: rows[0]?.file ?? 0 })));
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

function warningsOf(changed: readonly string[], intake: Intake, reference: Reference): string[] {
  const rejected = intake.files.reduce((sum, file) => sum + file.rejected_rows, 0);
  return [
    ...(changed.length === 0
      ? []
      : [
          `The index is older than ${changed.length} of its sources (${changed.slice(0, 3).join(', ')}): run assay index.`,
        ]),
    ...(rejected === 0 ? [] : [`${rejected} rows could not be read; the ledger says which and why.`]),
    ...(reference.people < 100
      ? [`The reference holds only ${reference.people} people: chance agreement is high and every figure is coarse.`]
      : []),
  ];
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

async function engineOf(connection: Connection): Promise<string> {
  const [row] = await connection.rows('SELECT version() AS version');
  return `duckdb ${String(row?.['version']).replace(/^v/u, '')}`;
}
