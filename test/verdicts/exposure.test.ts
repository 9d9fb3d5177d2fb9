import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exposeLeak } from '../../src/app/use-cases.js';
import type { Element } from '../../src/model/element.js';
import { exposureSchema, type Counted, type Exposure, type Residence } from '../../src/model/exposure.js';
import { dayOf } from '../../src/simulate/days.js';
import { cellsOn } from '../../src/simulate/line.js';
import { makeLeak, writeLeak, type Field, type LeakRequest, type Truth } from '../../src/simulate/simulate.js';
import { recordsOf } from '../../src/simulate/systems.js';
import { current } from '../../src/simulate/world/person.js';
import { validatorOf } from '../schemas.js';
import { context, makeWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld('exposed', 4000, 'postpaid');
}, 300_000);
afterAll(() => world.remove());

type Given = Omit<LeakRequest, 'population'>;
const AS_OF = '2021-05-10';
const COLUMNS: readonly Field[] = [
  'first_name',
  'last_name',
  'dob',
  'ssn',
  'drivers_license',
  'phone',
  'email',
  'imei',
  'state',
];
const AUTHENTIC = { kind: 'authentic', rows: 600, asOf: AS_OF, columns: COLUMNS } as const;

function write(request: Given): { readonly file: string; readonly truth: Truth } {
  const leak = makeLeak({ ...request, population: world.population });
  const file = path.join(world.dir, 'leak', `${request.seed}.${leak.form.format}`);
  writeLeak(file, leak);
  return { file, truth: leak.truth };
}

async function expose(...files: string[]): Promise<Exposure> {
  return exposeLeak(world.dir, files, { columns: {} }, context);
}

function countedOf(exposure: Exposure): Counted {
  if (exposure.counted === null) throw new Error(exposure.reason ?? 'nobody was counted');
  return exposure.counted;
}

const peopleOf = ({ people }: Truth): number[] => [...new Set(people.filter((person) => person !== null))];

/** What the simulated world says of people, nothing of it by way of the program. */
function lines(person: number) {
  return recordsOf(world.population, person).lines.filter(({ system }) => system === 'postpaid');
}
function homeOn(person: number, day: number): string {
  return current(recordsOf(world.population, person).person.homes, day).state;
}
function hasLeft(person: number): boolean {
  return lines(person).every(({ end }) => end !== null);
}
function lastHome(person: number): string {
  const ends = lines(person).map(({ end }) => (end === null ? world.population.to : end) - 1);
  return homeOn(person, Math.max(...ends));
}
function holds(person: number, field: Exclude<Field, 'full_name' | 'address'>): boolean {
  return lines(person).some((line) => (cellsOn(line, dayOf(AS_OF))?.[field] ?? '') !== '');
}

function tally(people: readonly number[], of: (person: number) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const person of people) counts[of(person)] = (counts[of(person)] ?? 0) + 1;
  return counts;
}
const byPlace = ({ jurisdictions }: Residence): Record<string, number> =>
  Object.fromEntries(jurisdictions.map(({ jurisdiction, people }) => [jurisdiction ?? 'unknown', people]));
const shownOf = ({ elements }: Pick<Counted, 'elements'>, element: Element): Record<string, number> =>
  Object.fromEntries(elements.filter((line) => line.element === element).map(({ shown, people }) => [shown, people]));

test('people of one system are counted as the world has them', async () => {
  const { file, truth } = write({ ...AUTHENTIC, seed: 'e-1' });
  const exposure = await expose(file);
  const counted = countedOf(exposure);
  const people = peopleOf(truth);
  expect(counted.people).toBe(people.length);
  expect(counted.rows).toEqual({ about_a_person: 600, about_nobody: 0 });
  expect(counted.former).toBe(people.filter(hasLeft).length);
  expect(Math.abs(dayOf(counted.as_of.day ?? '') - dayOf(AS_OF))).toBeLessThan(10);
  expect(byPlace(counted.as_of)).toEqual(tally(people, (person) => homeOn(person, dayOf(counted.as_of.day ?? ''))));
  expect(byPlace(counted.now)).toEqual(tally(people, lastHome));
  for (const [element, field] of [
    ['ssn', 'ssn'],
    ['drivers_license', 'drivers_license'],
    ['email', 'email'],
    ['phone', 'phone'],
    ['date_of_birth', 'dob'],
  ] as const)
    expect([element, shownOf(counted, element)]).toEqual([
      element,
      { clear: people.filter((person) => holds(person, field)).length },
    ]);
  const wa = counted.now.jurisdictions[0];
  const there = people.filter((person) => lastHome(person) === wa?.jurisdiction);
  expect(wa?.former).toBe(there.filter(hasLeft).length);
  expect(shownOf(wa ?? { elements: [] }, 'ssn')).toEqual({
    clear: there.filter((person) => holds(person, 'ssn')).length,
  });
  const named = people.filter(
    (person) => holds(person, 'first_name') && holds(person, 'last_name') && holds(person, 'ssn'),
  );
  expect(counted.combinations.find(({ combination }) => combination === 'name_ssn')).toMatchObject({
    shown: 'clear',
    people: named.length,
  });
  expect(exposureSchema.parse(exposure)).toEqual(exposure);
});
