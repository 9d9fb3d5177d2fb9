import type { Asset } from '../../model/asset.js';
import type { Finding } from '../../model/finding.js';
import type { Plan } from '../../model/plan.js';
import type { PracticeAnswer } from '../../model/practice.js';
import type { ShownWay } from '../../model/shown-way.js';
import { choicesOf, type Act } from './choices.js';
import { attackFigures, measureTable, type Figures } from './figures.js';
import { helpFor, type Place } from './help.js';
import { findingsLeft } from './left.js';
import { pathsOf } from './paths.js';
import { siteOf } from './site.js';
import { solve, type Solution } from './solve.js';
import { fallOf, steadinessOf } from './steady.js';
import { movesOf, orderMoves, riskAfter, stepOf, type Scene } from './steps.js';

/** So much is looked at before the answer is a bound; far more than a plant of some dozen machines needs. */
const NODES = 200_000;
/** Of 40 plans with shaken figures, two lie below what is told as the low end, and two above the high. */
const OUTSIDE = 2;

export type PlanInput = {
  readonly assets: readonly Asset[];
  readonly findings: readonly Finding[];
  readonly practices: readonly PracticeAnswer[];
  /** US dollars and hours of work; null: as much as it takes. */
  readonly budget: number | null;
  readonly hours: number | null;
  readonly place: Place;
  /** A way in that an incident, here or at a neighbour's, has shown to be used now. */
  readonly shown: readonly ShownWay[];
};

/**
 * Which measures first: the set that leaves least risk within money and hours, in the order in which to do them, with what each gains,
 * and what stays undone.
 */
export function planMeasures({ assets, findings, practices, budget, hours, place, shown }: PlanInput): Plan {
  const figures = figuresWith(attackFigures(), shown);
  const measures = measureTable();
  const site = siteOf(assets, findings, practices);
  const choices = choicesOf(site, measures, figures);
  const limits = { cost: budget ?? Infinity, hours: hours ?? Infinity };
  const help = (act: Act) => helpFor(act.measure, place)[0] ?? null;
  const scene: Scene = { answers: site.practices, figures, measures, machines: site.machines, help };
  const solution = solve(choices, limits, site.practices, figures, NODES);
  const done = movesOf(solution.selection);
  const ordered = orderMoves(done, scene);
  const steady = steadinessOf(done, site, limits, scene);
  const steps = ordered.map((one, at) => ({ ...stepOf(one, at + 1, scene), steady: steady.of(one.move.act) }));
  const spent = steps.reduce((sum, { cost }) => sum + cost, 0);
  const used = steps.reduce((sum, step) => sum + step.hours, 0);
  const before = riskAfter([], scene);
  const idle = { site: [], treatments: choices.machines.map(([first]) => first) };
  return {
    budget,
    hours,
    spent,
    hours_used: used,
    risk_before: before,
    risk_after: solution.risk,
    fall: {
      estimate: fallOf(before, solution.risk),
      low: steady.falls[OUTSIDE] ?? 0,
      high: steady.falls.at(-1 - OUTSIDE) ?? 0,
    },
    exact: solution.exact,
    at_best: solution.floor,
    steps,
    left: findingsLeft(
      findings,
      { done, choices, unused: { cost: limits.cost - spent, hours: limits.hours - used } },
      scene,
    ),
    paths: pathsOf(idle, solution.selection, site.practices, figures),
    assumed: [...site.assumed],
    basis: basisOf(figures, solution),
  };
}

/** What was used here or next door will be tried again: five times as often. */
const TRIED_AGAIN = 5;

function figuresWith(figures: Figures, shown: readonly ShownWay[]): Figures {
  const ways = { ...figures.ways };
  const raise = (way: keyof typeof ways): void => {
    ways[way] = { ...ways[way], rate: ways[way].rate * TRIED_AGAIN };
  };
  for (const way of new Set(shown)) {
    raise(way);
    if (way === 'remote_access') raise('guarded_remote_access');
  }
  return { ...figures, ways };
}

function basisOf({ source, note }: Figures, { exact }: Solution): string {
  const found = exact
    ? 'No other set within the limits leaves less risk.'
    : 'The best set found; a bound says how much better one could be.';
  return `${found} ${source}. ${note}`;
}
