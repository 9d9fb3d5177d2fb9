import type { Finding } from '../../../model/finding.js';
import type { Identified, IdentifiedAsset } from '../../../model/identified.js';
import type { Lifecycle } from '../../../model/lifecycle.js';
import { lifecycleRows } from '../../product/table.js';
import { controlFinding } from './control.js';
import { feedIndex } from './feed-cycles.js';
import { judge, meantBy, type Ground, type Judged } from './judge.js';
import { supportFindings } from './support.js';
import { unknownFinding } from './unknown.js';

/** `bought`: whether extended support was bought, by machine, where somebody was asked. */
export type LifecycleOptions = { readonly bought?: ReadonlyMap<string, boolean> };

/**
 * Has support ended, and does it end within a year? For every program of every machine, as of a day (YYYY-MM-DD), by our own table and
 * the feed (endoflife.date); and once for each machine that runs the plant without fixes. Never throws.
 */
export function lifecycleFindings(
  assets: readonly IdentifiedAsset[],
  feed: readonly Lifecycle[],
  asOf: string,
  options: LifecycleOptions = {},
): Finding[] {
  const ground: Ground = { ...lifecycleRows(feed), feed: feedIndex(feed), asOf };
  return assets.flatMap((machine) => findingsOf(machine, ground, options));
}

function findingsOf(machine: IdentifiedAsset, ground: Ground, { bought }: LifecycleOptions): Finding[] {
  const { asset, identified } = machine;
  const told = bought?.get(asset.asset_id);
  const findings = identified
    .filter((each) => !beside(each, identified))
    .flatMap((each) => {
      const judged = judge(each, asset, ground, told);
      if (isPart(each, judged)) return [];
      return judged.length === 0
        ? unknownFinding(each, machine, ground)
        : supportFindings(each, judged, machine, ground);
    });
  const single = onceEach(findings);
  return [...single, ...controlFinding(machine, single, ground)];
}

const GRAVEST: readonly Finding['answer'][] = ['yes', 'cannot_tell', 'no'];

/** Of two that ask the same of one machine, as of two instances of one program, the graver stays, in the place of the first. */
function onceEach(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const before = kept.get(finding.id);
    if (before === undefined || GRAVEST.indexOf(finding.answer) < GRAVEST.indexOf(before.answer))
      kept.set(finding.id, finding);
  }
  return [...kept.values()];
}

/** A part of a bill of materials that no table knows: there are hundreds, and none of them is asked for. */
function isPart({ program }: Identified, judged: readonly Judged[]): boolean {
  return program.part === 'software' && program.purl !== null && judged.every(({ family }) => family === null);
}

/** Left out: a guess where the machine or a person says what it is, and a vague text where another one is of the same and says more. */
function beside(each: Identified, all: readonly Identified[]): boolean {
  const told = all.filter((other) => other !== each && !isGuess(other) && keysOf(other).length > 0);
  if (isGuess(each)) return told.some(({ program }) => program.part === each.program.part);
  const keys = keysOf(each);
  return told.some((other) => {
    const exact = keysOf(other);
    return exact.length < keys.length && exact.every((key) => keys.includes(key));
  });
}

function isGuess({ program }: Identified): boolean {
  return program.basis === 'guessed' && program.accuracy !== 100;
}

function keysOf(identified: Identified): string[] {
  return meantBy(identified).map(({ key }) => key);
}
