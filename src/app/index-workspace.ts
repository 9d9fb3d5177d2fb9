import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Element } from '../model/element.js';
import type { Reference } from '../model/reference.js';
import type { Intake, SampleTable } from '../model/sample.js';
import { readFiles } from '../proof/intake/intake.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import {
  createKey,
  findPart,
  keyCheck,
  loadKey,
  lockIndex,
  mergeReference,
  openReference,
  partDigest,
  writePart,
  type Canary,
  type Part,
  type PriorLeak,
  type Source,
  type SystemPart,
} from '../proof/reference/reference.js';
import { readWorkspace, type NamedColumn, type ReadWorkspace } from '../workspace/workspace.js';
import { CANARY_COLUMNS, readCanaries } from './canaries.js';
import type { AppContext, IndexOptions, IndexResult } from './context.js';
import { workspacePaths, type WorkspacePaths } from './paths.js';
import { readTable } from './read-table.js';
import { withSession, type Session } from './session.js';
import { describeSource } from './sources.js';
import { spansOf } from './spans.js';

/** What is turned into one part: the files of one system and date, of an earlier leak, or the canaries. */
type Unit = {
  readonly label: string;
  readonly files: readonly string[];
  readonly columns: Readonly<Record<string, Element>>;
  readonly from: string | null;
  readonly to: string | null;
};

type Builder = {
  readonly session: Session;
  readonly context: AppContext;
  readonly paths: WorkspacePaths;
  readonly keyCheck: string;
  readonly known: readonly Source[];
  readonly full: boolean;
  readonly count: { reused: number; built: number };
};

/** Builds the reference, or brings it up to date: what did not change is not read again. */
export async function indexWorkspace(
  workspaceDir: string,
  options: IndexOptions,
  context: AppContext,
): Promise<IndexResult> {
  const started = performance.now();
  const workspace = readWorkspace(workspaceDir);
  const paths = workspacePaths(workspace.dir);
  const key = keyOf(paths, context);
  const lock = lockIndex(paths.index, process.pid);
  try {
    return await withSession(
      { scratchParent: paths.scratch, allowed: [paths.index], key },
      context,
      async (session) => {
        const builder: Builder = {
          session,
          context,
          paths,
          keyCheck: keyCheck(key),
          known: knownSources(paths, keyCheck(key)),
          full: options.full === true,
          count: { reused: 0, built: 0 },
        };
        const reference = await build(workspace, builder);
        return { reference, seconds: (performance.now() - started) / 1000, ...builder.count };
      },
    );
  } finally {
    lock.release();
  }
}

async function build(workspace: ReadWorkspace, builder: Builder): Promise<Reference> {
  const parts: SystemPart[] = [];
  for (const source of workspace.sources.systems) {
    const unit = {
      label: source.date === null ? source.system : `${source.system} ${source.date}`,
      files: source.files,
      columns: mapOf(source.columns),
      from: source.from,
      to: source.to,
    };
    for (const part of await partsOf(unit, builder))
      parts.push({ system: source.system, kind: source.kind, date: source.date, part });
  }
  const priorLeaks: PriorLeak[] = [];
  for (const leak of workspace.sources.priorLeaks) {
    const unit = { label: leak.name, files: leak.files, columns: mapOf(leak.columns), from: null, to: null };
    priorLeaks.push({ name: leak.name, date: leak.date, parts: await partsOf(unit, builder) });
  }
  const canaries =
    workspace.sources.canaries === null ? [] : await canariesOf(workspace.sources.canaries.file, builder);
  return mergeReference(builder.session.connection, {
    dir: builder.paths.index,
    parts,
    priorLeaks,
    canaries,
    normaliser: NORMALISER_VERSION,
    keyCheck: builder.keyCheck,
    now: builder.context.now(),
    ...(builder.context.onProgress === undefined ? {} : { onProgress: builder.context.onProgress }),
  });
}

/** The parts of a unit, one per table that its files hold: found in the index, or read and tokenised now. */
async function partsOf(unit: Unit, builder: Builder): Promise<Part[]> {
  const digest = await digestOf(unit, builder);
  const found = builder.full ? [] : findAll(digest, builder.paths.index);
  if (found.length > 0) {
    builder.count.reused += found.length;
    return found;
  }
  const folder = `intake-${builder.count.built}`;
  const intake = await readUnit(unit, folder, builder);
  const parts: Part[] = [];
  for (const [index, table] of intake.tables.entries()) {
    parts.push(
      await buildPart(unit, { intake, table, digest: tableDigest(digest, index, intake.tables.length) }, builder),
    );
    builder.count.built += 1;
  }
  builder.session.scratch.removeFolder(folder);
  return parts;
}

