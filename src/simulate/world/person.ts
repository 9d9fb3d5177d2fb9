import { type Random, type Seed, chance, pick, splitRandom, splitSeed, uniform } from '../../base/random.js';
import { type Day, yearOf } from '../days.js';
import { PEOPLE, YEARLY } from '../rates.js';
import { drawEmail } from './email.js';
import { type Change, EVER, type Household, type World, householdOf, occurrences } from './household.js';
import { licenceNumber } from './identifiers.js';
import { type Sex, drawFirstName, drawInitial, drawSurname } from './names.js';
import type { Address } from './places.js';
import { drawWeighted } from './weighted.js';

/** Somebody, with everything that is true of them whoever's customer they are. */
export type Person = {
  readonly index: number;
  readonly seed: Seed;
  readonly sex: Sex;
  readonly first: string;
  readonly middle: string;
  readonly birth: Day;
  readonly surnames: readonly Change<string>[];
  readonly emails: readonly Change<string>[];
  readonly homes: readonly Change<Address>[];
  readonly licences: readonly Change<string>[];
};

export function personOf(world: World & { readonly people: number }, index: number, known?: Household): Person {
  const household = known ?? householdOf(world, index);
  const seed = splitSeed(world.seed, 'person', index);
  const random = splitRandom(seed, 'core');
  const member = index - household.first;
  const sex = sexOf(random, member);
  const birth = household.births[member] ?? 0;
  const first = drawFirstName(random, sex);
  const middle = chance(random, PEOPLE.middleInitial) ? drawInitial(random) : '';
  const suffix = sex === 'm' && chance(random, PEOPLE.suffix) ? ` ${pick(random, ['Jr', 'Jr', 'II', 'III'])}` : '';
  const surnames = surnamesOf(random, world, household.surname + suffix, sex);
  const emails = [{ day: EVER, value: drawEmail(random, first, household.surname, yearOf(birth)) }];
  for (const day of occurrences(random, YEARLY.email, world.from, world.to)) {
    emails.push({ day, value: drawEmail(random, first, current(surnames, day), yearOf(birth)) });
  }
  return {
    index,
    seed,
    sex,
    first,
    middle,
    birth,
    surnames,
    emails,
    homes: household.homes,
    licences: licencesOf(random, world, index, household.homes, household.surname),
  };
}

/** The state that the number was asked for in, and the year of birth: all that SSN issuing looks at. */
export function originOf(world: World, index: number): { readonly state: string; readonly year: number } {
  const household = householdOf(world, index);
  const random = splitRandom(splitSeed(world.seed, 'person', index), 'origin');
  const home = household.homes[0]?.value.state ?? 'WA';
  const state = chance(random, PEOPLE.stateOfBirth) ? home : drawWeighted(random, world.places.states).code;
  return { state, year: yearOf(household.births[index - household.first] ?? 0) };
}

export function current<T>(changes: readonly Change<T>[], day: Day): T {
  let value: T | undefined;
  for (const change of changes) if (change.day <= day) value = change.value;
  if (value === undefined) throw new RangeError('nothing was true on that day');
  return value;
}

function sexOf(random: Random, member: number): Sex {
  const odd = uniform(random) < 0.5;
  if (member === 1) return uniform(random) < 0.9 === odd ? 'f' : 'm';
  return odd ? 'm' : 'f';
}

function surnamesOf(random: Random, world: World, name: string, sex: Sex): Change<string>[] {
  const surnames = [{ day: EVER, value: name }];
  const rate = sex === 'f' ? YEARLY.surnameWomen : YEARLY.surnameMen;
  for (const day of occurrences(random, rate, world.from, world.to)) {
    const taken = drawSurname(random);
    surnames.push({ day, value: chance(random, 0.2) ? `${name}-${taken}` : taken });
  }
  return surnames;
}

function licencesOf(
  random: Random,
  world: World & { readonly people: number },
  person: number,
  homes: readonly Change<Address>[],
  surname: string,
): Change<string>[] {
  const licences: Change<string>[] = [];
  let state = '';
  for (const home of homes) {
    if (home.value.state === state) continue;
    ({ state } = home.value);
    const slot = licences.length;
    const day = slot === 0 ? EVER : home.day + Math.floor(uniform(random) * 45);
    const serial = { seed: world.seed, people: world.people, person, slot };
    licences.push({ day, value: licenceNumber(serial, state, surname) });
  }
  return licences;
}
