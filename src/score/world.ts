import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { indexWorkspace, verifyLeak, type AppContext } from '../app/use-cases.js';
import { makeLeak, simulatePopulation, writeLeak, writeWorkspace, type Population } from '../simulate/simulate.js';
import { type RowLine, readRows } from './rows.js';
import type { WorldSeed } from './seeds.js';

/** A simulated organisation on disk with its index, and who the people of its reference are. */
export type World = {
  readonly dir: string;
  readonly population: Population;
  /** Token of a person of the reference, as row files show it -> people of the simulation. */
  readonly people: ReadonlyMap<string, readonly number[]>;
};

export const context: AppContext = {
  now: () => new Date('2021-08-20T12:00:00Z'),
  env: {},
  signal: new AbortController().signal,
  warn: () => {},
};

const READY = 'people.json';
const readySchema = z.array(z.tuple([z.string(), z.array(z.int())]));

export function worldDir(cache: string, { seed, people, purged, oneAddress }: WorldSeed): string {
  const hard = `${purged === true ? 'purged-' : ''}${oneAddress === true ? 'one-address-' : ''}`;
  return path.join(cache, `${seed}-${people}-${hard}${rulesHash()}`);
}

/** Makes the world and its index once; later runs with the same rules find them there. */
export async function prepareWorld(cache: string, given: WorldSeed): Promise<boolean> {
  const dir = worldDir(cache, given);
  if (existsSync(path.join(dir, READY))) return false;
  removeOlder(cache, given);
  const population = simulatePopulation(given);
  mkdirSync(path.join(dir, 'leak'), { recursive: true });
  writeWorkspace(dir, population, { name: 'Scored Wireless', sector: 'communications', state: 'WA' });
  await indexWorkspace(dir, {}, context);
  writeFileSync(path.join(dir, READY), JSON.stringify([...(await whoIsWho(dir, population))]));
  return true;
}

export function openWorld(cache: string, given: WorldSeed): World {
  const dir = worldDir(cache, given);
  const people = readySchema.parse(JSON.parse(readFileSync(path.join(dir, READY), 'utf8')));
  return { dir, population: simulatePopulation(given), people: new Map(people) };
}

/**
 * Verifies a whole copy of each system, former customers and every column in it, and notes which person of the simulation each person of the
 * reference was found to be. Accounts, SIMs and handsets leave no doubt there.
 */
async function whoIsWho(dir: string, population: Population): Promise<Map<string, number[]>> {
  const known = new Map<string, Map<number, number>>();
  for (const system of ['postpaid', 'prepaid', 'prospects'] as const) {
    const leak = makeLeak({
      population,
      kind: 'authentic',
      seed: 'everybody',
      system,
      rows: population.people * 2,
      draw: { kind: 'all' },
      former: true,
    });
    for (const { row, person } of await rowsOf(dir, leak)) {
      const about = leak.truth.people[row - 1] ?? null;
      if (person === '' || about === null) continue;
      const seen = known.get(person) ?? new Map<number, number>();
      seen.set(about, (seen.get(about) ?? 0) + 1);
      known.set(person, seen);
    }
  }
  // A person of the reference found once for somebody and otherwise for another is no second identity.
  return new Map(
    [...known].map(([token, seen]) => {
      const most = Math.max(...seen.values());
      return [token, [...seen].filter(([, times]) => times * 2 >= most).map(([person]) => person)];
    }),
  );
}

async function rowsOf(dir: string, leak: ReturnType<typeof makeLeak>): Promise<RowLine[]> {
  const file = path.join(dir, 'leak/everybody.csv');
  const rows = path.join(dir, 'leak/everybody.rows.csv');
  writeLeak(file, leak);
  try {
    await verifyLeak(dir, [file], { columns: {}, rows }, context);
    return readRows(rows);
  } finally {
    rmSync(file, { force: true });
    rmSync(rows, { force: true });
  }
}

function removeOlder(cache: string, { seed, people }: WorldSeed): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (name.startsWith(`${seed}-${people}-`)) rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

/** What the world and its index are made by. Matching, weighing and what follows leave them as they are. */
const MADE_BY = [
  'simulate',
  'engine',
  'proof/intake',
  'proof/identify',
  'proof/normalise',
  'proof/reference',
  '../data',
];
let hash: string | undefined;

function rulesHash(): string {
  hash ??= hashOf(fileURLToPath(new URL('..', import.meta.url)));
  return hash;
}

function hashOf(root: string): string {
  const digest = createHash('sha256');
  for (const folder of MADE_BY) {
    const dir = path.join(root, folder);
    const names = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map') && !entry.name.includes('.test.'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('/simulate/leak/') || file.includes('/invent.'));
    for (const file of names.sort()) digest.update(path.relative(root, file)).update(readFileSync(file));
  }
  return digest.digest('hex').slice(0, 12);
}
