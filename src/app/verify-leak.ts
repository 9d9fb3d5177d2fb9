import type { Connection } from '../engine/connection.js';
import type { ColumnFinding } from '../model/fields.js';
import type { Reference } from '../model/reference.js';
import type { Intake } from '../model/sample.js';
import type { Verdict } from '../model/verdict.js';
import type { Weighing } from '../model/weighing.js';
import { match, type LeakTable } from '../proof/match/match.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import { keyCheck, loadKey, openReference, sourcesChanged, statBelow } from '../proof/reference/reference.js';
import { trace } from '../proof/trace/trace.js';
import { classToTrace, reachVerdict } from '../proof/verdict/verdict.js';
import { weigh } from '../proof/weigh/weigh.js';
import { readWorkspace, type Sources } from '../workspace/workspace.js';
import type { AppContext, VerifyOptions } from './context.js';
import { joinProbe } from './join-probe.js';
import { namesOf, refuseUnknown } from './named-columns.js';
import { openDigests } from './open-digests.js';
import { workspacePaths } from './paths.js';
import { readTable, sourceOf, type ReadTable } from './read-table.js';
import { beginReading, type Reading } from './reading.js';
import { withEngine, withScratch, type Session } from './session.js';
import { unindexed } from './sources.js';
import { writeRows } from './write-rows.js';

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
  const changed = [...(await sourcesChanged(reference, statBelow(dir))), ...unindexed(sources, reference, dir)];
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
    });
    await keepRows(session, weighing, options, context);
    return reachVerdict({
      files: leak.intake.files,
      columns: leak.columns,
      match: found,
      weighing,
      trace: traced,
      reference,
      stale: changed.length > 0,
      warnings: [...warningsOf(changed, leak.intake, reference), ...leak.warnings],
      engine: await engineOf(connection),
      seconds: Math.round((performance.now() - started) / 10) / 100,
    });
  };
  return withScratch(paths.scratch, async (scratch) => {
    const reading = beginReading({ inputs: leaks, scratch: scratch.folder('leak') }, context);
    try {
      const engine = { allowed: [], key, reference: database };
      return await withEngine(scratch, engine, context, (session) => test(session, reading));
    } finally {
      await reading.stop();
    }
  });
}

async function keepRows(session: Session, weighing: Weighing, options: VerifyOptions, context: AppContext) {
  if (options.rows === undefined) return;
  try {
    await writeRows(session, weighing, options.rows);
  } catch (error) {
    if (options.rowsFailed === undefined || context.signal.aborted) throw error;
    options.rowsFailed(error);
  }
}

type Leak = {
  readonly intake: Intake;
  readonly rows: number;
  readonly tables: readonly LeakTable[];
  readonly columns: readonly (ColumnFinding & { readonly file: number })[];
  readonly warnings: readonly string[];
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
  refuseUnknown(options.columns, namesOf(intake));
  const tables: LeakTable[] = [];
  const warnings: string[] = [];
  const columns: (ColumnFinding & { readonly file: number })[] = [];
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
    const [first] = await connection.rows(`SELECT coalesce(min(file), 0) AS file FROM ${sourceOf(table)}`);
    columns.push(...read.findings.map((finding) => ({ ...finding, file: Number(first?.['file'] ?? 0) })));
  }
  scratch.removeFolder('leak');
  return { intake, rows: intake.tables.reduce((sum, table) => sum + table.rows, 0), tables, columns, warnings };
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
