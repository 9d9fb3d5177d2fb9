import { expect, test } from 'vitest';
import { passesLuhn } from './check-digit.js';
import { YEAR, dayOf, isoOf, yearOf } from './days.js';
import { cellsOn, versionsOf } from './line.js';
import { type Population, simulatePopulation } from './population.js';
import { CHANGE, ENTRY, MEMBERSHIP, PEOPLE, YEARLY } from './rates.js';
import { type Records, everybody, priorLeakOf } from './systems.js';
import { current } from './world/person.js';

const PEOPLE_COUNT = 20_000;
const population: Population = simulatePopulation({ seed: 'rates', people: PEOPLE_COUNT });
const all: Records[] = [...everybody(population)];
const lines = all.flatMap((records) => records.lines);
const postpaid = lines.filter((line) => line.system === 'postpaid');
const customers = all.filter((records) => records.lines.length > 0);

/** Days between from and to that lines were there, in years. */
const lineYears = lines.reduce((sum, { start, end }) => {
  return sum + Math.max(0, (end ?? population.to) - Math.max(start, population.from)) / YEAR;
}, 0);

function share(part: number, whole: number): number {
  return part / whole;
}

/** How far a share seen lies from its rate, in standard errors: below four but once in ten thousand seeds. */
function astray(seen: number, trials: number, rate: number): number {
  return Math.abs(seen / trials - rate) / Math.sqrt((rate * (1 - rate)) / trials);
}

test('the same seed makes the same people, another seed others', () => {
  const people = (seed: string): unknown => [...everybody(simulatePopulation({ seed, people: 200 }))];
  expect(people('a')).toEqual(people('a'));
  expect(people('a')).not.toEqual(people('b'));
});

test('a person is the same whether reached in order or alone', async () => {
  const { recordsOf } = await import('./systems.js');
  for (const index of [0, 7, 19, 4711, PEOPLE_COUNT - 1]) expect(recordsOf(population, index)).toEqual(all[index]);
});

