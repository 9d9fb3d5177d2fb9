import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { parse, stringify } from 'yaml';
import { indexWorkspace, verifyLeak, type AppContext } from '../../src/app/use-cases.js';
import type { Element } from '../../src/model/element.js';
import type { Verdict } from '../../src/model/verdict.js';
import {
  makeLeak,
  simulatePopulation,
  writeLeak,
  writeWorkspace,
  type LeakRequest,
  type Population,
  type Truth,
} from '../../src/simulate/simulate.js';

/** A simulated organisation on disk, indexed: what the tests of whole verdicts share. */
export type World = {
  readonly dir: string;
  readonly population: Population;
  readonly verify: (
    request: Omit<LeakRequest, 'population'>,
    columns?: Readonly<Record<string, Element>>,
  ) => Promise<{ verdict: Verdict; truth: Truth; file: string }>;
  readonly remove: () => void;
};

export const context: AppContext = {
  now: () => new Date('2021-08-20T12:00:00Z'),
  env: {},
  signal: new AbortController().signal,
  warn: () => {},
};

/** `only`: the workspace of one of the systems, without planted records; of postpaid all is known to the day. */
export async function makeWorld(seed: string, people: number, only?: 'postpaid'): Promise<World> {
  const dir = mkdtempSync(path.join(tmpdir(), 'assay-world-'));
  const population = simulatePopulation({ seed, people });
  await fill(dir, population, only);
  return worldIn(dir, population);
}

const CARRIER = { seed: 'carrier', people: 3000 };

/** A carrier of three thousand people, for tests that need no world of their own: made once in a run, a copy for everybody. */
export async function carrierWorld(): Promise<World> {
  const dir = mkdtempSync(path.join(tmpdir(), 'assay-world-'));
  const population = simulatePopulation(CARRIER);
  cpSync(await carrierFolder(population), dir, { recursive: true, preserveTimestamps: true });
  return worldIn(dir, population);
}

async function carrierFolder(population: Population): Promise<string> {
  const shared = inject('shared');
  const made = path.join(shared, 'carrier');
  const lock = path.join(shared, 'carrier.lock');
  while (!existsSync(made)) {
    try {
      mkdirSync(lock);
    } catch {
      await wait(100);
      continue;
    }
    try {
      const partial = mkdtempSync(path.join(shared, 'partial-'));
      await fill(partial, population);
      renameSync(partial, made);
    } finally {
      rmdirSync(lock);
    }
  }
  return made;
}

async function fill(dir: string, population: Population, only?: 'postpaid'): Promise<void> {
  writeWorkspace(dir, population, { name: 'Test Wireless', sector: 'communications', state: 'WA' });
  if (only !== undefined) keepOnly(path.join(dir, 'assay.yaml'), only);
  mkdirSync(path.join(dir, 'leak'));
  await indexWorkspace(dir, {}, context);
}

function worldIn(dir: string, population: Population): World {
  let count = 0;
  return {
    dir,
    population,
    async verify(request, columns = {}) {
      const leak = makeLeak({ ...request, population });
      count += 1;
      const file = path.join(dir, 'leak', `${count}.${leak.form.format}`);
      writeLeak(file, leak);
      return { verdict: await verifyLeak(dir, [file], { columns }, context), truth: leak.truth, file };
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function keepOnly(file: string, system: string): void {
  const { organisation, systems } = parse(readFileSync(file, 'utf8'));
  writeFileSync(file, stringify({ organisation, systems: { [system]: systems[system] } }));
}
