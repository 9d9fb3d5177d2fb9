import { type Random, between, chance, splitRandom, waiting } from '../base/random.js';
import { type Day, YEAR } from './days.js';
import type { Population } from './population.js';
import { CHANGE, MEMBERSHIP, YEARLY } from './rates.js';
import { seatOf } from './world/household.js';
import { splitSeed } from '../base/random.js';

export type LineSystem = 'postpaid' | 'prepaid';

/** One stay with a system: from joining to leaving (exclusive), null = still there. */
export type Stay = { readonly start: Day; readonly end: Day | null };

export type Membership = {
  readonly systems: readonly LineSystem[];
  /** Day of the credit application that stands in prospects. */
  readonly applied: Day | null;
};

const LONGEST = 18 * YEAR;
const TYPICAL = 5.5 * YEAR;

export function membershipOf(population: Population, person: number): Membership {
  const random = splitRandom(splitSeed(population.seed, 'person', person), 'membership');
  if (chance(random, MEMBERSHIP.prospectOnly)) {
    const spread = (person / population.people) * (population.to - population.from);
    return {
      systems: [],
      applied: Math.min(population.to - 1, Math.floor(population.from + spread) + between(random, 0, 9)),
    };
  }
  const systems = systemsOf(random);
  const applies =
    chance(random, MEMBERSHIP.joinerApplied) && person >= population.founders && systems[0] === 'postpaid';
  const applied = applies ? joiningDay(population, person) - between(random, 0, 14) : null;
  return { systems, applied };
}

function systemsOf(random: Random): readonly LineSystem[] {
  if (chance(random, MEMBERSHIP.bothSystems)) return ['postpaid', 'prepaid'];
  return chance(random, MEMBERSHIP.postpaidOfOne) ? ['postpaid'] : ['prepaid'];
}

/** Every stay of a customer with a system: the first, and now and then a return. */
export function staysOf(population: Population, person: number, system: LineSystem): Stay[] {
  const random = splitRandom(splitSeed(population.seed, 'person', person), `stay-${system}`);
  const start = joiningDay(population, person) + between(random, 0, 6);
  const leftBefore = person < population.founders && chance(random, MEMBERSHIP.leftBefore);
  const end = leftBefore
    ? between(random, Math.min(start + 30, population.from - 2), population.from - 1)
    : Math.ceil(Math.max(start, population.from) + waiting(random, YEAR / YEARLY.leave));
  if (end >= population.to) return [{ start, end: null }];
  const first = { start, end: Math.max(end, start + 1) };
  const back = end + between(random, CHANGE.returnDays[0], CHANGE.returnDays[1]);
  const returns = chance(random, CHANGE.returns) && back > population.from && back < population.to - 1;
  if (!returns) return [first];
  const again = Math.ceil(back + waiting(random, YEAR / YEARLY.leave));
  return [first, { start: back, end: again >= population.to ? null : again }];
}

// People are numbered in the order of joining; households join together.
function joiningDay({ from, to, people, founders }: Population, person: number): Day {
  const { first } = seatOf(person);
  if (first >= founders)
    return from + Math.floor(((first - founders) / Math.max(1, people - founders)) * (to - from - 20));
  const rank = 1 - first / founders;
  const ago = -Math.log(1 - rank * (1 - Math.exp(-LONGEST / TYPICAL))) * TYPICAL;
  return from - 8 - Math.floor(ago);
}
