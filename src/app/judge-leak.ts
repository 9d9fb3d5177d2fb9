import type { MatchResult } from '../model/evidence.js';
import type { Reference } from '../model/reference.js';
import type { Intake } from '../model/sample.js';
import type { Trace } from '../model/trace.js';
import type { Verdict } from '../model/verdict.js';
import type { Weighing } from '../model/weighing.js';
import { sourcesChanged, statBelow } from '../proof/reference/reference.js';
import { trace } from '../proof/trace/trace.js';
import { classToTrace, reachVerdict } from '../proof/verdict/verdict.js';
import { weigh } from '../proof/weigh/weigh.js';
import type { AppContext, VerifyOptions } from './context.js';
import type { Evidence } from './judge-again.js';
import { matchLeak, readLeak, type Leak } from './read-leak.js';
import type { OpenedLeak } from './with-leak.js';
import type { Session } from './session.js';
import { unindexed } from './sources.js';
import { writeRows } from './write-rows.js';

/** A verdict with what it was reached from; the tables of match and trace stand in the session's connection. */
export type Judged = {
  readonly verdict: Verdict;
  readonly leak: Leak;
  readonly match: MatchResult;
  readonly weighing: Weighing;
  readonly trace: Trace;
};

/** Reads an opened leak and judges it: the same for whoever gives the verdict or counts what follows from it. `started` as of `performance.now()`. */
export async function judgeLeak(
  opened: OpenedLeak,
  options: VerifyOptions,
  context: AppContext,
  started: number,
): Promise<Judged> {
  const { session, read, reference, store } = opened;
  const { connection } = session;
  const changed = [
    ...(await sourcesChanged(reference, statBelow(read.dir))),
    ...unindexed(read.sources, reference, read.dir),
  ];
  const leak = await readLeak(opened, options, context);
  const found = await matchLeak(opened, leak, context);
  context.onProgress?.({ step: 'weighing', done: 0, total: null, unit: 'rows' });
  const weighing = weigh(found, reference);
  const traced = await trace(connection, {
    cells: found.cells,
    reference,
    store,
    classes: weighing.patterns,
    wanted: classToTrace(weighing, found),
    files: leak.files,
  });
  await keepRows(session, weighing, options, context);
  const evidence: Evidence = {
    organisation: read.workspace.organisation.name,
    files: leak.intake.files,
    columns: leak.columns,
    match: found,
    trace: traced,
    numbers: leak.numbers,
    reference,
    stale: changed.length > 0,
    warnings: [...warningsOf(changed, leak.intake, reference), ...leak.warnings],
    engine: store.engine,
    seconds: Math.round((performance.now() - started) / 10) / 100,
  };
  context.onEvidence?.(evidence);
  return { verdict: reachVerdict({ ...evidence, weighing }), leak, match: found, weighing, trace: traced };
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
