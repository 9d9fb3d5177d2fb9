import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { CaseResult } from '../src/score/case.js';
import { bandOf, datable, datingOf, linksOf, reliabilityOf, systemRates, type Rate } from '../src/score/figures.js';
import { briefly, planCases } from '../src/score/plan.js';
import { SEEDS } from '../src/score/seeds.js';
import { verifyCase } from '../src/score/verify-case.js';
import { openWorld, prepareWorld } from '../src/score/world.js';

// The short form of `npm run score`: one small world, some thirty leaks. Below a floor, something that worked does not any more.
const floors = z
  .object({ from: z.string(), least: z.record(z.string(), z.number()), most: z.record(z.string(), z.number()) })
  .parse(JSON.parse(readFileSync(new URL('score-floors.json', import.meta.url), 'utf8')));

const cache = mkdtempSync(path.join(tmpdir(), 'assay-score-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

let figures: Readonly<Record<string, number | null>>;
beforeAll(async () => {
  const [given] = SEEDS.short;
  if (given === undefined) throw new RangeError('no short world');
  await prepareWorld(cache, given);
  const world = openWorld(cache, given);
  const results: CaseResult[] = [];
  const waiting = briefly(planCases(given)).values();
  const work = async (): Promise<void> => {
    for (const one of waiting) results.push(await verifyCase(world, one));
  };
  await Promise.all([work(), work()]);
  figures = figuresOf(results);
}, 300_000);

test.each(Object.entries(floors.least))('%s is at least %d', (name, floor) => {
  expect(figures[name]).toBeGreaterThanOrEqual(floor);
});

test.each(Object.entries(floors.most))('%s is at most %d', (name, most) => {
  expect(figures[name]).toBeLessThanOrEqual(most);
});

function figuresOf(results: readonly CaseResult[]): Readonly<Record<string, number | null>> {
  const band = bandOf(results);
  const dating = datingOf(datable(results));
  const links = linksOf(results);
  return {
    cases: band.cases,
    right: band.right / band.cases,
    right_or_inconclusive: band.rightOrInconclusive / band.cases,
    authentic_said_of_false: band.falseAuthentic,
    brier: reliabilityOf(results).brier,
    right_system: shareOf(systemRates(results)['all']),
    as_of_median_days: dating.median,
    as_of_interval_holds: dating.held,
    rows_linked: links.linked,
    rows_linked_wrongly: links.linked === 0 ? 0 : (links.wrong + links.nobody) / links.linked,
  };
}

function shareOf(rate: Rate | undefined): number | null {
  return rate === undefined || rate.cases === 0 ? null : rate.holds / rate.cases;
}
