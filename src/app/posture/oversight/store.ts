import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { PostureBundle } from '../../../model/posture-bundle.js';
import { OversightError } from '../../../posture/oversight/error.js';
import { verifiedBundle } from '../bundle/signing.js';

/** What is kept of one plant: the key that is trusted, and its bundles as they came, oldest first. */
const recordSchema = z.strictObject({
  key: z.strictObject({ public: z.string(), fingerprint: z.string(), since: z.iso.datetime() }),
  lines: z.array(z.string()).max(400),
});
export type PlantRecord = z.infer<typeof recordSchema>;

/** Of one plant; those of the earliest days go first. */
export const MOST_KEPT = 200;

const PLANTS = 'plants';
const SECRET = 'secret';

export function readRecord(dir: string, plant: string): PlantRecord | null {
  const file = recordFile(dir, plant);
  const text = readText(file);
  if (text === null) return null;
  const read = recordSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  throw broken(file);
}

/** Writes the record of a plant whole, or not at all. */
export function writeRecord(dir: string, plant: string, record: PlantRecord): void {
  const file = recordFile(dir, plant);
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${JSON.stringify(record)}\n`, { mode: 0o600 });
    renameSync(part, file);
  } catch (cause) {
    throw new OversightError('cannot_write', 'a bundle cannot be kept', {
      where: { file },
      hint: 'Check that the folder may be written to and the disk has room.',
      cause,
    });
  }
}

/** Makes the folder where it is missing. */
export function openStore(dir: string): void {
  try {
    mkdirSync(path.join(dir, PLANTS), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new OversightError('cannot_write', 'the folder cannot be made', {
      where: { file: dir },
      hint: 'Name another one with --into.',
      cause,
    });
  }
}

/** Takes away what an import that was killed had not finished. Only while no other one runs. */
export function dropUnfinished(dir: string): void {
  const folder = path.join(dir, PLANTS);
  for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(path.join(folder, name), { force: true });
}

/** Bundles of every plant, oldest first, proved again. Throws `nothing_imported` where there are none. */
export function readPlants(dir: string): readonly (readonly [PostureBundle, ...PostureBundle[]])[] {
  const plants = plantsIn(dir).map((plant) => {
    const [first, ...rest] = (readRecord(dir, plant)?.lines ?? []).map((line) => proved(line, dir, plant));
    if (first === undefined) throw broken(recordFile(dir, plant));
    return [first, ...rest] as const;
  });
  if (plants.length > 0) return plants;
  throw new OversightError('nothing_imported', 'no bundle was imported here yet', {
    where: { file: dir },
    hint: 'Take some in with `assay oversight import FILE...`, or name their folder with --from.',
    exit: 2,
  });
}

export function plantsIn(dir: string): string[] {
  try {
    return readdirSync(path.join(dir, PLANTS))
      .flatMap((name) => /^([0-9a-f]{32})\.json$/u.exec(name)?.[1] ?? [])
      .sort();
  } catch {
    return [];
  }
}

/**
 * What a plant is called: digits from a secret of this folder and the plant's id, so that neither order nor number tells anything,
 * and the same plant is called the same tomorrow. Longer where two would be called alike.
 */
export function aliasesOf(dir: string, plants: readonly string[]): (plant: string) => string {
  const secret = readSecret(dir);
  const digits = new Map(
    plants.map((plant) => [plant, BigInt(`0x${createHmac('sha256', secret).update(plant).digest('hex')}`).toString()]),
  );
  const short = (plant: string): string => digits.get(plant)?.slice(-6) ?? '';
  const counts = new Map<string, number>();
  for (const plant of plants) counts.set(short(plant), (counts.get(short(plant)) ?? 0) + 1);
  return (plant) => {
    const own = counts.get(short(plant)) === 1 ? short(plant) : (digits.get(plant)?.slice(-12) ?? '');
    return `Plant ${own.match(/.{3}/gu)?.join('-') ?? ''}`;
  };
}

function readSecret(dir: string): string {
  const file = path.join(dir, SECRET);
  const known = readText(file);
  if (known !== null) {
    if (/^[0-9a-f]{64}\n$/u.test(known)) return known;
    throw broken(file);
  }
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
    linkOnce(part, file);
    rmSync(part);
  } catch (cause) {
    throw new OversightError('cannot_write', 'the secret of the aliases cannot be written', { where: { file }, cause });
  }
  return readSecret(dir);
}

/** Gives a whole file its name, where no other run has done so first. */
function linkOnce(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function proved(line: string, dir: string, plant: string): PostureBundle {
  try {
    const bundle = verifiedBundle(line);
    if (bundle.plant.id === plant) return bundle;
  } catch (cause) {
    throw broken(recordFile(dir, plant), cause);
  }
  throw broken(recordFile(dir, plant));
}

function recordFile(dir: string, plant: string): string {
  return path.join(dir, PLANTS, `${plant}.json`);
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw broken(file, cause);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function broken(file: string, cause?: unknown): OversightError {
  return new OversightError('store_broken', 'a file of the folder of bundles is not as it was written', {
    where: { file },
    hint: 'Move it away and import the bundles of that plant again.',
    cause,
  });
}
