import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from '../model/element.js';
import type { Reference } from '../model/reference.js';
import { NORMALISER_VERSION } from '../proof/normalise/normalise.js';
import {
  ReferenceFault,
  copyAhead,
  createKey,
  keyCheck,
  loadKey,
  lockIndex,
  mergeReference,
  openReference,
  type Canary,
  type Copy,
  type Part,
  type PriorLeak,
  type Source,
  type SystemPart,
} from '../proof/reference/reference.js';
import { readWorkspace, type NamedColumn, type ReadWorkspace, type SystemFiles } from '../workspace/workspace.js';
import { partsOf, type Builder } from './build-parts.js';
import { CANARY_COLUMNS, readCanaries } from './canaries.js';
import type { AppContext, IndexOptions, IndexResult } from './context.js';
import { refuseUnknown } from './named-columns.js';
import { workspacePaths, type WorkspacePaths } from './paths.js';
import { isRunning, processName } from './process.js';
import { clusterOf } from './reference-place.js';
import { readAhead, type Unit } from './read-units.js';
import { withSession } from './session.js';
import { describeSources } from './sources.js';

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
  const lock = lockIndex(paths.index, processName(process.pid), isRunning);
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
          describe: describeSources(paths.root, knownSources(paths, keyCheck(key), context)),
          full: options.full === true,
          count: { reused: 0, built: 0 },
        };
        const reference = await build(workspace, builder);
        const published = await publish(workspace, reference, builder);
        return { reference, seconds: (performance.now() - started) / 1000, ...builder.count, published };
      },
    );
  } finally {
    lock.release();
  }
}

/** Brings the reference to the cluster that the workspace names; null where it names none. What stands there already is not sent again. */
async function publish(
  workspace: ReadWorkspace,
  reference: Reference,
  { session, paths, context, full }: Builder,
): Promise<IndexResult['published']> {
  const configuration = clusterOf(workspace, context.env);
  if (configuration === null) return null;
  const { publishIndex } = await import('./publish-index.js');
  return publishIndex(
    { session, reference, configuration, database: join(paths.index, reference.database), again: full },
    context,
  );
}

/** Builds the reference; where an index stands that a refresh can go on from, its copy is made while what changed is read. */
async function build(workspace: ReadWorkspace, builder: Builder): Promise<Reference> {
  const names = workspace.sources.systems.map(({ system }) => system);
  let copy: Copy | null = null;
  const onMissing = (): void => {
    copy = builder.full ? null : copyAhead(builder.paths.index, names);
  };
  try {
    return await buildFrom(workspace, { ...builder, onMissing }, () => copy);
  } finally {
    await (copy as Copy | null)?.drop();
  }
}

async function buildFrom(workspace: ReadWorkspace, builder: Builder, copy: () => Copy | null): Promise<Reference> {
  const { systems, priorLeaks: leaks, canaries } = workspace.sources;
  const systemUnits = systems.map(unitsOf);
  const leakUnits = leaks.map(unitOfLeak);
  const planted = canaries === null ? null : unitOfCanaries(canaries.file);
  const names = [...new Set(systems.map(({ system }) => system))];
  const groups = names.flatMap((name) => groupsOf(systemUnits.filter((_, at) => systems[at]?.system === name)));
  const alone = [...leakUnits, ...(planted === null ? [] : [planted])].map((unit) => [unit]);
  const found = await partsOf([...groups, ...alone], builder);
  const of = (unit: Unit | undefined): readonly Part[] => (unit === undefined ? [] : (found.get(unit) ?? []));
  const parts = systems.flatMap(({ system, kind, date }, at) =>
    (systemUnits[at] ?? []).flatMap(of).map((part): SystemPart => ({ system, kind, date, part })),
  );
  const priorLeaks = leaks.map(({ name, date }, at): PriorLeak => ({ name, date, parts: of(leakUnits[at]) }));
  const units = [...systemUnits.flat(), ...leakUnits, ...(planted === null ? [] : [planted])];
  refuseUnknownColumns(workspace, { systems: systemUnits.map((own) => own.flatMap(of)), leaks: leakUnits.map(of) });
  const empty = units.filter((unit) => of(unit).length === 0);
  for (const { label } of empty) builder.context.warn(`${label} holds no rows.`);
  for (const name of unrecognised(parts))
    builder.context.warn(`No column of ${name} was recognised; name them under \`columns\` in assay.yaml.`);
  return mergeReference(builder.session.connection, {
    dir: builder.paths.index,
    empty: await Promise.all(empty.flatMap(({ files }) => files).map(builder.describe)),
    parts,
    priorLeaks,
    canaries: planted === null ? [] : await canariesOf(planted, of(planted), builder),
    normaliser: NORMALISER_VERSION,
    keyCheck: builder.keyCheck,
    now: builder.context.now(),
    again: builder.full,
    copy: copy(),
    ...(builder.context.onProgress === undefined ? {} : { onProgress: builder.context.onProgress }),
  });
}

