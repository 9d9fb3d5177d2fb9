import { type Seed, seedOf, splitRandom, splitSeed } from '../base/random.js';
import { type Day, YEAR, dayOf } from './days.js';
import { MEMBERSHIP, YEARLY } from './rates.js';
import type { World } from './world/household.js';
import { originOf } from './world/person.js';
import { places, placesWithin } from './world/places.js';
import { assignSsns, drawSsn, ssnRandomised } from './world/ssn.js';

export type PopulationOptions = {
  readonly seed: string;
  /** Everybody who ever stands in a system: customers, former customers, applicants. */
  readonly people: number;
  /** First and last day of history. Default: 2019-08-01 to 2021-08-12. */
  readonly from?: string;
  readonly to?: string;
  /** Only these states, and of each only the first so many towns. Default: the whole country. */
  readonly states?: readonly string[];
  readonly towns?: number;
  /** Day of the earlier leak. Default: 2020-12-03. */
  readonly priorLeak?: string;
  /** The table of postpaid has lost every account that has ended. Default false. */
  readonly purged?: boolean;
  /** Everybody lives at one address and nobody moves. Default false. */
  readonly oneAddress?: boolean;
};

/**
 * A simulated world. It is a recipe and not a list: whoever is asked for is made on the spot from the seed, the same each
 * time, so a million people take no more memory than their SSNs (twelve bytes each while these are handed out).
 */
export type Population = World & {
  readonly name: string;
  readonly people: number;
  /** People below this index were there at the start; those above joined in the order of their index. */
  readonly founders: number;
  readonly priorLeak: Day;
  readonly ssns: Int32Array;
  readonly options: PopulationOptions;
};

export function simulatePopulation(options: PopulationOptions): Population {
  const from = dayOf(options.from ?? '2019-08-01');
  const to = dayOf(options.to ?? '2021-08-12');
  const seed = seedOf(options.seed);
  const within = options.states === undefined ? places() : placesWithin(options.states, options.towns);
  const world: World = { seed, places: within, from, to, oneAddress: options.oneAddress === true };
  const joiners = YEARLY.join * (1 - MEMBERSHIP.leftBefore) * ((to - from) / YEAR);
  return {
    ...world,
    name: options.seed,
    people: options.people,
    founders: Math.round(options.people / (1 + joiners)),
    priorLeak: dayOf(options.priorLeak ?? '2020-12-03'),
    ssns: ssnsOf(world, options.people),
    options,
  };
}

function ssnsOf(world: World, people: number): Int32Array {
  const seed: Seed = splitSeed(world.seed, 'ssn');
  let person = -1;
  let random = splitRandom(seed, 'draw', 0);
  let origin = { state: '', year: 0 };
  let randomised = false;
  return assignSsns(people, (index, _attempt) => {
    if (index !== person) {
      person = index;
      random = splitRandom(seed, 'draw', index);
      origin = originOf(world, index);
      randomised = ssnRandomised(random);
    }
    return drawSsn(random, origin.state, origin.year, randomised);
  });
}
