import { rmSync } from 'node:fs';
import path from 'node:path';
import { verifyLeak } from '../app/use-cases.js';
import type { Verdict } from '../model/verdict.js';
import { makeLeak, writeLeak, type Truth } from '../simulate/simulate.js';
import type { Case, CaseResult, Links, RowBin } from './case.js';
import { rightWords, traitsOf } from './right.js';
import { type RowLine, readRows } from './rows.js';
import { context, type World } from './world.js';

export const BINS = 10;

/** Makes the leak, verifies it as a user would, and lays the verdict beside the truth. The leak is removed again. */
export async function verifyCase(world: World, given: Case): Promise<CaseResult> {
  const leak = makeLeak({ ...given.request, population: world.population });
  const stem = path.join(world.dir, 'leak', `${process.pid}-${given.id.replaceAll('/', '-')}`);
  const [file, rows] = [`${stem}.${leak.form.format}`, `${stem}.rows.csv`];
  writeLeak(file, leak);
  try {
    const started = performance.now();
    const verdict = await verifyLeak(world.dir, [file], { columns: {}, rows }, context);
    const seconds = (performance.now() - started) / 1000;
    const lines = readRows(rows);
    const { classes: _classes, people: _people, ...truth } = leak.truth;
    const traits = traitsOf(truth);
    return {
      id: given.id,
      block: given.block,
      world: world.population.name,
      truth,
      right: rightWords(truth, traits),
      traits,
      verdict: { ...verdict, detail: { ...verdict.detail, as_of_curve: [] } },
      ...probabilityOf(verdict),
      links: linksOf(world, leak.truth, lines),
      rowBins: rowBinsOf(leak.truth, lines),
      seconds,
    };
  } finally {
    rmSync(file, { force: true });
    rmSync(rows, { force: true });
  }
}

/** As the verdict states it; else what its Bayes factor gives at even odds against the best rival. */
export function probabilityOf(verdict: Verdict): { readonly probability: number; readonly derived: boolean } {
  if ('probability' in verdict && typeof verdict.probability === 'number') {
    return { probability: verdict.probability, derived: false };
  }
  return { probability: 1 / (1 + 10 ** -verdict.support.log10_bayes_factor), derived: true };
}

function linksOf({ people }: World, truth: Truth, lines: readonly RowLine[]): Links {
  let [linked, wrong, nobody] = [0, 0, 0];
  for (const { row, person } of lines) {
    if (person === '') continue;
    linked += 1;
    const about = truth.people[row - 1] ?? null;
    if (about === null) nobody += 1;
    else if (people.get(person)?.includes(about) !== true) wrong += 1;
  }
  return { linked, wrong, nobody, about: truth.people.filter((person) => person !== null).length };
}

function rowBinsOf(truth: Truth, lines: readonly RowLine[]): RowBin[] {
  const bins = Array.from({ length: BINS }, () => ({ rows: 0, stated: 0, right: 0 }));
  for (const { row, class: name, probability } of lines) {
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))];
    if (bin === undefined) continue;
    bin.rows += 1;
    bin.stated += probability;
    bin.right += truth.classes[row - 1] === name ? 1 : 0;
  }
  return bins;
}