type TableOf = { readonly intake: Intake; readonly table: SampleTable; readonly digest: string };

async function buildPart(unit: Unit, { intake, table, digest }: TableOf, builder: Builder): Promise<Part> {
  const { connection } = builder.session;
  progressOf(unit, builder, 0, table.rows);
  const read = await readTable(connection, table, {
    named: unit.columns,
    ...(unit.from === null || unit.to === null ? {} : { dates: { from: unit.from, to: unit.to } }),
    state: true,
    now: builder.context.now(),
    into: 'part_tokens',
  });
  const part = await writePart(
    connection,
    read.tokens,
    {
      digest,
      normaliser: NORMALISER_VERSION,
      keyCheck: builder.keyCheck,
      sources: await Promise.all(unit.files.map((file) => describeSource(file, builder.paths.root, builder.known))),
      spans: await spansOf(connection, table, read.findings),
      columns: [...read.findings],
      warnings: warningsOf(unit, intake),
    },
    builder.paths.index,
  );
  await connection.run(`DROP TABLE ${read.tokens.table}`);
  progressOf(unit, builder, table.rows, table.rows);
  return part;
}

async function digestOf(unit: Unit, builder: Builder): Promise<string> {
  const sources = await Promise.all(unit.files.map((file) => describeSource(file, builder.paths.root, builder.known)));
  return partDigest({
    files: sources.map((source) => source.sha256),
    columns: unit.columns,
    normaliser: NORMALISER_VERSION,
    keyCheck: builder.keyCheck,
    from: unit.from,
    to: unit.to,
  });
}

const MOST_TABLES = 64;

/** All the tables of a unit, or none: the digest of each says how many there are. */
function findAll(digest: string, dir: string): Part[] {
  for (let count = 1; count <= MOST_TABLES; count += 1) {
    if (findPart(dir, tableDigest(digest, 0, count)) === null) continue;
    const parts = Array.from({ length: count }, (_, index) => findPart(dir, tableDigest(digest, index, count)));
    const whole = parts.filter((part) => part !== null);
    if (whole.length === count) return whole;
  }
  return [];
}

function tableDigest(digest: string, index: number, count: number): string {
  return createHash('sha256').update(`${digest}:${index}:${count}`).digest('hex');
}

async function readUnit(unit: Unit, folder: string, builder: Builder): Promise<Intake> {
  const { context, session } = builder;
  return readFiles(
    { inputs: [...unit.files], scratch: session.scratch.folder(folder) },
    {
      signal: context.signal,
      ...(context.onProgress === undefined
        ? {}
        : { onProgress: (progress) => context.onProgress?.({ ...progress, step: `${progress.step} ${unit.label}` }) }),
    },
  );
}

/** Rejected and unrecognised things of a source: nobody else will see them before a verdict goes wrong by them. */
function warningsOf(unit: Unit, intake: Intake): string[] {
  return intake.files.flatMap((file) => [
    ...(file.rejected_rows > 0 ? [`${unit.label}: ${file.rejected_rows} of ${file.rows} rows could not be read`] : []),
    ...(file.repaired > 0 ? [`${unit.label}: ${file.repaired} of ${file.rows} rows were repaired`] : []),
  ]);
}

async function canariesOf(file: string, builder: Builder): Promise<Canary[]> {
  const unit: Unit = { label: 'canaries', files: [file], columns: CANARY_COLUMNS, from: null, to: null };
  const [part] = await partsOf(unit, builder);
  if (part === undefined) return [];
  const folder = `intake-canaries`;
  const intake = await readUnit(unit, folder, builder);
  const planted = await readCanaries(builder.session.connection, intake);
  builder.session.scratch.removeFolder(folder);
  return planted.map((canary) => ({ ...canary, part }));
}

function knownSources(paths: WorkspacePaths, check: string): readonly Source[] {
  try {
    return openReference(paths.index, { normaliser: NORMALISER_VERSION, keyCheck: check }).reference.sources;
  } catch {
    return [];
  }
}

/** The key of the workspace; a first run makes it. */
function keyOf(paths: WorkspacePaths, context: AppContext): Uint8Array {
  const given = context.env['ASSAY_KEY'];
  if ((given === undefined || given === '') && !existsSync(paths.key)) return createKey(paths.key, randomBytes);
  return loadKey(paths.key, given);
}

function mapOf(columns: readonly NamedColumn[]): Record<string, Element> {
  return Object.fromEntries(columns.map((column) => [column.name, column.element]));
}

function progressOf(unit: Unit, builder: Builder, done: number, total: number): void {
  builder.context.onProgress?.({ step: `tokenising ${unit.label}`, done, total, unit: 'rows' });
}