test('people are as RULES says', () => {
  const homes = new Map<string, number>();
  for (const { person } of all) {
    const home = `${current(person.homes, population.from).street}/${current(person.homes, population.from).zip}`;
    homes.set(home, (homes.get(home) ?? 0) + 1);
  }
  const sharing = [...homes.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
  expect(share(sharing, PEOPLE_COUNT)).toBeCloseTo(PEOPLE.household, 1);
  expect(
    astray(all.filter(({ person }) => person.middle !== '').length, PEOPLE_COUNT, PEOPLE.middleInitial),
  ).toBeLessThan(4);
  const januaryFirst = all.filter(({ person }) => isoOf(person.birth).endsWith('-01-01')).length;
  expect(astray(januaryFirst, PEOPLE_COUNT, PEOPLE.januaryFirst + 1 / YEAR)).toBeLessThan(4);
  const ages = all.map(({ person }) => yearOf(population.from) - yearOf(person.birth));
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(17);
  expect(Math.max(...ages)).toBeLessThanOrEqual(97);
  expect(
    astray(
      all.filter(({ person }) => current(person.emails, population.from) === '').length,
      PEOPLE_COUNT,
      PEOPLE.noEmail,
    ),
  ).toBeLessThan(4);
});

test('first names are as common as in the census, not evenly spread', () => {
  const men = all.filter(({ person }) => person.sex === 'm');
  expect(astray(men.filter(({ person }) => person.first === 'James').length, men.length, 3318 / 90_052)).toBeLessThan(
    4,
  );
});

test('membership is as RULES says', () => {
  const both = customers.filter((records) => new Set(records.lines.map((line) => line.system)).size === 2);
  expect(astray(PEOPLE_COUNT - customers.length, PEOPLE_COUNT, MEMBERSHIP.prospectOnly)).toBeLessThan(4);
  expect(astray(both.length, customers.length, MEMBERSHIP.bothSystems)).toBeLessThan(4);
  const there = lines.filter((line) => cellsOn(line, population.priorLeak) !== null);
  expect(
    astray(there.filter((line) => priorLeakOf(population, line) !== null).length, there.length, MEMBERSHIP.priorLeak),
  ).toBeLessThan(4);
});

test('lives change at the yearly rates', () => {
  const perYear = (field: 'imei' | 'plan' | 'phone'): number => {
    const changes = lines.flatMap((line) => line.steps.slice(1)).filter((step) => field in step.cells);
    return changes.length / lineYears;
  };
  expect(perYear('imei')).toBeCloseTo(YEARLY.handset, 1);
  expect(Math.abs(perYear('plan') / YEARLY.plan - 1)).toBeLessThan(0.05);
  expect(Math.abs(perYear('phone') / YEARLY.phone - 1)).toBeLessThan(0.08);
  const years = (population.to - population.from) / YEAR;
  const moves = all.reduce((sum, { person }) => sum + person.homes.length - 1, 0);
  expect(Math.abs(moves / PEOPLE_COUNT / years / YEARLY.move - 1)).toBeLessThan(0.1);
});

test('customers join, leave and return at the yearly rates', () => {
  const years = (population.to - population.from) / YEAR;
  const started = lines.filter(({ start, end }) => start < population.from && (end === null || end >= population.from));
  const first = lines.filter(({ account }) => !account.startsWith('6'));
  const joined = first.filter(({ start }) => start >= population.from).length;
  expect(Math.abs(joined / started.length / years / YEARLY.join - 1)).toBeLessThan(0.15);
  const left = lines.filter(({ end }) => end !== null && end >= population.from).length;
  expect(Math.abs(left / lineYears / YEARLY.leave - 1)).toBeLessThan(0.08);
  const leavers = postpaid.filter(
    ({ end, account }) => end !== null && end < population.to - 400 && account.startsWith('4'),
  );
  const returners = postpaid.filter(({ account }) => account.startsWith('6')).length;
  expect(returners / leavers.length).toBeGreaterThan(CHANGE.returns * 0.6);
  expect(returners / leavers.length).toBeLessThan(CHANGE.returns * 2);
});

test('entries are wrong or late as often as RULES says', () => {
  const steps = lines.flatMap((line) => line.steps.slice(1));
  expect(astray(steps.filter((step) => step.recorded > step.day).length, steps.length, ENTRY.late)).toBeLessThan(4);
  const births = lines.map((line) => ({ line, truth: isoOf(all[line.person]?.person.birth ?? 0) }));
  expect(
    astray(births.filter(({ line, truth }) => line.steps[0].cells.dob !== truth).length, births.length, ENTRY.wrong),
  ).toBeLessThan(4);
});

test('the versions of an account follow one another without gap or overlap', () => {
  const torn = lines.filter((line) => {
    const versions = versionsOf(line);
    const joined = versions.every(({ from, to }, at) => {
      return (to === null || to > from) && (versions[at + 1]?.from ?? line.end) === to;
    });
    return !joined || versions.length === 0;
  });
  expect(torn).toEqual([]);
});

test('what was copied on a day is what the history says of it, late entries apart', () => {
  const day = dayOf('2021-02-01');
  const there = lines.filter((line) => cellsOn(line, day) !== null);
  const prompt = there.filter((line) => line.steps.every((step) => step.day > day || step.recorded <= day));
  const history = prompt.map(
    (line) => versionsOf(line).find(({ from, to }) => from <= day && (to ?? day + 1) > day)?.cells,
  );
  expect(prompt.map((line) => cellsOn(line, day))).toEqual(history);
  expect(prompt.length).toBeLessThan(there.length);
});

test('identifiers keep the rules of whoever issues them, and belong to one only', () => {
  const truths = all.map(({ person }) => population.ssns[person.index] ?? 0);
  expect(new Set(truths).size).toBe(PEOPLE_COUNT);
  for (const ssn of truths) {
    const area = Math.floor(ssn / 1_000_000);
    expect(area > 0 && area < 900 && area !== 666 && Math.floor(ssn / 10_000) % 100 > 0 && ssn % 10_000 > 0).toBe(true);
  }
  const cells = lines.flatMap((line) => line.steps.map((step) => step.cells));
  const imeis = cells.flatMap(({ imei }) => imei ?? []);
  expect(share(imeis.filter(passesLuhn).length, imeis.length)).toBeGreaterThan(1 - ENTRY.wrong - 0.005);
  const iccids = cells.flatMap(({ iccid }) => iccid ?? []);
  expect(iccids.every((iccid) => /^8901260\d{12}$/u.test(iccid) && passesLuhn(iccid))).toBe(true);
  expect(new Set(iccids).size).toBe(iccids.length);
  const accounts = lines.map(({ account }) => account);
  expect(accounts.every(passesLuhn)).toBe(true);
  expect(new Set(accounts).size).toBe(accounts.length);
  const phones = cells.flatMap(({ phone }) => (phone === undefined || phone === '' ? [] : phone));
  const valid = phones.filter((phone) => /^[2-9](?!11)[0-8]\d(?!555)[2-9](?!11)\d{6}$/u.test(phone));
  expect(share(valid.length, phones.length)).toBeGreaterThan(1 - ENTRY.wrong);
});

test('no mail address can reach anybody', () => {
  const emails = all.flatMap(({ person }) => person.emails.map(({ value }) => value));
  expect(emails.every((email) => email === '' || email.endsWith('.example'))).toBe(true);
});
