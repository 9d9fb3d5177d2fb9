import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { judgeAgain, verifyLeak, type Evidence } from '../app/use-cases.js';
import type { Verdict } from '../model/verdict.js';
import { makeLeak, writeLeak, type Truth } from '../simulate/simulate.js';
import type { Case, CaseResult, CaseTruth, Links, RowBin } from './case.js';
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
    let evidence: Evidence | undefined;
    const onEvidence = (found: Evidence): void => {
      evidence = found;
    };
    const verdict = await verifyLeak(world.dir, [file], { columns: {}, rows }, { ...context, onEvidence });
    const seconds = (performance.now() - started) / 1000;
    const lines = readRows(rows);
    const { classes: _classes, people: _people, ...truth } = leak.truth;
    const result: CaseResult = {
      id: given.id,
      block: given.block,
      world: world.population.name,
      truth,
      ...judgedBy(truth, verdict),
      links: linksOf(world, leak.truth, lines),
      rowBins: rowBinsOf(leak.truth, lines),
      seconds,
    };
    if (evidence !== undefined) keep(world, { result, evidence });
    return result;
  } finally {
    rmSync(file, { force: true });
    rmSync(rows, { force: true });
  }
}

/** Evidence of an earlier run weighed anew: seconds, links, single rows and everything dated stay as they were found then. */
export function replayCase(dir: string, given: Case): CaseResult | null {
  const file = keptIn(dir, given.id);
  if (!existsSync(file)) return null;
  const kept: Kept = deserialize(gunzipSync(readFileSync(file)));
  return { ...kept.result, ...judgedBy(kept.result.truth, judgeAgain(kept.evidence)) };
}

type Kept = { readonly result: CaseResult; readonly evidence: Evidence };

function keep({ dir }: World, kept: Kept): void {
  const file = keptIn(dir, kept.result.id);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(serialize(kept), { level: 1 }));
}

function keptIn(dir: string, id: string): string {
  return path.join(dir, 'evidence', `${id.replaceAll('/', '-')}.gz`);
}

type Judged = Pick<CaseResult, 'right' | 'traits' | 'verdict' | 'probability' | 'derived'>;

function judgedBy(truth: CaseTruth, verdict: Verdict): Judged {
  const traits = traitsOf(truth);
  return {
    traits,
    right: rightWords(truth, traits),
    verdict: { ...verdict, detail: { ...verdict.detail, as_of_curve: [] } },
    ...probabilityOf(verdict),
  };
}

/** As the verdict states it; where it states none, what its Bayes factor gives at even odds against the best rival. */
function probabilityOf({ probability, support }: Verdict): Pick<CaseResult, 'probability' | 'derived'> {
  if (probability !== null) return { probability, derived: false };
  return { probability: 1 / (1 + 10 ** -support.log10_bayes_factor), derived: true };
}

function linksOf({ people }: World, truth: Truth, lines: readonly RowLine[]): Links {
  let [linked, wrong, nobody] = [0, 0, 0];
  const planted = new Set(truth.canaries.map(({ row }) => row));
  for (const { row, person } of lines) {
    if (person === '' || planted.has(row)) continue;
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
