import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canonicalJson } from '../../base/canonical-json.js';
import type { Connection } from '../../engine/connection.js';
import { literal } from '../../engine/sql.js';
import { ELEMENTS } from '../../model/element.js';
import type { OnProgress } from '../../model/progress.js';
import { referenceSchema, type Reference } from '../../model/reference.js';
import { ReferenceFault } from './error.js';
import { PARTIAL, listFiles, readJson, remove, settle, writeSettled } from './files.js';
import { removeOtherParts, toNumber, type Part, type Source } from './part.js';
import { resolvePeople } from './people.js';
import {
  columnsOf,
  contentsOf,
  nameCells,
  planMerge,
  type MergePlan,
  type PlannedPart,
  type SystemPart,
} from './plan.js';
import { readRows } from './read-rows.js';
import { countRows, measureForms, measureSystems, sumCoherence } from './statistics.js';
import { BUILDING, runStep, type Step } from './step.js';
import { writeSummaries } from './summaries.js';
import { writeCanaries, writePriorLeaks, writeTables, type PlannedCanary, type PlannedLeak } from './tables.js';
import { findVersions } from './versions.js';
import { countPriorPeople, gatherWarnings } from './warnings.js';

export const MANIFEST = 'reference.json';
const DATABASE = /^reference-.*\.duckdb/u;

export type PriorLeak = { readonly name: string; readonly date: string; readonly parts: readonly Part[] };

/** One planted record: the row of the part that holds its tokens. */
export type Canary = Reference['canaries'][number] & { readonly part: Part; readonly row: number };

export type MergeInput = {
  /** The index folder; the connection must be allowed to write there. */
  readonly dir: string;
  readonly parts: readonly SystemPart[];
  readonly priorLeaks: readonly PriorLeak[];
  readonly canaries: readonly Canary[];
  readonly normaliser: number;
  readonly keyCheck: string;
  readonly now: Date;
  /** Merge again although nothing changed. */
  readonly again?: boolean;
  /** Remarks of the earlier stages; those of the parts are added. */
  readonly warnings?: readonly string[];
  /** Sources that were read and gave no part, for they hold no row. */
  readonly empty?: readonly Source[];
  readonly onProgress?: OnProgress;
};

type Planned = MergePlan & {
  readonly leaks: readonly PlannedLeak[];
  readonly leakColumns: MergePlan['columns'];
  readonly canaries: readonly PlannedCanary[];
};

/**
 * Makes the reference from parts and puts it in the place of the one before, in one rename; until then the earlier one
 * stays readable. The caller holds the lock. Throws `nothing_to_index`, `index_outdated` (a part of another key or
 * normaliser) and what the engine throws.
 */
export async function mergeReference(connection: Connection, input: MergeInput): Promise<Reference> {
  const planned = planAll(input);
  const standing = input.again === true ? null : standingReference(input);
  if (standing !== null) return standing;
  const file = join(input.dir, databaseName(input));
  const partial = `${file}${PARTIAL}`;
  mkdirSync(input.dir, { recursive: true, mode: 0o700 });
  removeDatabases(input.dir, (name) => name.includes(PARTIAL));
  const reference = await withDatabases(connection, partial, () => build(connection, input, planned, basename(file)));
  settle(partial, file);
  writeSettled(join(input.dir, MANIFEST), `${canonicalJson(reference)}\n`);
  removeDatabases(input.dir, (name) => name !== reference.database);
  removeOtherParts(input.dir, digestsOf(input));
  return reference;
}

/** The steps of a merge, in order. They need the database to be written attached as `building`. */
export function mergeSteps(planned: Planned): Step[] {
  return [
    readRows(planned.systems),
    ...findVersions(planned.systems),
    ...resolvePeople(planned),
    ...writeTables(planned),
    ...writeSummaries(planned.columns),
    writePriorLeaks(planned.leaks, planned.leakColumns),
    writeCanaries(planned.canaries),
  ];
}

async function build(
  connection: Connection,
  input: MergeInput,
  planned: Planned,
  database: string,
): Promise<Reference> {
  const steps = mergeSteps(planned);
  const tell = (step: string, done: number) =>
    input.onProgress?.({ step, done, total: steps.length + 1, unit: 'steps' });
  for (const [index, step] of steps.entries()) {
    tell(step.name, index);
    await runStep(connection, step, input.onProgress && ((share) => tell(step.name, index + share)));
  }
  tell('measure the index', steps.length);
  const reference = await describe(connection, input, planned, database);
  await connection.run(`CHECKPOINT ${BUILDING}`);
  tell('measure the index', steps.length + 1);
  return reference;
}

/** Attaches the database to be written and one in memory, and lets go of both, whatever happens. */
async function withDatabases<T>(connection: Connection, path: string, body: () => Promise<T>): Promise<T> {
  await connection.run(`ATTACH ${literal(path)} AS ${BUILDING}`);
  try {
    await connection.run(`ATTACH ':memory:' AS work`);
    const made = await body();
    await connection.run('DETACH work');
    await connection.run(`DETACH ${BUILDING}`);
    return made;
  } catch (cause) {
    // The first failure is the one to tell; an engine that is out of memory may not even let go.
    for (const name of ['work', BUILDING]) await connection.run(`DETACH DATABASE IF EXISTS ${name}`).catch(() => null);
    for (const left of [path, `${path}.wal`]) remove(left);
    throw cause;
  }
}

