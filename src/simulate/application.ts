import { between, chance, splitRandom, splitSeed } from '../base/random.js';
import { type Day, isoOf } from './days.js';
import { linesOf } from './line.js';
import { membershipOf } from './membership.js';
import type { Population } from './population.js';
import { type Cells, NO_CELLS } from './world/cells.js';
import { entered } from './world/entry.js';
import { phoneNumber } from './world/identifiers.js';
import { type Person, current } from './world/person.js';
import { writeSsn } from './world/ssn.js';

/** A credit application, as it was on its day. It is never brought up to date. */
export type Application = { readonly person: number; readonly day: Day; readonly cells: Cells };

const PORTED = 0.5;
const OWN_PHONE_SLOT = 17;

export function applicationOf(population: Population, person: Person): Application | null {
  const { applied, systems } = membershipOf(population, person.index);
  if (applied === null) return null;
  const random = splitRandom(splitSeed(person.seed, 'application'), 'entry');
  const state = population.places.byCode.get(current(person.homes, applied).state);
  if (state === undefined) throw new RangeError('a home lies in no state');
  const serial = { seed: population.seed, people: population.people, person: person.index, slot: OWN_PHONE_SLOT };
  const before = phoneNumber(serial, random, state);
  const ported = systems.length > 0 && chance(random, PORTED);
  const cells = entered(random, {
    first_name: person.first,
    middle: person.middle,
    last_name: current(person.surnames, applied),
    dob: isoOf(person.birth),
    ssn: writeSsn(population.ssns[person.index] ?? 0),
    ...current(person.homes, applied),
    phone: ported ? firstPhone(population, person) : before,
  });
  const application_id = `A${7_000_000 + person.index * 3 + between(random, 0, 2)}`;
  return {
    person: person.index,
    day: applied,
    cells: { ...NO_CELLS, ...cells, application_id, applied_on: isoOf(applied) },
  };
}

function firstPhone(population: Population, person: Person): string {
  return linesOf(population, person, 'postpaid')[0]?.steps[0].cells.phone ?? '';
}
