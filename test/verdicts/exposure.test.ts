import { readFileSync, writeFileSync } from 'node:fs';
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
import { carrierWorld, context, makeWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld('exposed', 4000, 'postpaid');
}, 300_000);
afterAll(() => world.remove());

let written = 0;
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
  written += 1;
  const file = path.join(world.dir, 'leak', `${written}.${leak.form.format}`);
  writeLeak(file, leak);
  return { file, truth: leak.truth };
}

async function expose(files: readonly string[], columns: Readonly<Record<string, Element>> = {}): Promise<Exposure> {
  return exposeLeak(world.dir, files, { columns }, context);
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
  const exposure = await expose([file]);
  const counted = countedOf(exposure);
  const people = peopleOf(truth);
  expect(counted.people).toBe(people.length);
  expect(counted.rows).toEqual({ about_a_person: 600, others: 0 });
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

test('whoever stands in several rows and files counts once, as the row that shows most', async () => {
  const masked = write({ ...AUTHENTIC, seed: 'e-2', rows: 300, mangling: [{ kind: 'mask', field: 'ssn' }] });
  const once = countedOf(await expose([masked.file]));
  const people = peopleOf(masked.truth);
  const withSsn = people.filter((person) => holds(person, 'ssn'));
  expect(shownOf(once, 'ssn')).toEqual({ masked: withSsn.length });
  expect(once.combinations.filter(({ combination }) => combination === 'name_ssn').map(({ shown }) => shown)).toEqual([
    'masked',
  ]);

  const [header = '', ...rows] = readFileSync(masked.file, 'utf8').trim().split('\n');
  const twice = path.join(world.dir, 'leak', 'twice.csv');
  writeFileSync(
    twice,
    [header, ...rows, ...rows.toReversed(), ...rows.map((row) => row.replace(/@/u, '@x')), ''].join('\n'),
  );
  const again = countedOf(await expose([twice]));
  expect({ people: again.people, ssn: shownOf(again, 'ssn') }).toEqual({
    people: once.people,
    ssn: shownOf(once, 'ssn'),
  });
  expect(byPlace(again.now)).toEqual(byPlace(once.now));
  expect(shownOf(again, 'email')).toEqual(shownOf(once, 'email'));

  const clear = write({ ...AUTHENTIC, seed: 'e-2', rows: 100, columns: ['last_name', 'first_name', 'ssn'] });
  expect(peopleOf(clear.truth).every((person) => people.includes(person))).toBe(true);
  const both = countedOf(await expose([masked.file, clear.file]));
  const shown = peopleOf(clear.truth).filter((person) => holds(person, 'ssn')).length;
  expect(both.people).toBe(people.length);
  expect(shownOf(both, 'ssn')).toEqual({ clear: shown, masked: withSsn.length - shown });
});

test('the same row clear in one file and masked in another is clear', async () => {
  const columns = ['first_name', 'last_name', 'phone', 'dob'] as const;
  const whole = write({ ...AUTHENTIC, seed: 'e-3', rows: 120, columns });
  const hashed = write({
    ...AUTHENTIC,
    seed: 'e-3',
    rows: 120,
    columns,
    mangling: [
      { kind: 'hash', field: 'phone', algorithm: 'sha256' },
      { kind: 'rename', headers: { first_name: 'given_name' } },
    ],
  });
  const digests = countedOf(await expose([hashed.file]));
  const phones = peopleOf(whole.truth).filter((person) => holds(person, 'phone')).length;
  expect(shownOf(digests, 'phone')).toEqual({ hashed: phones });
  const both = countedOf(await expose([hashed.file, whole.file]));
  expect(both.people).toBe(peopleOf(whole.truth).length);
  expect(shownOf(both, 'phone')).toEqual({ clear: phones });
});

test('names and addresses in one column, and values that nobody of ours can be held to', async () => {
  const { file, truth } = write({
    kind: 'authentic',
    seed: 'e-4',
    rows: 200,
    asOf: AS_OF,
    columns: ['first_name', 'last_name', 'street', 'city', 'state', 'zip', 'email', 'phone', 'imsi', 'ssn'],
    mangling: [{ kind: 'full_name', order: 'last_first' }, { kind: 'one_line_address' }],
  });
  const exposure = await expose([file], { imsi: 'password' });
  const counted = countedOf(exposure);
  const people = peopleOf(truth);
  expect(counted.people).toBe(people.length);
  const named = people.filter((person) => holds(person, 'first_name') && holds(person, 'last_name'));
  const placed = people.filter((person) =>
    (['street', 'city', 'state', 'zip'] as const).every((field) => holds(person, field)),
  );
  expect(shownOf(counted, 'full_name')['clear']).toBe(named.length);
  expect(shownOf(counted, 'address')['clear']).toBeGreaterThanOrEqual(placed.length);
  const passwords = shownOf(counted, 'password');
  expect(Object.keys(passwords)).toEqual(['unchecked']);
  expect(counted.combinations.filter(({ combination }) => combination === 'credentials')).toMatchObject([
    { shown: 'unchecked' },
  ]);
  expect(exposure.not_compared).toMatchObject([{ column: 'imsi', element: 'password' }]);
});

test('a first name in one file is no full name because another file has those', async () => {
  const one = write({
    ...AUTHENTIC,
    seed: 'e-10',
    rows: 100,
    columns: ['first_name', 'last_name', 'ssn'],
    mangling: [{ kind: 'full_name', order: 'last_first' }],
  });
  const other = write({ ...AUTHENTIC, seed: 'e-10', rows: 250, columns: ['first_name', 'ssn', 'dob', 'phone'] });
  const counted = countedOf(await expose([one.file, other.file]));
  const [some, all] = [peopleOf(one.truth), peopleOf(other.truth)];
  expect(some.every((person) => all.includes(person))).toBe(true);
  // A row with nothing but a name finds nobody.
  const named = some.filter((person) =>
    (['first_name', 'last_name', 'ssn'] as const).every((field) => holds(person, field)),
  );
  expect(counted.people).toBe(all.length);
  expect(shownOf(counted, 'full_name')['clear']).toBe(named.length);
  expect(shownOf(counted, 'first_name')).toEqual({ clear: all.filter((person) => holds(person, 'first_name')).length });
  expect(counted.combinations.find(({ combination }) => combination === 'name_ssn')).toMatchObject({
    shown: 'clear',
    people: named.length,
  });
});

test.each([
  ['fabricated', 'e-5'],
  ['stitched', 'e-6'],
  ['not_ours', 'e-7'],
] as const)('%s rows expose nobody, and why is said', async (kind, seed) => {
  const { file } = write({ kind, seed, rows: 200, asOf: AS_OF });
  const exposure = await expose([file]);
  expect(exposure).toMatchObject({ verdict: kind, counted: null, estimated: null, scope: 'unknown' });
  expect(exposure.reason).not.toBeNull();
  expect(exposure.estimated_reason).not.toBeNull();
  const valid = validatorOf('assay.exposure-1');
  valid(exposure);
  expect(valid.errors).toBeNull();
});

test('of a mixed leak the people of the true part are counted, and nothing is reckoned up', async () => {
  const parts = [
    { kind: 'authentic', share: 0.5 },
    { kind: 'fabricated', share: 0.5 },
  ] as const;
  const { file, truth } = write({ kind: 'mixed', parts, seed: 'e-8', rows: 400, asOf: AS_OF, columns: COLUMNS });
  const exposure = await expose([file]);
  const counted = countedOf(exposure);
  expect(exposure).toMatchObject({ verdict: 'mixed', estimated: null });
  expect(counted.people).toBe(peopleOf(truth).length);
  expect(counted.rows.others).toBe(truth.classes.filter((name) => name === 'fabricated').length);
});

test('a whole dump is counted and not reckoned up', async () => {
  const { file, truth } = write({ ...AUTHENTIC, seed: 'e-9', rows: 10_000, draw: { kind: 'all' } });
  const exposure = await expose([file]);
  expect(exposure).toMatchObject({ scope: 'whole', estimated: null });
  expect(countedOf(exposure).people).toBe(peopleOf(truth).length);
});

test('intervals of a sample hold the truth of the whole', async () => {
  let [held, all] = [0, 0];
  for (const seed of ['s-1', 's-2', 's-3', 's-4', 's-5', 's-6']) {
    const { file } = write({ ...AUTHENTIC, seed, rows: 250 });
    const exposure = await expose([file]);
    const { estimated } = exposure;
    if (estimated === null) throw new Error(`${seed}: ${exposure.estimated_reason}`);
    const day = dayOf(countedOf(exposure).as_of.day ?? '');
    const everybody = Array.from({ length: world.population.people }, (_, person) => person).filter((person) =>
      lines(person).some((line) => cellsOn(line, day) !== null),
    );
    const truth = tally(everybody, (person) => homeOn(person, day));
    for (const { jurisdiction, low, high } of estimated.as_of) {
      all += 1;
      const people = truth[jurisdiction ?? ''] ?? 0;
      if (low <= people && people <= high) held += 1;
    }
    const unseen = Object.entries(truth).filter(
      ([state]) => !estimated.as_of.some(({ jurisdiction }) => jurisdiction === state),
    );
    all += unseen.length;
    held += unseen.filter(([, people]) => people <= estimated.unseen_high).length;
    expect(estimated.seen).toBe(250);
    expect(exposure.scope).toBe('sample');
  }
  expect(all).toBeGreaterThan(200);
  expect(held / all).toBeGreaterThan(0.93);
}, 120_000);

test('of three systems, with snapshots and a table without dates, each person counts once', async () => {
  const carrier = await carrierWorld();
  try {
    const { population, dir } = carrier;
    const leak = makeLeak({
      kind: 'authentic',
      system: 'prepaid',
      rows: 400,
      asOf: AS_OF,
      canary: true,
      seed: 'c-1',
      population,
    });
    const file = path.join(dir, 'leak', 'prepaid.csv');
    writeLeak(file, leak);
    const counted = countedOf(await exposeLeak(dir, [file], { columns: {} }, context));
    const people = peopleOf(leak.truth);
    expect(leak.truth.canaries).toHaveLength(1);
    expect(counted.planted).toBe(1);
    const home = (person: number, day: number) => current(recordsOf(population, person).person.homes, day).state;
    expect(counted.people).toBe(people.length);
    const day = dayOf(counted.as_of.day ?? '');
    const known = byPlace(counted.as_of);
    const truth = tally(people, (person) => home(person, day));
    // Who moved to another state between two snapshots is unknown; nobody is put where they never lived.
    const wrong = Object.entries(known)
      .filter(([state]) => state !== 'unknown')
      .map(([state, count]) => Math.max(0, count - (truth[state] ?? 0)));
    expect(wrong.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
    expect(known['unknown'] ?? 0).toBeLessThan(people.length / 50);
    const last = tally(people, (person) => home(person, population.to));
    const off = Object.entries(byPlace(counted.now)).map(([state, count]) => Math.abs(count - (last[state] ?? 0)));
    expect(off.reduce((sum, count) => sum + count, 0)).toBeLessThan(people.length / 25);
  } finally {
    carrier.remove();
  }
}, 120_000);
