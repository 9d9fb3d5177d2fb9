import { describe, expect, test } from 'vitest';
import { trainingCalendar } from '../../report/ics-training.js';
import { parse } from 'yaml';
import { plantFileSchema } from '../../model/plant.js';
import { addMonths } from './period.js';
import { allRules } from './rules.js';
import { readTrainingList, staffOf, TrainingError, trainingOf, type Place } from './training.js';

const ME: Place = {
  state: 'ME',
  sector: 'wastewater',
  persons_served: null,
  local_government: null,
  asOf: '2021-08-05',
};
const staff = (yaml: string, csv = 'who,when\n') => staffOf(peopleOf(yaml), readTrainingList(csv, 'courses.csv').lines);
const peopleOf = (yaml: string) =>
  plantFileSchema
    .parse(parse(`people:\n${yaml}`))
    .people.map((person) => ({ ...person, where: 'plant.yaml:2', places: [] }));
const answer = (yaml: string, place: Partial<Place> = {}, csv?: string) =>
  trainingOf(staff(yaml, csv), { ...ME, ...place });
const found = (...given: Parameters<typeof answer>): string[] =>
  answer(...given).findings.map(({ id, answer: word }) => `${id} ${word}`);
const person = (licence: string, courses: string): string =>
  `  - { id: P1, licences: [{ kind: wastewater, ${licence} }], training: [${courses}] }\n`;
const course = (when: string, hours: number, more = 'approved: yes'): string =>
  `{ what: x, when: ${when}, hours: ${hours}, ${more} }`;

describe('the rules', () => {
  test('each has its source; those of low confidence never speak', () => {
    expect(allRules().length).toBe(40);
    for (const rule of allRules()) expect([rule.source.length > 5, rule.id.toLowerCase()]).toEqual([true, rule.id]);
    for (const state of new Set(allRules().map(({ jurisdiction }) => jurisdiction))) {
      const all = answer(person('number: 7', course('2021-05-01', 3)), {
        state,
        sector: 'wastewater',
        local_government: true,
        persons_served: 9_000,
      });
      const low = allRules()
        .filter(({ confidence }) => confidence === 'low')
        .map(({ source }) => source);
      expect(all.findings.flatMap(({ evidence }) => evidence).filter(({ where }) => low.includes(where))).toEqual([]);
    }
  });
});

describe('a wastewater licence of Maine', () => {
  test.each([
    ['number: 1233', '2021-08-05', '2023-03-01'],
    ['number: 1234', '2021-08-05', '2022-03-01'],
    ['number: 1234', '2022-03-01', '2022-03-01'],
    ['number: 1234', '2022-03-02', '2024-03-01'],
    ['number: "WW-21"', '2021-03-01', '2021-03-01'],
    ['number: 4, renewal: 2022-06-30', '2021-08-05', '2022-06-30'],
  ])('%s as of %s is renewed by %s', (licence, asOf, renewal) =>
    expect(answer(person(licence, ''), { asOf }).people[0]?.hours).toMatchObject([
      { renewal, from: addMonths(renewal, -24), needed: 18, missing: 18 },
    ]),
  );

  test.each([
    ['enough', [course('2020-03-01', 18)], '2021-08-05', 'no', 0],
    ['the day before the period', [course('2020-02-29', 18)], '2022-01-01', 'yes', 18],
    ['some, with time', [course('2021-01-01', 6)], '2021-08-05', 'no', 12],
    ['some, 91 days before', [course('2021-01-01', 6)], '2021-11-30', 'no', 12],
    ['some, 90 days before', [course('2021-01-01', 6)], '2021-12-01', 'yes', 12],
    ['not known to be approved', [course('2021-01-01', 18, 'approved: unknown')], '2021-12-01', 'cannot_tell', 18],
    ['refused', [course('2021-01-01', 18, 'approved: no')], '2021-12-01', 'yes', 18],
    ['in the future', [course('2021-12-15', 18)], '2021-12-01', 'yes', 18],
    ['without hours', ['{ what: x, when: 2021-01-01, approved: yes }'], '2021-12-01', 'cannot_tell', 18],
  ])('%s', (_what, courses, asOf, word, missing) => {
    const { findings, people } = answer(person('number: 1234', courses.join(', ')), { asOf });
    expect(findings.find(({ id }) => id === 'training:P1:wastewater:ME')).toMatchObject({ answer: word });
    expect(people[0]?.hours).toMatchObject([{ missing }]);
  });

  test.each([
    ['no number', person('class: II', ''), {}, 'number'],
    ['a renewal that has passed', person('renewal: 2021-03-01', ''), {}, 'passed'],
    ['a class that is asked', '  - { id: P1, licences: [{ kind: water }] }\n', {}, 'which class'],
  ])('%s cannot be told', (_what, yaml, place, because) => {
    const [finding] = answer(yaml, place).findings;
    expect(finding).toMatchObject({ answer: 'cannot_tell', because: expect.stringContaining(because) });
  });

  test('a state whose rule is not held, or not confirmed, is told and no finding', () => {
    for (const state of ['OR', 'TX']) {
      const { findings, cannot_tell: open } = answer(person('class: C', ''), { state });
      expect(findings.filter(({ id }) => id.startsWith('training:P1'))).toEqual([]);
      expect(open.filter((line) => line.startsWith('P1'))).toHaveLength(1);
    }
  });
});