async function describe(connection: Connection, input: MergeInput, planned: Planned, database: string) {
  const [totals] = await connection.rows(
    `SELECT count(*)::DOUBLE AS records, (coalesce(max(person_id), -1) + 1)::DOUBLE AS people FROM ${BUILDING}.record`,
  );
  const people = await countPriorPeople(connection, planned.leakColumns);
  const parts = allParts(input);
  return referenceSchema.parse({
    schema: 'assay.reference/1',
    built_at: input.now.toISOString(),
    normaliser: input.normaliser,
    key_check: input.keyCheck,
    inputs: inputsOf(input),
    database,
    people: totals?.['people'],
    records: totals?.['records'],
    rows: countRows(input.parts.map(({ part }) => part)),
    systems: await measureSystems(connection, planned),
    columns: planned.columns,
    prior_columns: planned.leakColumns,
    forms: await measureForms(connection, planned, toNumber(totals?.['people'])),
    coherence: sumCoherence(input.parts.map(({ part }) => part)),
    prior_leaks: leaksByName(input).map(({ name, date, parts: own }, index) => ({
      name,
      date,
      rows: countRows(own),
      people: people.get(index) ?? 0,
      ...contentsOf(
        own.map((part) => ({ part })),
        ELEMENTS,
      ),
    })),
    canaries: input.canaries.map(({ canary_id, system, planted_on }) => ({ canary_id, system, planted_on })),
    sources: sourcesOf(parts, input.empty),
    warnings: [...(input.warnings ?? []), ...(await gatherWarnings(connection, planned)), ...warningsOf(parts)],
  });
}

function planAll(input: MergeInput): Planned {
  if (input.parts.length === 0) {
    throw new ReferenceFault('nothing_to_index', 'the systems of record hold no rows', {
      hint: 'See that the files which assay.yaml names under systems hold more than a header.',
      exit: 2,
    });
  }
  for (const part of allParts(input)) {
    if (part.normaliser === input.normaliser && part.key_check === input.keyCheck) continue;
    throw new ReferenceFault('index_outdated', 'a part was made with another key or normaliser', {
      where: { file: part.file },
    });
  }
  const systems = planMerge(input.parts);
  const planned = new Map<string, PlannedPart>();
  const plan = (part: Part): PlannedPart => {
    const known = planned.get(part.digest);
    if (known !== undefined) return known;
    const made = { index: planned.size, part, snapshot: null, cells: nameCells(part) };
    planned.set(part.digest, made);
    return made;
  };
  const leaks = leaksByName(input).map(({ parts }, index) => ({ index, parts: parts.map(plan) }));
  const canaries = input.canaries.map(({ part, row }, index) => ({ index, row, part: plan(part) }));
  return { ...systems, leaks, leakColumns: columnsOf(leaks.flatMap(({ parts }) => parts)), canaries };
}

function leaksByName(input: MergeInput): PriorLeak[] {
  return [...input.priorLeaks].sort((left, right) => (left.name < right.name ? -1 : 1));
}

function allParts(input: MergeInput): Part[] {
  return [
    ...input.parts.map(({ part }) => part),
    ...input.priorLeaks.flatMap(({ parts }) => parts),
    ...input.canaries.map(({ part }) => part),
  ];
}

function digestsOf(input: MergeInput): Set<string> {
  return new Set(allParts(input).map(({ digest }) => digest));
}

function sourcesOf(parts: readonly Part[], empty: readonly Source[] = []): Reference['sources'] {
  const all = [...parts.flatMap((part) => part.sources), ...empty];
  const sources = new Map(all.map((source) => [source.path, source]));
  return [...sources.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
}

function warningsOf(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap(({ warnings }) => warnings))].sort();
}

/** The reference there is, when it was merged from the same inputs; only the times of its sources are brought up to date. */
function standingReference(input: MergeInput): Reference | null {
  const parsed = referenceSchema.safeParse(readJson(join(input.dir, MANIFEST)));
  if (!parsed.success || parsed.data.inputs !== inputsOf(input)) return null;
  if (!listFiles(input.dir).includes(parsed.data.database)) return null;
  const reference = { ...parsed.data, sources: sourcesOf(allParts(input), input.empty) };
  writeSettled(join(input.dir, MANIFEST), `${canonicalJson(reference)}\n`);
  removeOtherParts(input.dir, digestsOf(input));
  return reference;
}

/** Raised when the same parts make other tables than before: an index that was merged otherwise is merged anew. */
const LAYOUT = 6;

/** Digest of all that a merge depends on, whatever the order it is given in. */
function inputsOf({ parts, priorLeaks, canaries, normaliser, keyCheck }: MergeInput): string {
  const lines = [
    ...parts.map(({ system, kind, date, part }) => canonicalJson({ system, kind, date, part: part.digest })),
    ...priorLeaks.map(({ name, date, parts: own }) =>
      canonicalJson({ name, date, parts: own.map(({ digest }) => digest) }),
    ),
    ...canaries.map(({ part, ...canary }) => canonicalJson({ ...canary, part: part.digest })),
  ];
  return createHash('sha256')
    .update(canonicalJson({ layout: LAYOUT, normaliser, keyCheck, lines: lines.sort() }))
    .digest('hex');
}

/** Two builds of the same parts at the same time have the same name and the same content. */
function databaseName(input: MergeInput): string {
  const digest = createHash('sha256')
    .update([...digestsOf(input)].sort().join())
    .digest('hex');
  return `reference-${input.now.toISOString().replaceAll(/[-:.]/gu, '')}-${digest.slice(0, 8)}.duckdb`;
}

function removeDatabases(dir: string, which: (name: string) => boolean): void {
  for (const name of listFiles(dir)) if (DATABASE.test(name) && which(name)) remove(join(dir, name));
}
