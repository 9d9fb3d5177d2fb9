import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canonicalJson } from '../../../base/canonical-json.js';
import type { Connection } from '../../../engine/connection.js';
import { literal } from '../../../engine/sql.js';
import type { Reference } from '../../../model/reference.js';
import { describeReference, sourcesOf } from './describe.js';
import { PARTIAL, listFiles, remove, settle, writeSettled } from '../files.js';
import { allParts, digestsOf, inputsOf, planAll, type MergeInput, type Planned } from './inputs.js';
import { keepFindings } from './keep.js';
import { removeOtherParts } from '../part.js';
import { resolvePeople } from './people.js';
import { readRows } from './read-rows.js';
import { refreshReference, writeKept } from './refresh/refresh.js';
import { countPeople } from './statistics.js';
import { MANIFEST, standingReference } from './standing.js';
import { BUILDING, runStep, type Step } from './step.js';
import { writeSummaries } from './summaries.js';
import { writeCanaries, writePeople, writePriorLeaks, writeValues } from './tables.js';
import { findVersions } from './versions.js';

const DATABASE = /^reference-.*\.duckdb/u;

/**
 * Makes the reference from parts and puts it in the place of the one before, in one rename; until then the earlier one
 * stays readable. The caller holds the lock. Throws `nothing_to_index`, `index_outdated` (a part of another key or
 * normaliser) and what the engine throws.
 */
export async function mergeReference(connection: Connection, input: MergeInput): Promise<Reference> {
  const planned = planAll(input);
  const standing = input.again === true ? null : standingReference(input.dir);
  if (standing?.inputs === inputsOf(input)) return bringUpToDate(standing, input);
  const file = join(input.dir, databaseName(input));
  const partial = `${file}${PARTIAL}`;
  mkdirSync(input.dir, { recursive: true, mode: 0o700 });
  removeDatabases(input.dir, (name) => name.includes(PARTIAL) && name !== basename(input.copy?.path ?? ''));
  const engine = await versionOf(connection);
  const refresh = { input, planned, engine, partial, file: basename(file) };
  const refreshed = standing === null ? null : await refreshReference(connection, { ...refresh, standing });
  // All are merged: a copy of what stands would only take up room.
  await input.copy?.drop();
  const { reference, replaced } = refreshed ?? {
    reference: await withDatabases(connection, partial, () => build(connection, input, planned, basename(file))),
    replaced: 0,
  };
  settle(partial, file);
  writeSettled(join(input.dir, MANIFEST), `${canonicalJson(reference)}\n`);
  writeKept(input, { database: reference.database, engine, replaced });
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
    keepFindings(),
    ...writePeople(planned),
    ...writeValues(planned),
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
  const counts = await countPeople(connection, planned, BUILDING);
  const reference = await describeReference(connection, { input, planned, file: database, database: BUILDING, counts });
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

/** The same inputs need no merge; only the times of the sources may be others. */
function bringUpToDate(standing: Reference, input: MergeInput): Reference {
  const reference = { ...standing, sources: sourcesOf(allParts(input), input.empty) };
  writeSettled(join(input.dir, MANIFEST), `${canonicalJson(reference)}\n`);
  removeOtherParts(input.dir, digestsOf(input));
  return reference;
}

async function versionOf(connection: Connection): Promise<string> {
  const [row] = await connection.rows('SELECT version() AS version');
  return String(row?.['version']);
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
