import { randomOf, seedOf, splitSeed, uniform, type Random } from '../../base/random.js';
import { choicesOf, type Act } from './choices.js';
import type { Limits } from './floor.js';
import { WAYS, type Figures, type Measures } from './figures.js';
import { solve } from './solve.js';
import { movesOf } from './steps.js';
import type { Site } from './site.js';

/** How many times the plan is reckoned anew, and at most so much work each. */
const TRIES = 40;
const NODES = 2_000;

/** In what share of plans an act is, when every rate, chance and factor is off by up to a factor of two, each by itself. */
export function steadinessOf(site: Site, limits: Limits, figures: Figures, measures: Measures): (act: Act) => number {
  const counts = new Map<string, number>();
  for (let at = 0; at < TRIES; at += 1) {
    const other = shaken(figures, randomOf(splitSeed(seedOf('plan'), 'steady', at)));
    const { selection } = solve(choicesOf(site, measures, other), limits, site.practices, other, NODES);
    for (const key of new Set(movesOf(selection).map(({ act }) => keyOf(act))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (act) => (counts.get(keyOf(act)) ?? 0) / TRIES;
}

function keyOf({ measure, machine }: Act): string {
  return `${measure} ${machine?.id ?? ''}`;
}

function shaken(figures: Figures, random: Random): Figures {
  const off = (): number => 2 ** (2 * uniform(random) - 1);
  const chance = (value: number): number => (value === 0 ? 0 : 1 - (1 - value) ** off());
  const ways = { ...figures.ways };
  for (const way of WAYS) ways[way] = { ...ways[way], rate: ways[way].rate * off() };
  const { taken } = figures.weak;
  return {
    ...figures,
    ways,
    weak: {
      ...figures.weak,
      taken: {
        sound: chance(taken.sound),
        support_ended: chance(taken.support_ended),
        known_exploited: chance(taken.known_exploited),
        advisory: chance(taken.advisory),
      },
    },
    crossing: { ...figures.crossing, yes: chance(figures.crossing.yes), no: chance(figures.crossing.no) },
    practices: figures.practices.map((row) => ({ ...row, left: chance(row.left) })),
  };
}
