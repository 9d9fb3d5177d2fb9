import { type Random, type Seed, chance, between, splitRandom, splitSeed, waiting } from '../base/random.js';
import { type Day, YEAR, isoOf } from './days.js';
import { type LineSystem, type Stay, staysOf } from './membership.js';
import type { Population } from './population.js';
import { CHANGE, ENTRY, YEARLY } from './rates.js';
import { type Cells, NO_CELLS } from './world/cells.js';
import { entered } from './world/entry.js';
import { type Change, occurrences } from './world/household.js';
import { accountNumber, imeiNumber, phoneNumber, simCard } from './world/identifiers.js';
import { type Person, current } from './world/person.js';
import { drawPlan } from './world/plans.js';
import { writeSsn } from './world/ssn.js';

/** Cells that changed together: on `day` in truth, in the table from `recorded` on. */
export type Step = { readonly day: Day; readonly recorded: Day; readonly cells: Partial<Cells> };

/** One account with one system. `steps` are in the order of `day`; the first holds every cell. */
export type Line = {
  readonly person: number;
  readonly system: LineSystem;
  readonly account: string;
  readonly seed: Seed;
  readonly start: Day;
  readonly end: Day | null;
  readonly steps: readonly [Step, ...Step[]];
};

const CHANGES_A_YEAR = YEARLY.move + YEARLY.phone + YEARLY.handset + YEARLY.plan + YEARLY.email;
// As many numbers as one line can use up before one comes round again.
const PHONE_SLOTS = 4;
const DEVICE_SLOTS = 8;

/** Typed: as the system has it, with wrong and late entries. True: as it was in the world. */
export type Truthfulness = 'typed' | 'true';

export function linesOf(
  population: Population,
  person: Person,
  system: LineSystem,
  how: Truthfulness = 'typed',
): Line[] {
  return staysOf(population, person.index, system).map((stay, turn) => {
    return lineOf(population, person, { system, stay, turn }, how);
  });
}

type Place = { readonly system: LineSystem; readonly stay: Stay; readonly turn: number };

export function lineSeed(person: Seed, system: LineSystem, turn: number): Seed {
  return splitSeed(person, system, turn);
}

function lineOf(population: Population, person: Person, { system, stay, turn }: Place, how: Truthfulness): Line {
  const seed = lineSeed(person.seed, system, turn);
  const random = splitRandom(seed, 'line');
  const kind = system === 'prepaid' ? '8' : turn === 0 ? '4' : '6';
  const account = accountNumber(
    kind,
    person.index + (turn > 0 && system === 'prepaid' ? population.people : 0),
    random,
  );
  const until = stay.end ?? population.to;
  const own = ownChanges(population, person, { system, stay, turn }, random);
  const changes = [...personChanges(person), ...own].filter(({ day }) => day > stay.start && day < until);
  changes.sort((left, right) => left.day - right.day);
  const initial = initialCells(population, person, stay.start, { account_no: account, ...firstOf(own) });
  const since = sinceOf(random, population, stay);
  const type = (cells: Partial<Cells>): Partial<Cells> => (how === 'typed' ? entered(random, cells) : cells);
  return {
    person: person.index,
    system,
    account,
    seed,
    start: stay.start,
    end: stay.end,
    steps: [
      { day: since, recorded: since, cells: { ...NO_CELLS, ...type(initial) } },
      ...changes.map(({ day, value }) => ({
        day,
        recorded: day + (how === 'typed' ? lateness(random) : 0),
        cells: type(value),
      })),
    ],
  };
}

function lateness(random: Random): number {
  return chance(random, ENTRY.late) ? between(random, ENTRY.lateDays[0], ENTRY.lateDays[1]) : 0;
}

type CellChange = Change<Partial<Cells>>;

// What stands in the table at the start of history was last changed some time before.
function sinceOf(random: Random, population: Population, stay: Stay): Day {
  const before = Math.min(population.from, stay.end ?? population.from);
  if (stay.start >= before) return stay.start;
  return Math.max(stay.start, before - 1 - Math.floor(waiting(random, YEAR / CHANGES_A_YEAR)));
}

