import type { CoherenceCount } from '../model/coherence.js';
import type { NumberRange } from '../model/reference.js';
import type { FileLedger, Intake, SampleTable } from '../model/sample.js';
import type { TokenTable } from '../model/tokens.js';
import { NORMALISER_VERSION, type Earlier } from '../proof/normalise/normalise.js';
import { findPartsOf, writePart, type Part } from '../proof/reference/reference.js';
import { parquetTable } from '../engine/sql.js';
import type { AppContext } from './context.js';
import { AppError } from './error.js';
import { digestOf, findAll, tableDigest } from './part-digests.js';
import { rangesOf } from './numbers.js';
import type { WorkspacePaths } from './paths.js';
import { readTable, sourceOf, type ReadTable } from './read-table.js';
import { readAhead, type Batch, type Unit } from './read-units.js';
import type { Session } from './session.js';
import type { DescribeSource } from './sources.js';

export type Builder = {
  readonly session: Session;
  readonly context: AppContext;
  readonly paths: WorkspacePaths;
  readonly keyCheck: string;
  readonly describe: DescribeSource;
  readonly full: boolean;
  readonly count: { reused: number; built: number };
  /** Told that parts are missing, before they are made. */
  readonly onMissing?: () => void;
};

/** Rows of a source that identify looks at; its columns are the organisation's own and alike throughout. */
const LOOK = 20_000;

/** Units that share columns, such as the snapshots of one system: read and tokenised together, for they repeat one another. */
export type Group = readonly Unit[];

/** Parts by unit: one per table. */
export type PartsByUnit = ReadonlyMap<Unit, readonly Part[]>;

/** The parts of every unit. Those that the index has are found; the others are made, one group while the next is read. */
export async function partsOf(groups: readonly Group[], builder: Builder): Promise<PartsByUnit> {
  const parts = new Map<Unit, readonly Part[]>();
  const missing: Batch[] = [];
  const digests = new Map<Unit, string>();
  for (const units of groups) {
    const unknown: Unit[] = [];
    for (const unit of units) {
      const digest = await digestOf(unit, builder);
      const sources = await Promise.all(unit.files.map(builder.describe));
      const found = builder.full ? [] : findAll(digest, builder.paths.index);
      // The same bytes may have been indexed under another name or time.
      parts.set(
        unit,
        found.map((part) => ({ ...part, sources })),
      );
      digests.set(unit, digest);
      if (found.length === 0) unknown.push(unit);
      builder.count.reused += found.length;
    }
    if (unknown.length > 0) missing.push({ units: unknown, folder: `intake-${builder.count.built}-${missing.length}` });
  }
  if (missing.length > 0) builder.onMissing?.();
  await readAhead(missing, builder, async (intake, batch) => {
    await refuseChanged(batch.units, digests, builder);
    for (const [unit, built] of await build(batch.units, intake, builder)) parts.set(unit, built);
    builder.session.scratch.removeFolder(batch.folder);
  });
  return parts;
}

/** Files that changed while they were read: what came out is of no moment, and would be taken for the new state for ever. */
async function refuseChanged(units: Group, digests: ReadonlyMap<Unit, string>, builder: Builder): Promise<void> {
  for (const unit of units) {
    if ((await digestOf(unit, builder)) === digests.get(unit)) continue;
    throw new AppError('source_changed', `a file of ${unit.label} changed while it was read`, {
      ...(unit.files[0] === undefined ? {} : { where: { file: unit.files[0] } }),
      hint: 'Run it again once nobody writes to it.',
    });
  }
}

