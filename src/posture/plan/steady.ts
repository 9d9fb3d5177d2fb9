import { randomOf, seedOf, splitSeed, uniform, type Random } from '../../base/random.js';
import { choicesOf, type Act } from './choices.js';
import type { Limits } from './floor.js';
import { WAYS, type Figures } from './figures.js';
import { solve } from './solve.js';
import { movesOf, riskAfter, type Move, type Scene } from './steps.js';
import type { Site } from './site.js';

/** How many times the plan is reckoned anew, and at most so much work each. */
const TRIES = 40;
const NODES = 2_000;

export type Steadiness = {
  /** In what share of plans an act is. */
  readonly of: (act: Act) => number;
  /** Shares of the risk that this plan takes away, least first. */
  readonly falls: readonly number[];
};

/** The plan again and again, with every rate, chance and factor off by up to a factor of two, each by itself. */
export function steadinessOf(moves: readonly Move[], site: Site, limits: Limits, scene: Scene): Steadiness {
  const counts = new Map<string, number>();
  const falls: number[] = [];
  for (let at = 0; at < TRIES; at += 1) {
    const figures = shaken(scene.figures, randomOf(splitSeed(seedOf('plan'), 'steady', at)));
    const { selection } = solve(choicesOf(site, scene.measures, figures), limits, site.practices, figures, NODES);
    for (const key of new Set(movesOf(selection).map(({ act }) => keyOf(act))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
    falls.push(fallOf(riskAfter([], { ...scene, figures }), riskAfter(moves, { ...scene, figures })));
  }
  return { of: (act) => (counts.get(keyOf(act)) ?? 0) / TRIES, falls: falls.sort((one, other) => one - other) };
}

/** Share of the risk that is gone. */
export function fallOf(before: number, after: number): number {
  return before === 0 ? 0 : Math.min(1, Math.max(0, (before - after) / before));
}

function keyOf({ measure, machine }: Act): string {
  return `${measure} ${machine?.id ?? ''}`;
}

type PerWay = Figures['weak']['entry']['advisory'];

function shaken(figures: Figures, random: Random): Figures {
  const off = (): number => 2 ** (2 * uniform(random) - 1);
  const chance = (value: number): number => (value === 0 ? 0 : 1 - (1 - value) ** off());
  const ways = { ...figures.ways };
  for (const way of WAYS) ways[way] = { ...ways[way], rate: ways[way].rate * off() };
  const { taken, entry } = figures.weak;
  const often = (factors: PerWay): PerWay => ({
    mail: factors.mail * off(),
    remote_access: factors.remote_access * off(),
    guarded_remote_access: factors.guarded_remote_access * off(),
    internet_facing: factors.internet_facing * off(),
    removable_media: factors.removable_media * off(),
  });
  const { crossing, isolated, harm } = figures;
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
      entry: {
        support_ended: often(entry.support_ended),
        known_exploited: often(entry.known_exploited),
        advisory: often(entry.advisory),
      },
    },
    crossing: { ...crossing, yes: chance(crossing.yes), partly: chance(crossing.partly), no: chance(crossing.no) },
    isolated: { ...isolated, left: chance(isolated.left) },
    // What a plant that cannot be run costs is the unit.
    harm: { ...harm, office: harm.office * off() },
    practices: figures.practices.map((row) => ({ ...row, left: chance(row.left) })),
  };
}