function personChanges(person: Person): CellChange[] {
  return [
    ...later(person.homes, (home) => ({ ...home })),
    ...later(person.surnames, (last_name) => ({ last_name })),
    ...later(person.emails, (email) => ({ email })),
    ...later(person.licences, (drivers_license) => ({ drivers_license })),
  ];
}

function later<T>(changes: readonly Change<T>[], cells: (value: T) => Partial<Cells>): CellChange[] {
  return changes.length === 1 ? [] : changes.slice(1).map(({ day, value }) => ({ day, value: cells(value) }));
}

function initialCells(population: Population, person: Person, start: Day, own: Partial<Cells>): Partial<Cells> {
  return {
    first_name: person.first,
    middle: person.middle,
    last_name: current(person.surnames, start),
    dob: isoOf(person.birth),
    ssn: writeSsn(population.ssns[person.index] ?? 0),
    drivers_license: current(person.licences, start),
    email: current(person.emails, start),
    ...current(person.homes, start),
    ...own,
  };
}

function firstOf(changes: readonly CellChange[]): Partial<Cells> {
  return changes[0]?.value ?? {};
}

/** What belongs to the line: the first entry is its state at the start, the others its changes, not in order. */
function ownChanges(
  population: Population,
  person: Person,
  { system, stay, turn }: Place,
  random: Random,
): CellChange[] {
  const { seed, people } = population;
  const place = turn * 2 + (system === 'prepaid' ? 1 : 0);
  const serial = (count: number, slots: number) => {
    return { seed, people, person: person.index, slot: place * slots + (count % slots) };
  };
  const state = population.places.byCode.get(current(person.homes, stay.start).state);
  if (state === undefined) throw new RangeError('a home lies in no state');
  const from = Math.max(stay.start, population.from);
  const until = stay.end ?? population.to;
  let sims = 0;
  const sim = (): Partial<Cells> => simCard(serial(sims++, DEVICE_SLOTS));
  const first: Partial<Cells> = {
    phone: phoneNumber(serial(0, PHONE_SLOTS), random, state),
    imei: imeiNumber(serial(0, DEVICE_SLOTS), random, Math.max(stay.start, from - 200)),
    ...sim(),
    plan: drawPlan(random, system),
  };
  const changes: CellChange[] = [{ day: stay.start, value: first }];
  for (const [at, day] of occurrences(random, YEARLY.phone, from, until).entries()) {
    const phone = phoneNumber(serial(at + 1, PHONE_SLOTS), random, state);
    changes.push({ day, value: chance(random, CHANGE.simWithPhone) ? { phone, ...sim() } : { phone } });
  }
  for (const [at, day] of occurrences(random, YEARLY.handset, from, until).entries()) {
    const imei = imeiNumber(serial(at + 1, DEVICE_SLOTS), random, day);
    changes.push({ day, value: chance(random, CHANGE.simWithHandset) ? { imei, ...sim() } : { imei } });
  }
  for (const day of occurrences(random, YEARLY.plan, from, until)) {
    changes.push({ day, value: { plan: drawPlan(random, system) } });
  }
  return changes;
}

/** What the table said on that day: only what had been recorded by then. Null when the account was not there. */
export function cellsOn(line: Line, day: Day, keptDays = 0): Cells | null {
  if (day < line.start || (line.end !== null && day >= line.end + keptDays)) return null;
  const cells: Cells = { ...NO_CELLS, ...line.steps[0].cells };
  for (const step of line.steps) if (step.day <= day && step.recorded <= day) Object.assign(cells, step.cells);
  return cells;
}

export type Version = { readonly from: Day; readonly to: Day | null; readonly cells: Readonly<Cells> };

/** The line as its history shows it afterwards: one entry from each day of change to the next. */
export function versionsOf(line: Line): Version[] {
  const versions: Version[] = [];
  const cells: Cells = { ...NO_CELLS };
  for (const [at, step] of line.steps.entries()) {
    Object.assign(cells, step.cells);
    const next = line.steps[at + 1];
    if (next !== undefined && next.day === step.day) continue;
    versions.push({ from: step.day, to: next?.day ?? line.end, cells: { ...cells } });
  }
  return versions;
}