async function build(units: Group, intake: Intake, builder: Builder): Promise<PartsByUnit> {
  const owners = intake.files.map((file) => units.find((unit) => unit.files.some((path) => isOf(file, path))));
  const shares = await Promise.all(intake.tables.map((table) => shareOut(table, owners, builder)));
  const parts = new Map<Unit, Part[]>();
  for (const [index, table] of intake.tables.entries()) {
    const [first] = shares[index] ?? [];
    if (first === undefined) continue;
    const before = (shares[index] ?? []).length === 1 ? await partsBefore(first.unit, builder) : [];
    const read = await tokeniseTable({ unit: first.unit, table, before }, builder);
    const ranges = await rangesOf(builder.session.connection, table, read.findings);
    for (const share of shares[index] ?? []) {
      const own = parts.get(share.unit) ?? [];
      const count = shares.filter((list) => list.some(({ unit }) => unit === share.unit)).length;
      const digest = tableDigest(await digestOf(share.unit, builder), own.length, count);
      parts.set(share.unit, [...own, await keepShare(share, { intake, read, ranges, digest, owners }, builder)]);
      builder.count.built += 1;
    }
    await builder.session.connection.run(`DROP TABLE ${read.tokens.table}`);
  }
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

/** What the files of a unit gave when they held something else. */
async function partsBefore(unit: Unit, builder: Builder): Promise<readonly Part[]> {
  if (builder.full) return [];
  const sources = await Promise.all(unit.files.map(builder.describe));
  const parts = findPartsOf(
    builder.paths.index,
    sources.map(({ path }) => path),
  );
  return parts.filter(
    ({ normaliser, key_check: check }) => normaliser === NORMALISER_VERSION && check === builder.keyCheck,
  );
}

type Tokenised = { readonly unit: Unit; readonly table: SampleTable; readonly before: readonly Part[] };

/** The rows of files that changed are marked, for who changes once changes again: the next time only what is new is tokenised. */
async function tokeniseTable({ unit, table, before }: Tokenised, builder: Builder): Promise<ReadTable> {
  const { connection } = builder.session;
  const step = { step: `tokenising ${unit.label}`, total: table.rows, unit: 'rows' } as const;
  builder.context.onProgress?.({ ...step, done: 0 });
  const read = await readTable(connection, table, {
    named: unit.columns,
    ...(unit.from === null || unit.to === null ? {} : { dates: { from: unit.from, to: unit.to } }),
    state: true,
    ...(before.length === 0 ? {} : { earlier: (marking) => earlierOf(before, marking) }),
    look: LOOK,
    tell: (share) => builder.context.onProgress?.({ ...step, done: Math.floor(share * table.rows) }),
    now: builder.context.now(),
    into: 'part_tokens',
  });
  builder.context.onProgress?.({ ...step, done: table.rows });
  return read;
}

function earlierOf(before: readonly Part[], marking: string): Earlier | null {
  const part = before.find((each) => each.marking === marking);
  return part === undefined ? null : { table: parquetTable(part.file), cells: part.cells };
}

type TableOf = {
  readonly intake: Intake;
  readonly read: ReadTable;
  readonly ranges: readonly NumberRange[];
  readonly digest: string;
  readonly owners: readonly (Unit | undefined)[];
};

async function keepShare(
  share: Share,
  { intake, read, ranges, digest, owners }: TableOf,
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
      sources: await Promise.all(share.unit.files.map(builder.describe)),
      ranges,
      marking: read.marking,
      coherence: await countCoherence(read, where, builder),
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

async function countCoherence({ coherence }: ReadTable, where: string, builder: Builder): Promise<CoherenceCount[]> {
  if (coherence === null) return [];
  const counts = coherence.kinds.map((kind) => `count(*) FILTER (${kind}) AS ${kind}, count(${kind}) AS ${kind}_of`);
  const [row] = await builder.session.connection.rows(
    `SELECT ${counts.join(', ')} FROM ${coherence.table} WHERE ${where}`,
  );
  return coherence.kinds.map((kind) => ({
    kind,
    coherent: Number(row?.[kind] ?? 0),
    of: Number(row?.[`${kind}_of`] ?? 0),
  }));
}

/** Rejected and repaired rows of a source: nobody else will see them before a verdict goes wrong by them. */
function warningsOf(unit: Unit, ledgers: readonly FileLedger[]): string[] {
  return ledgers.flatMap((file) => [
    ...(file.rejected_rows > 0 ? [`${unit.label}: ${file.rejected_rows} of ${file.rows} rows could not be read`] : []),
    ...(file.repaired > 0 ? [`${unit.label}: ${file.repaired} of ${file.rows} rows were repaired`] : []),
  ]);
}