describe('the yearly course', () => {
  const two = (one: string, other: string): string =>
    `  - { id: P1, works_on: both, training: [${one}] }\n  - { id: P2, works_on: office, training: [${other}] }\n`;
  const cyber = (when: string, kind: string): string => course(when, 1, `cyber: ${kind}`);

  test.each([
    [cyber('2020-08-05', 'basic'), cyber('2021-01-01', 'yes'), 'no', 'yes'],
    [cyber('2020-08-04', 'basic'), cyber('2021-01-01', 'yes'), 'yes', 'partly'],
    [cyber('2020-08-04', 'basic'), '', 'yes', 'no'],
    [cyber('2021-08-01', 'control'), cyber('2021-01-01', 'no'), 'yes', 'no'],
  ])('%s and %s', (one, other, word, practice) => {
    const { findings, answers, due } = answer(two(one, other));
    expect(findings[0]).toMatchObject({ id: 'training:records:training_yearly', answer: word });
    expect(answers[0]).toMatchObject({ practice: 'training_yearly', answer: practice });
    expect(due.filter(({ id }) => id.startsWith('us-goal-basic'))).toHaveLength(2);
  });
  test('that on control systems only for those who run the plant, and not by a course that may be either', () => {
    expect(found(two(cyber('2021-08-01', 'yes'), ''))).toContain('training:records:training_control cannot_tell');
    expect(found(two(cyber('2021-08-01', 'control'), ''))).toContain('training:records:training_control no');
  });
  test('of nobody anything is on record: nothing is said', () => {
    expect(found(two('', ''))).toEqual([]);
    expect(answer(two('', '')).cannot_tell).toHaveLength(1);
  });
  test.each([
    ['IL', true, 'training:us-il-local-course yes'],
    ['IL', null, 'training:us-il-local-course cannot_tell'],
    ['IL', false, undefined],
    ['ME', true, undefined],
  ])('by the law of %s for a local government %s', (state, local, expected) => {
    const place = { state, local_government: local, asOf: '2026-01-01' };
    expect(found(two(cyber('2021-01-01', 'basic'), ''), place).find((line) => line.includes('-local-course'))).toBe(
      expected,
    );
  });
  test('not before the law began', () =>
    expect(
      found(two(cyber('2021-01-01', 'basic'), ''), { state: 'IL', local_government: true, asOf: '2022-12-31' }).join(),
    ).not.toContain('us-il'));
});

describe('duties of the system', () => {
  test.each([
    ['water', null, 'cannot_tell', 'persons_served'],
    ['water', 3_301, 'cannot_tell', 'not on record'],
    ['water', 3_300, undefined, ''],
    ['wastewater', 9_000, undefined, ''],
  ])('%s for %s people', (sector, persons_served, word, because) => {
    const [finding] = trainingOf([], { ...ME, sector, persons_served }).findings;
    expect(finding?.answer).toBe(word);
    expect(finding?.because ?? '').toContain(because);
  });
});

describe('a list of courses', () => {
  test('goes to people by id or name; strangers get an id, and no name is passed on', () => {
    const csv =
      'Name,Course,Date,Hours,Cyber,Approved\nnia vale,Mail,3/1/2021,1,yes,yes\np1,Pumps,2021-02-30,2,,\n"Odo Strand",Mail,2021-04-01,1,basic,\n';
    const yaml = '  - { id: P1, name: Nia Vale }\n';
    expect(staff(yaml, csv)).toMatchObject([
      { id: 'P1', training: [{ when: '2021-03-01', where: 'courses.csv:2' }] },
      { id: 'T1' },
    ]);
    expect(readTrainingList(csv, 'courses.csv').set_aside).toMatchObject([{ where: 'courses.csv:3' }]);
    expect(JSON.stringify(answer(yaml, {}, csv))).not.toMatch(/Vale|Strand/iu);
  });
  test('too long is read up to its limit, and says so', () => {
    const { lines, set_aside } = readTrainingList(`who,when\n${'P1,2021-03-01\n'.repeat(20_003)}`, 'x.csv');
    expect([lines.length, set_aside]).toMatchObject([20_000, [{ where: 'x.csv:20002' }]]);
  });
  test.each([
    ['what,when\n', 'missing_column'],
    ['who,"when\n', 'not_a_table'],
    ['', 'missing_column'],
  ])('%j is refused with %s', (text, code) => {
    expect(() => readTrainingList(text, 'x.csv')).toThrow(TrainingError);
    expect(() => readTrainingList(text, 'x.csv')).toThrow(expect.objectContaining({ code, exit: 2 }));
  });
});

test('hours are told to the hundredth, as they are written', () => {
  const { people, due } = answer(person('number: 1234', course('2021-05-01', 17.9)));
  expect(people[0]?.hours[0]?.missing).toBe(0.1);
  expect(due.map(({ what }) => what)).toContain('0.1 contact hours for the wastewater licence of ME');
});

test.each([
  ['2021-01-31', 1, '2021-02-28'],
  ['2020-02-29', 12, '2021-02-28'],
  ['2023-03-01', -24, '2021-03-01'],
])('%s and %s months are %s', (day, months, then) => expect(addMonths(day, months)).toBe(then));

test('the calendar has a whole day for each due, reminders, and courses every year', () => {
  const { people, due, findings, cannot_tell } = answer(
    person('number: 1234', course('2021-03-01', 6, 'cyber: basic, approved: yes')),
  );
  const place = { organisation: 'Orrin Water', state: 'ME', sector: 'wastewater', as_of: ME.asOf };
  const text = trainingCalendar(
    { schema: 'assay.training/1', ...place, people, due, findings, cannot_tell, warnings: [], notice: 'x' },
    new Date('2021-08-05T00:00:00Z'),
  );
  expect(text.match(/BEGIN:VEVENT/gu)).toHaveLength(2);
  expect(text).toContain('DTSTART;VALUE=DATE:20220301\r\nRRULE:FREQ=YEARLY');
  expect(text.match(/TRIGGER:-P90D\r\n/gu)).toHaveLength(2);
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
});
