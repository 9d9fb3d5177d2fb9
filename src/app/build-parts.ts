import { createHash } from 'node:crypto';
import type { Element } from '../model/element.js';
import type { Intake, SampleTable } from '../model/sample.js';
import { readFiles } from '../proof/intake/intake.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import { findPart, partDigest, writePart, type Part, type Source } from '../proof/reference/reference.js';
import type { AppContext } from './context.js';
import type { WorkspacePaths } from './paths.js';
import { readTable } from './read-table.js';
import type { Session } from './session.js';
import { describeSource } from './sources.js';
import { spansOf } from './spans.js';

/** What is turned into one part: the files of one system and date, of an earlier leak, or the canaries. */
export type Unit = {
  readonly label: string;
  readonly files: readonly string[];
  readonly columns: Readonly<Record<string, Element>>;
  readonly from: string | null;
  readonly to: string | null;
};

export type Builder = {
  readonly session: Session;
  readonly context: AppContext;
  readonly paths: WorkspacePaths;
  readonly keyCheck: string;
  readonly known: readonly Source[];
  readonly full: boolean;
  readonly count: { reused: number; built: number };
};

/** The parts of a unit, one per table that its files hold: found in the index, or read and tokenised now. */
export async function partsOf(unit: Unit, builder: Builder): Promise<Part[]> {
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

/** Rows of a source that identify looks at; its columns are the organisation's own and alike throughout. */
const LOOK = 20_000;

type TableOf = { readonly intake: Intake; readonly table: SampleTable; readonly digest: string };

async function buildPart(unit: Unit, { intake, table, digest }: TableOf, builder: Builder): Promise<Part> {
  const { connection } = builder.session;
  progressOf(unit, builder, 0, table.rows);
  const read = await readTable(connection, table, {
    named: unit.columns,
    ...(unit.from === null || unit.to === null ? {} : { dates: { from: unit.from, to: unit.to } }),
    state: true,
    look: LOOK,
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

export async function readUnit(unit: Unit, folder: string, builder: Builder): Promise<Intake> {
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

function progressOf(unit: Unit, builder: Builder, done: number, total: number): void {
  builder.context.onProgress?.({ step: `tokenising ${unit.label}`, done, total, unit: 'rows' });
}