/** Systems that will say nothing of any leak. */
function unrecognised(parts: readonly SystemPart[]): string[] {
  const systems = new Set(parts.map(({ system }) => system));
  return [...systems].filter((name) => parts.every(({ system, part }) => system !== name || part.cells.length === 0));
}

/** A column named in `assay.yaml` is in one file of its system at least: snapshots may differ. Throws `unknown_column`. */
function refuseUnknownColumns(
  { file, sources }: ReadWorkspace,
  parts: { readonly systems: readonly (readonly Part[])[]; readonly leaks: readonly (readonly Part[])[] },
): void {
  const check = (named: readonly NamedColumn[], own: readonly Part[]): void => {
    const columns = own.flatMap((part) => part.columns.map(({ name }) => name));
    for (const { name, element, line } of own.length === 0 ? [] : named)
      refuseUnknown({ [name]: element }, columns, { file, line });
  };
  for (const { system, columns } of sources.systems) {
    check(
      columns,
      parts.systems.flatMap((own, at) => (sources.systems[at]?.system === system ? own : [])),
    );
  }
  for (const [at, { columns }] of sources.priorLeaks.entries()) check(columns, parts.leaks[at] ?? []);
}

/** Bytes of files that are read, tokenised and kept together: a build that is interrupted loses this much, and a file that changes costs it. */
const PIECE = 256e6;

/** A table as one unit, or one that lies in several large files as several. */
function unitsOf(source: SystemFiles): Unit[] {
  const label = source.date === null ? source.system : `${source.system} ${source.date}`;
  const pieces = piecesOf(source.files);
  return pieces.map((files, at) => ({
    label: pieces.length === 1 ? label : `${label} (${at + 1} of ${pieces.length})`,
    files,
    columns: mapOf(source.columns),
    from: source.from,
    to: source.to,
  }));
}

function piecesOf(files: readonly string[]): string[][] {
  const pieces: string[][] = [[]];
  let bytes = 0;
  for (const file of files) {
    if (bytes >= PIECE) {
      pieces.push([]);
      bytes = 0;
    }
    pieces.at(-1)?.push(file);
    bytes += statSync(file).size;
  }
  return pieces;
}

/** What is read in one go: the tables of one system, which repeat one another; pieces of a large one each for themselves. */
function groupsOf(units: readonly (readonly Unit[])[]): Unit[][] {
  const whole = units.flatMap((own) => (own.length === 1 ? own : []));
  const pieces = units.flatMap((own) => (own.length === 1 ? [] : own.map((unit) => [unit])));
  return whole.length === 0 ? pieces : [whole, ...pieces];
}

function unitOfLeak(leak: ReadWorkspace['sources']['priorLeaks'][number]): Unit {
  return { label: leak.name, files: leak.files, columns: mapOf(leak.columns), from: null, to: null };
}

function unitOfCanaries(file: string): Unit {
  return { label: 'canaries', files: [file], columns: CANARY_COLUMNS, from: null, to: null };
}

async function canariesOf(unit: Unit, [part]: readonly Part[], builder: Builder): Promise<Canary[]> {
  if (part === undefined) return [];
  const canaries: Canary[] = [];
  await readAhead([{ units: [unit], folder: 'intake-canaries' }], builder, async (intake, { folder }) => {
    for (const canary of await readCanaries(builder.session.connection, intake)) canaries.push({ ...canary, part });
    builder.session.scratch.removeFolder(folder);
  });
  return canaries;
}

/** Sources of the index there is: what they are need not be read again. Without a usable index, everything is built anew. */
function knownSources(paths: WorkspacePaths, check: string, context: AppContext): readonly Source[] {
  try {
    return openReference(paths.index, { normaliser: NORMALISER_VERSION, keyCheck: check }).reference.sources;
  } catch (error) {
    if (!(error instanceof ReferenceFault)) throw error;
    if (error.code === 'key_mismatch')
      context.warn('The index was made with another key: it is built anew with this one.');
    if (error.code === 'index_damaged') context.warn('The index is damaged: it is built anew.');
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
