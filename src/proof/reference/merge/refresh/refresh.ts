import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../../../engine/connection.js';
import { literal } from '../../../../engine/sql.js';
import type { Reference } from '../../../../model/reference.js';
import { describeReference } from '../describe.js';
import { remove } from '../../files.js';
import type { MergeInput, Planned } from '../inputs.js';
import { countPeople } from '../statistics.js';
import { BUILDING, countOf, runStep, type Step } from '../step.js';
import { findAffected } from './affected.js';
import { copyAffected, resolveAnew } from './anew.js';
import { beginCopy } from '../copy.js';
import { changesBetween, type Change } from './changes.js';
import { readKept } from './kept.js';
import { countsOf, exchangeCounts } from './counts.js';
import { PATCHED, STANDING, WAS } from './names.js';
import { patchTables } from './patch.js';
import { findGone, findTouched, takeRows } from './touched.js';

export { writeKept } from './kept.js';

/** Beyond this share of the people a merge of all is as fast, and leaves no gaps in the tables. */
const MOST_REPLACED = 0.2;

export type Refresh = {
  readonly input: MergeInput;
  readonly planned: Planned;
  readonly standing: Reference;
  readonly engine: string;
  /** Path of the database to be written. */
  readonly partial: string;
  /** Name of the file that it becomes. */
  readonly file: string;
};

export type Refreshed = { readonly reference: Reference; readonly replaced: number };

/**
 * Makes the next database from the standing one: a copy of it, in which the people whom the changes bear on are resolved anew and put in
 * their old place. It says of everybody what a merge of all would say; only the numbers of people and records are others. Null
 * where too much changed for that. The standing database is only read.
 */
export async function refreshReference(connection: Connection, refresh: Refresh): Promise<Refreshed | null> {
  const { input, planned, standing, engine } = refresh;
  const kept = readKept(input, standing.database, engine);
  const changes = kept === null ? null : changesBetween(kept.plan, planned);
  if (kept === null || changes === null || changes.length === 0) return null;
  const most = (input.mostReplaced ?? MOST_REPLACED) * standing.people - kept.replaced;
  return withStanding(connection, refresh, async () => {
    const ahead = input.copy?.database === standing.database ? input.copy : null;
    const copy = ahead ?? beginCopy(input.dir, standing.database);
    const copied = async (): Promise<void> => {
      await copy.done;
      renameSync(copy.path, refresh.partial);
    };
    try {
      const affected = await findPeople(connection, refresh, { changes, most });
      if (affected === null) return null;
      const reference = await replacePeople(connection, refresh, { changes, taken: affected.taken, copied });
      return reference === null ? null : { reference, replaced: kept.replaced + affected.people };
    } finally {
      await copy.drop();
    }
  });
}

type Found = { readonly people: number; readonly taken: Planned };

/** Whom the changes bear on; null where these are more than `most`. */
async function findPeople(
  connection: Connection,
  { input, planned }: Refresh,
  { changes, most }: { readonly changes: readonly Change[]; readonly most: number },
): Promise<Found | null> {
  const run = stepper(connection, input);
  await run(findTouched(changes));
  await run(findGone(changes));
  if ((await countOf(connection, 'work.gone')) > most || (await countOf(connection, 'work.touched')) > most)
    return null;
  const taken = { ...planned, ...(await takeRows(connection, planned, changes)) };
  const people = await findAffected(connection, planned, taken);
  return people > most ? null : { people, taken };
}

type Replace = { readonly changes: readonly Change[]; readonly taken: Planned; readonly copied: () => Promise<void> };

async function replacePeople(
  connection: Connection,
  { input, planned, standing, partial, file }: Refresh,
  { changes, taken, copied }: Replace,
): Promise<Reference | null> {
  const run = stepper(connection, input);
  await run(copyAffected());
  for (const step of resolveAnew(planned, taken)) await run(step);
  await copied();
  await connection.run(`ATTACH ${literal(partial)} AS ${PATCHED}`);
  for (const step of patchTables(planned, taken, changes)) await run(step);
  const was = await countPeople(connection, planned, WAS);
  const now = await countPeople(connection, planned, BUILDING);
  const counts = exchangeCounts(countsOf(standing), was, now);
  // What does not add up is not put in place: all are merged.
  if ((await countOf(connection, `${PATCHED}.record`)) !== counts.records) return null;
  const reference = await describeReference(connection, { input, planned, file, database: PATCHED, counts });
  await connection.run(`CHECKPOINT ${PATCHED}`);
  return reference;
}

/**
 * Attaches the standing database and those in memory, and lets go of all, whatever happens; where nothing comes of it, the copy is removed.
 * A standing database that cannot be opened is nothing to go on from: null.
 */
async function withStanding<T>(
  connection: Connection,
  { input, standing, partial }: Refresh,
  body: () => Promise<T | null>,
): Promise<T | null> {
  let made: T | null = null;
  try {
    if (!(await attachStanding(connection, join(input.dir, standing.database)))) return null;
    for (const name of [WAS, BUILDING, 'work']) await connection.run(`ATTACH ':memory:' AS ${name}`);
    made = await body();
    return made;
  } finally {
    // The first failure is the one to tell; an engine that is out of memory may not even let go.
    for (const name of [STANDING, WAS, BUILDING, 'work', PATCHED])
      await connection.run(`DETACH DATABASE IF EXISTS ${name}`).catch(() => null);
    if (made === null) for (const left of [partial, `${partial}.wal`]) remove(left);
  }
}

async function attachStanding(connection: Connection, file: string): Promise<boolean> {
  try {
    await connection.run(`ATTACH ${literal(file)} AS ${STANDING} (READ_ONLY)`);
    return true;
  } catch {
    return false;
  }
}

function stepper(connection: Connection, { onProgress }: MergeInput): (step: Step) => Promise<void> {
  return async (step) => {
    const tell = (done: number) => onProgress?.({ step: step.name, done, total: 1, unit: 'steps' });
    tell(0);
    await runStep(connection, step, onProgress && tell);
  };
}
