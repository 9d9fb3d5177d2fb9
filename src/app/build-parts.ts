import type { Element } from '../model/element.js';
import type { FileLedger, Intake, SampleTable } from '../model/sample.js';
import type { TokenTable } from '../model/tokens.js';
import { readFiles } from '../proof/intake/intake.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import { writePart, type Part, type Source } from '../proof/reference/reference.js';
import type { AppContext } from './context.js';
import { digestOf, findAll, tableDigest } from './part-digests.js';
import type { WorkspacePaths } from './paths.js';
import { readTable, sourceOf, type ReadTable } from './read-table.js';
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

/** Rows of a source that identify looks at; its columns are the organisation's own and alike throughout. */
const LOOK = 20_000;

/**
 * The parts of units that share columns, such as the snapshots of one system: one part per unit and table. Those that the index has are found; the others
 * are read and tokenised together, for snapshots repeat one another and a value is tokenised once.
 */
export async function partsOf(units: readonly Unit[], builder: Builder): Promise<Part[][]> {
  const digests = await Promise.all(units.map((unit) => digestOf(unit, builder)));
  const found = digests.map((digest) => (builder.full ? [] : findAll(digest, builder.paths.index)));
  const missing = units.filter((_, at) => found[at]?.length === 0);
  builder.count.reused += found.flat().length;
  if (missing.length === 0) return found;
  const built = await buildAll(missing, builder);
  return units.map((unit, at) => built.get(unit) ?? found[at] ?? []);
}

async function buildAll(units: readonly Unit[], builder: Builder): Promise<ReadonlyMap<Unit, Part[]>> {
  const folder = `intake-${builder.count.built}`;
  const intake = await readUnits(units, folder, builder);
  const owners = intake.files.map((file) => units.find((unit) => unit.files.some((path) => isOf(file, path))));
  const shares = await Promise.all(intake.tables.map((table) => shareOut(table, owners, builder)));
  const parts = new Map<Unit, Part[]>();
  for (const [index, table] of intake.tables.entries()) {
    const [first] = shares[index] ?? [];
    if (first === undefined) continue;
    const read = await tokeniseTable(first.unit, table, builder);
    const spans = await spansOf(builder.session.connection, table, read.findings);
    for (const share of shares[index] ?? []) {
      const own = parts.get(share.unit) ?? [];
      const count = shares.filter((list) => list.some(({ unit }) => unit === share.unit)).length;
      const digest = tableDigest(await digestOf(share.unit, builder), own.length, count);
      parts.set(share.unit, [...own, await keepShare(share, { intake, read, spans, digest, owners }, builder)]);
      builder.count.built += 1;
    }
    await builder.session.connection.run(`DROP TABLE ${read.tokens.table}`);
  }
  builder.session.scratch.removeFolder(folder);
  return parts;
}

/** A file as listed, or a member of the archive that it is. */
function isOf(file: FileLedger, path: string): boolean {
  return file.path === path || file.path.startsWith(`${path}!`);
}

/** The rows of a table that are one unit's: its files lie one after the other. */
type Share = {
  readonly unit: Unit;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly rows: number;
};

async function shareOut(table: SampleTable, owners: readonly (Unit | undefined)[], builder: Builder): Promise<Share[]> {
  const files = await builder.session.connection.rows(
    `SELECT file, min(row) AS first, max(row) AS last, count(*) AS rows FROM ${sourceOf(table)} GROUP BY file ORDER BY file`,
  );
  const shares = new Map<Unit, Share>();
  for (const row of files) {
    const unit = owners[Number(row['file'])];
    if (unit === undefined) continue;
    const known = shares.get(unit) ?? { unit, ranges: [], rows: 0 };
    const ranges = [...known.ranges, { from: Number(row['first']), to: Number(row['last']) }];
    shares.set(unit, { unit, ranges, rows: known.rows + Number(row['rows']) });
  }
  return [...shares.values()];
}

async function tokeniseTable(unit: Unit, table: SampleTable, builder: Builder): Promise<ReadTable> {
  const { connection } = builder.session;
  const step = { step: `tokenising ${unit.label}`, total: table.rows, unit: 'rows' } as const;
  builder.context.onProgress?.({ ...step, done: 0 });
  const read = await readTable(connection, table, {
    named: unit.columns,
    ...(unit.from === null || unit.to === null ? {} : { dates: { from: unit.from, to: unit.to } }),
    state: true,
    look: LOOK,
    now: builder.context.now(),
    into: 'part_tokens',
  });
  builder.context.onProgress?.({ ...step, done: table.rows });
  return read;
}

type TableOf = {
  readonly intake: Intake;
  readonly read: ReadTable;
  readonly spans: Awaited<ReturnType<typeof spansOf>>;
  readonly digest: string;
  readonly owners: readonly (Unit | undefined)[];
};

async function keepShare(
  share: Share,
  { intake, read, spans, digest, owners }: TableOf,
  builder: Builder,
): Promise<Part> {
  const { connection } = builder.session;
  const where = share.ranges.map(({ from, to }) => `row BETWEEN ${from} AND ${to}`).join(' OR ');
  await connection.run(`CREATE OR REPLACE TEMP VIEW part_share AS SELECT * FROM ${read.tokens.table} WHERE ${where}`);
  const ledgers = intake.files.filter((_, at) => owners[at] === share.unit);
  const tokens: TokenTable = {
    ...read.tokens,
    table: 'part_share',
    rows: share.rows,
    cells: await countFilled(read.tokens, builder),
  };
  return writePart(
    connection,
    tokens,
    {
      digest,
      normaliser: NORMALISER_VERSION,
      keyCheck: builder.keyCheck,
      sources: await Promise.all(
        share.unit.files.map((file) => describeSource(file, builder.paths.root, builder.known)),
      ),
      spans,
      columns: [...read.findings],
      warnings: warningsOf(share.unit, ledgers),
    },
    builder.paths.index,
  );
}

async function countFilled(tokens: TokenTable, builder: Builder): Promise<TokenTable['cells']> {
  if (tokens.cells.length === 0) return [];
  const [row] = await builder.session.connection.rows(
    `SELECT ${tokens.cells.map((cell) => `count(${cell.name}) AS ${cell.name}`).join(', ')} FROM part_share`,
  );
  return tokens.cells.map((cell) => ({ ...cell, filled: Number(row?.[cell.name] ?? 0) }));
}

export async function readUnits(
  units: readonly Unit[],
  folder: string,
  { context, session }: Builder,
): Promise<Intake> {
  const label = units.length === 1 ? (units[0]?.label ?? '') : `${units.length} tables`;
  return readFiles(
    { inputs: units.flatMap((unit) => unit.files), scratch: session.scratch.folder(folder) },
    {
      signal: context.signal,
      ...(context.onProgress === undefined
        ? {}
        : { onProgress: (progress) => context.onProgress?.({ ...progress, step: `${progress.step} ${label}` }) }),
    },
  );
}

/** Rejected and repaired rows of a source: nobody else will see them before a verdict goes wrong by them. */
function warningsOf(unit: Unit, ledgers: readonly FileLedger[]): string[] {
  return ledgers.flatMap((file) => [
    ...(file.rejected_rows > 0 ? [`${unit.label}: ${file.rejected_rows} of ${file.rows} rows could not be read`] : []),
    ...(file.repaired > 0 ? [`${unit.label}: ${file.repaired} of ${file.rows} rows were repaired`] : []),
  ]);
}
