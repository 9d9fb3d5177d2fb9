import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
  writeWorkspace(dir, population, { name: 'Test Wireless', sector: 'communications', state: 'WA' });
  if (only !== undefined) keepOnly(path.join(dir, 'assay.yaml'), only);
  mkdirSync(path.join(dir, 'leak'));
  await indexWorkspace(dir, {}, context);
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
