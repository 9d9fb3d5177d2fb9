import {
  type Random,
  type Seed,
  between,
  chance,
  splitRandom,
  splitSeed,
  uniform,
  waiting,
} from '../../base/random.js';
import { type Day, YEAR, dayOf, isoOf } from '../days.js';
import { CHANGE, PEOPLE, YEARLY } from '../rates.js';
import { drawSurname } from './names.js';
import { type Address, type Places, type State, type Town, drawAddress, drawTown } from './places.js';
import { drawWeighted, weighted } from './weighted.js';

/** A value and the day on which it became true. The first of a list has been true since ever. */
export type Change<T> = { readonly day: Day; readonly value: T };
export const EVER: Day = -1_000_000;

export type World = {
  readonly seed: Seed;
  readonly places: Places;
  readonly from: Day;
  readonly to: Day;
  readonly oneAddress: boolean;
};

export type Household = {
  readonly id: number;
  /** Index of its first person; the others follow. */
  readonly first: number;
  readonly size: number;
  readonly surname: string;
  readonly births: readonly Day[];
  readonly homes: readonly Change<Address>[];
};

// Of twenty people in a row, thirteen live alone and seven (35 %) with others, in one of three arrangements.
const SIZES = [
  [1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 1, 2, 1, 1, 1, 1],
  [3, 1, 1, 1, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1],
  [1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 3, 1, 1],
] as const;
const BLOCK = 20;
const SEATS = SIZES.map((sizes) => {
  const seats: { group: number; start: number; size: number }[] = [];
  for (const [group, size] of sizes.entries()) {
    const start = seats.length;
    for (let member = 0; member < size; member += 1) seats.push({ group, start, size });
  }
  return seats;
});

/** Adults of the United States by age, millions, about 2019: first year of the band, years in it, people. */
const AGES = weighted(
  [
    [18, 2, 8.5],
    [20, 5, 21.6],
    [25, 5, 23.5],
    [30, 5, 22.4],
    [35, 5, 21.7],
    [40, 5, 19.9],
    [45, 5, 20.4],
    [50, 5, 20.5],
    [55, 5, 21.9],
    [60, 5, 20.6],
    [65, 5, 17.5],
    [70, 5, 14],
    [75, 5, 9.7],
    [80, 5, 6.3],
    [85, 11, 6.4],
  ] as const,
  ([, , people]) => people,
);

export function seatOf(person: number): { readonly id: number; readonly first: number; readonly size: number } {
  const block = Math.floor(person / BLOCK);
  const seat = SEATS[block % SEATS.length]?.[person % BLOCK] ?? { group: 0, start: 0, size: 1 };
  return { id: block * 16 + seat.group, first: block * BLOCK + seat.start, size: seat.size };
}

export function householdOf(world: World, person: number): Household {
  const seat = seatOf(person);
  const seed = splitSeed(world.seed, 'household', seat.id);
  return {
    ...seat,
    surname: drawSurname(splitRandom(seed, 'surname')),
    births: birthsOf(splitRandom(seed, 'births'), world.from, seat.size),
    homes: world.oneAddress
      ? homesOf(splitRandom(splitSeed(world.seed, 'household'), 'homes'), world).slice(0, 1)
      : homesOf(splitRandom(seed, 'homes'), world),
  };
}

function birthsOf(random: Random, from: Day, size: number): Day[] {
  const age = drawAge(random);
  const ages = [
    age,
    Math.min(95, Math.max(18, age + between(random, -6, 6))),
    age >= 42 ? age - between(random, 22, 24) : drawAge(random),
  ];
  return ages.slice(0, size).map((years) => birthday(random, from, years));
}

function drawAge(random: Random): number {
  const [first, years] = drawWeighted(random, AGES);
  return first + Math.floor(uniform(random) * years);
}

function birthday(random: Random, from: Day, years: number): Day {
  const day = Math.floor(from - years * YEAR - uniform(random) * (YEAR - 1));
  return chance(random, PEOPLE.januaryFirst) ? dayOf(`${isoOf(day).slice(0, 4)}-01-01`) : day;
}

function homesOf(random: Random, world: World): Change<Address>[] {
  let state = drawWeighted(random, world.places.states);
  let town = drawTown(random, state);
  const homes = [{ day: EVER, value: drawAddress(random, town) }];
  for (const day of occurrences(random, YEARLY.move, world.from, world.to)) {
    [state, town] = nextPlace(random, world.places, state, town);
    homes.push({ day, value: drawAddress(random, town) });
  }
  return homes;
}

function nextPlace(random: Random, places: Places, state: State, town: Town): [State, Town] {
  const away = places.states.items.length > 1 && chance(random, CHANGE.toOtherState);
  if (away) {
    let other = state;
    while (other === state) other = drawWeighted(random, places.states);
    return [other, drawTown(random, other)];
  }
  return [state, chance(random, CHANGE.inTown) ? town : drawTown(random, state)];
}

/** Days on which something happens that happens `perYear` times a year on average. */
export function occurrences(random: Random, perYear: number, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  let at = from;
  for (;;) {
    at += waiting(random, YEAR / perYear);
    const day = Math.ceil(at);
    if (day >= to) return days;
    days.push(day);
  }
}
