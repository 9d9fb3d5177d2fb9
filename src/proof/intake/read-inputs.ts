import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '../../engine/connection.js';
import type { OnProgress } from '../../model/progress.js';
import type { FileLedger, Intake } from '../../model/sample.js';
import { containerOf } from './detect.js';
import { IntakeError } from './error.js';
import { expandInputs } from './expand.js';
import { landTable } from './landing/land.js';
import { createTables } from './landing/tables.js';
import type { Limits } from './limits.js';
import { createMeter } from './bytes/meter.js';
import { createProgress } from './progress.js';
import { readSource } from './read-source.js';
import type { Reading } from './reading.js';
import { headOf } from './bytes/head.js';
import type { FileSource } from './source.js';

export type ReadRequest = {
  readonly inputs: readonly string[];
  readonly scratch: string;
  readonly root: string;
  readonly limits: Limits;
};

/** Reads all inputs into Parquet tables in the scratch folder. Runs in the reader process, which holds no key. */
export async function readInputs(request: ReadRequest, onProgress: OnProgress): Promise<Intake> {
  const { limits, scratch } = request;
  const sources = expandInputs(request.inputs, request.root, limits);
  const spill = path.join(scratch, 'spill');
  const engine = openEngine(scratch, spill, await engineFiles(sources, limits), limits);
  engine.catch(() => undefined);
  const reading: Reading = {
    scratch,
    limits,
    tables: createTables(scratch),
    meter: createMeter(limits),
    progress: createProgress(
      onProgress,
      sources.reduce((sum, source) => sum + source.size, 0),
    ),
    engine: () => engine,
    ledgers: [],
    skipped: [],
    spools: { next: 0 },
  };
  try {
    for (const source of sources)
      await readSource(source, { depth: 0, compression: null, alone: sources.length === 1 }, reading);
    const files = withSkipped(reading);
    const tables = [];
    const parts = reading.tables.close();
    for (const [index, { table, parts: of }] of parts.entries()) {
      onProgress({ step: 'land', done: index, total: parts.length, unit: 'steps' });
      tables.push(await landTable(await engine, scratch, index, table, of));
    }
    return { files, tables };
  } finally {
    (await engine.catch(() => null))?.close();
    rmSync(spill, { recursive: true, force: true });
  }
}

/** Files that could not be read beside others that could are named in the notes; where nothing was read, they are the error. */
function withSkipped(reading: Reading): FileLedger[] {
  const [first] = reading.skipped;
  if (first === undefined) return reading.ledgers;
  const [ledger, ...others] = reading.ledgers;
  if (ledger === undefined) throw first.error;
  const notes = reading.skipped.map((skipped) => `not read: ${skipped.path} (${skipped.error.code})`);
  return [{ ...ledger, notes: [...ledger.notes, ...notes] }, ...others];
}

/** What the engine reads by itself: Parquet, and texts that are long enough to be worth it if they are clean. */
async function engineFiles(sources: readonly FileSource[], limits: Limits): Promise<string[]> {
  const files: string[] = [];
  for (const source of sources) {
    if (source.size === 0) continue;
    if (source.size >= limits.cleanFrom || containerOf(await headOf(source, 4)) === 'parquet') files.push(source.file);
  }
  return files;
}

async function openEngine(
  scratch: string,
  spill: string,
  files: readonly string[],
  limits: Limits,
): Promise<Connection> {
  const { openDuckDb } = await import('../../engine/duckdb/open.js');
  try {
    return await openDuckDb({ scratch: spill, allowed: [scratch, ...files], memory: limits.engineBytes });
  } catch (cause) {
    throw new IntakeError('reader_crashed', 'the reader cannot start its engine', { cause });
  }
}
