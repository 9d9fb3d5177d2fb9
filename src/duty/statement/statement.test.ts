import { expect, test } from 'vitest';
import { statementsSchema } from '../../model/statement-check.js';
import { checkStatements, readStatements } from './statement.js';

const on = (day: string) => ({ day, instant: null });
const HEAD = 'organisation: Northwind Wireless\n';

function check(body: string, day = '2022-12-31') {
  const answer = checkStatements(readStatements(`${HEAD}${body}`, 'f'), on(day));
  expect(statementsSchema.parse(answer)).toEqual(answer);
  return answer;
}

/** Findings and statements in one line each: `17 people: 10` is what was found or said on the 17th of August. */
function ladder(findings: string[], statements: [day: number, says: string, more?: string][]) {
  const found = findings.map((each, at) => {
    const [day, ...rest] = each.split(' ');
    return `  - { id: f${at + 1}, at: 2021-08-${day}, finds: { ${rest.join(' ')} } }\n`;
  });
  const said = statements.map(
    ([day, says, more = ''], at) =>
      `  - { id: s${at + 1}, at: 2021-08-${day}, by: us, to: [public], says: { ${says} }${more === '' ? '' : `, ${more}`} }\n`,
  );
  return check(`${found.length === 0 ? '' : `findings:\n${found.join('')}`}statements:\n${said.join('')}`);
}

const first = (answer: ReturnType<typeof check>, id = 's1') => {
  const statement = answer.statements.find((each) => each.id === id);
  return { holds: statement?.holds, differences: statement?.differences ?? [] };
};

test('a count beyond its rounding is contradicted, by what, since when, and owed to whom it was told', () => {
  const answer = ladder(
    ['17 people: { about: 48600000 }', '20 people: 54617000'],
    [[17, 'people: { about: 48600000 }', 'basis: [f1]']],
  );
  expect(first(answer)).toMatchObject({
    holds: 'no',
    differences: [
      {
        kind: 'contradicts',
        topic: 'people',
        said: 'about 48,600,000',
        known: '54,617,000',
        by: { what: 'finding', id: 'f2', at: '2021-08-20' },
        known_when_said: 'no',
        told: [{ to: 'public', state: 'owed' }],
      },
    ],
  });
  expect(answer.owed).toMatchObject([{ to: 'public', statement: 's1' }]);
});

test('a later statement to the same audience restates; one to others does not; one that repeats takes the debt over', () => {
  const found = ['17 people: 10', '19 people: 20'];
  const told = first(
    ladder(found, [
      [17, 'people: 10', 'basis: [f1]'],
      [20, 'people: 20', 'basis: [f2]'],
    ]),
  );
  expect(told.differences[0]?.told).toEqual([{ to: 'public', state: 'told', by: 's2', at: '2021-08-20' }]);
  const again = ladder(found, [
    [17, 'people: 10', 'basis: [f1]'],
    [20, 'people: 10', 'basis: [f1]'],
  ]);
  expect(first(again).differences[0]?.told[0]).toMatchObject({ state: 'repeated', by: 's2' });
  expect(first(again, 's2').differences[0]).toMatchObject({ known_when_said: 'yes', told: [{ state: 'owed' }] });
  expect(again.owed.map(({ statement }) => statement)).toEqual(['s2']);
  const others = check(
    'findings: [{ id: f, at: 2021-08-19, finds: { people: 20 } }]\nstatements:\n' +
      '  - { id: s1, at: 2021-08-17, by: us, to: [FCC, Public], says: { people: 10 } }\n' +
      '  - { id: s2, at: 2021-08-20, by: us, to: [public], says: { people: 20 }, basis: [f] }\n',
  );
  expect(first(others).differences[0]?.told.map(({ to, state }) => [to, state])).toEqual([
    ['FCC', 'owed'],
    ['Public', 'told'],
  ]);
});

test('a restatement that turns out wrong itself owes the next one, and the first says since when', () => {
  const answer = ladder(
    ['17 people: 10', '19 people: 20', '22 people: 30'],
    [
      [17, 'people: 10', 'basis: [f1]'],
      [20, 'people: 20', 'basis: [f2]'],
    ],
  );
  expect(first(answer).differences[0]).toMatchObject({ known: '30', by: { id: 'f3' }, since: { id: 'f2' } });
  expect(first(answer).differences[0]?.told[0]).toMatchObject({ state: 'told', by: 's2' });
  expect(answer.owed.map(({ statement }) => statement)).toEqual(['s2']);
});

test('what was found wrong and then right again holds', () => {
  const answer = ladder(['17 people: 10', '19 people: 20', '22 people: 10'], [[17, 'people: 10', 'basis: [f1]']]);
  expect(first(answer)).toEqual({ holds: 'yes', differences: [] });
});

test('a later finding that is wider takes nothing from what is known', () => {
  const answer = ladder(['17 people: 10', '19 people: { at_least: 5 }'], [[17, 'people: 10', 'basis: [f1]']]);
  expect(first(answer).holds).toBe('yes');
});

test.each<[what: string, said: string, known: string, kind: string | null]>([
  ['a ruled out element that appears', 'ruled_out: [phone]', 'confirmed: [phone]', 'contradicts'],
  ['one that appears in a group', 'ruled_out: [phone]', 'groups: { a: { confirmed: [phone] } }', 'contradicts'],
  [
    'one ruled out for a group that appears there',
    'groups: { a: { ruled_out: [phone] } }',
    'groups: { a: { confirmed: [phone] } }',
    'contradicts',
  ],
  [
    'one that appears in another group',
    'groups: { a: { ruled_out: [phone] } }',
    'groups: { b: { confirmed: [phone] } }',
    'adds',
  ],
  ['one that appears, nobody says where', 'groups: { a: { ruled_out: [phone] } }', 'confirmed: [phone]', 'cannot_tell'],
  ['one ruled out for all', 'groups: { a: { confirmed: [phone] } }', 'ruled_out: [phone]', 'contradicts'],
  ['one that is only possible', 'ruled_out: [phone]', 'possible: [phone]', 'cannot_tell'],
  [
    'one of a group that is only possible',
    'groups: { a: { ruled_out: [phone] } }',
    'groups: { a: { confirmed: [phone], only_possible: true } }',
    'cannot_tell',
  ],
  ['a possible one that is confirmed', 'possible: [phone]', 'confirmed: [phone]', 'narrows'],
  ['one that was not spoken of', 'confirmed: [ssn]', 'confirmed: [ssn, phone]', 'adds'],
  ['one that was not spoken of, ruled out', 'confirmed: [ssn]', 'confirmed: [ssn], ruled_out: [phone]', null],
  ['elements where none were spoken of', 'people: 10', 'people: 10, confirmed: [phone]', null],
  [
    'a group that was not spoken of',
    'groups: { a: { people: 5 } }',
    'groups: { a: { people: 5 }, b: { people: 5 } }',
    'adds',
  ],
  ['a group of nobody', 'groups: { a: { people: 0 } }', 'groups: { a: { people: 5 } }', 'contradicts'],
  ['groups above the number', 'people: 10', 'groups: { a: { people: 6 }, b: { people: 12 } }', 'contradicts'],
  [
    'groups above it together that may overlap',
    'people: 10',
    'groups: { a: { people: 6 }, b: { people: 6 } }',
    'cannot_tell',
  ],
  [
    'groups above it together that do not overlap',
    'people: 10',
    'groups: { a: { people: 6 }, b: { people: 6 } }, groups_are_distinct: true',
    'contradicts',
  ],
  ['no data, then data', 'status: no_personal_data', 'status: personal_data_confirmed', 'contradicts'],
  ['not determined, then data', 'status: access_confirmed', 'status: personal_data_confirmed', 'narrows'],
  ['a closed way in that goes on', 'access: closed', 'access: ongoing', 'contradicts'],
  ['a way in that was closed since', 'access: ongoing', 'access: closed', 'narrows'],
])('%s', (_what, said, known, kind) => {
  const { differences } = first(ladder([`19 ${known}`], [[17, said]]));
  expect(differences.map((each) => each.kind)).toEqual(kind === null ? [] : [kind]);
});

test('what is confirmed of a group stays so when a later finding does not say of whom', () => {
  const said: [number, string] = [17, 'groups: { a: { ruled_out: [phone] } }'];
  const sure = ladder(['19 groups: { a: { confirmed: [phone] } }', '20 confirmed: [phone]'], [said]);
  expect(first(sure).differences.map(({ kind, by }) => [kind, by.id])).toEqual([['contradicts', 'f1']]);
  const open = ladder(['17 groups: { a: { ruled_out: [phone] } }', '20 confirmed: [phone]'], [said]);
  expect(first(open).holds).toBe('open');
});

test('groups that a statement rests on say nothing of its number for all', () => {
  const answer = ladder(['17 people: 10', '18 groups: { a: { people: 5 } }'], [[19, 'people: 20', 'basis: [f2]']]);
  expect(first(answer)).toMatchObject({ holds: 'open', differences: [{ kind: 'cannot_tell' }] });
});

test('two findings of one day that cannot both be true decide nothing; with their times they do', () => {
  const open = ladder(['19 people: 10', '19 people: 20'], [[17, 'people: 10']]);
  expect(first(open)).toMatchObject({ holds: 'open', differences: [{ kind: 'cannot_tell' }] });
  expect(open.owed).toEqual([]);
  const timed = ladder(['19T18:00Z people: 10', '19T09:00Z people: 20'], [[17, 'people: 10']]);
  expect(first(timed).holds).toBe('yes');
});

test('a statement that rests on nothing is held against what was known, and nothing is claimed of it', () => {
  const answer = ladder(['17 people: 10'], [[18, 'people: 20']]);
  expect(first(answer)).toMatchObject({
    holds: 'open',
    differences: [{ kind: 'cannot_tell', known_when_said: 'yes' }],
  });
  const two = ladder(
    [],
    [
      [17, 'people: 10'],
      [18, 'people: 20'],
    ],
  );
  expect(first(two).differences[0]).toMatchObject({ kind: 'contradicts', by: { what: 'statement', id: 's2' } });
  expect(first(two, 's2').holds).toBe('yes');
});

test('what an audience had heard before is not added again', () => {
  const answer = ladder(
    ['17 confirmed: [ssn, phone]'],
    [
      [17, 'confirmed: [ssn, phone]', 'basis: [f1]'],
      [20, 'confirmed: [ssn]', 'basis: [f1]'],
    ],
  );
  expect(answer.statements.flatMap(({ differences }) => differences)).toEqual([]);
});

test('what lies after the day is left out, and is said so', () => {
  const file = readStatements(
    `${HEAD}findings: [{ id: f, at: 2021-08-20, finds: { people: 20 } }]\nstatements: [{ id: s, at: 2021-08-17T22:00-04:00, by: us, to: [x], says: { people: 10 } }]\n`,
    'f',
  );
  const early = checkStatements(file, on('2021-08-18'));
  expect(early.statements[0]?.holds).toBe('yes');
  expect(early.warnings).toHaveLength(1);
  expect(checkStatements(file, { day: '2021-08-18', instant: '2021-08-18T01:59Z' }).statements).toEqual([]);
});

test.each<[people: string, groups: string, fits: string, says: string]>([
  [
    '{ about: 48600000 }',
    'a: { people: { about: 7800000 } }, b: { people: { about: 40000000, to: 1000000 } }, c: { people: { about: 850000 } }',
    'yes',
    '48,650,000',
  ],
  [
    '{ about: 54600000 }',
    'a: { people: 54617000 }, m: { people: { at_most: 52000 }, only_possible: true }, z: { people: 0 }',
    'yes',
    'up to 54,669,000, beyond it',
  ],
  ['100', 'a: { people: 30 }, b: { people: 40 }', 'cannot_tell', 'at most 70'],
  ['100', 'a: { people: 60 }, b: { people: 70 }', 'yes', 'people in two groups'],
])('people %s, groups %s: %s', (people, groups, fits, says) => {
  const { statements } = ladder([], [[17, `people: ${people}, groups: { ${groups} }`]]);
  expect(statements[0]?.sum).toMatchObject({ fits, says: expect.stringContaining(says) });
});

test('groups that share nobody and are more than all do not fit', () => {
  const { statements } = ladder(
    [],
    [[17, 'people: 100, groups: { a: { people: 60 }, b: { people: 70 } }, groups_are_distinct: true']],
  );
  expect(statements[0]?.sum).toMatchObject({ fits: 'no', low: 130, high: 130 });
});

test('a claim stands beside what is known as a range, and contradicts nothing', () => {
  const answer = check(
    'claims: [{ id: c, at: 2021-08-14, by: a seller, says: { people: { about: 100000000 }, confirmed: [ssn, pin] } }]\n' +
      'findings: [{ id: f, at: 2021-08-20, finds: { people: { about: 54600000 }, confirmed: [ssn] } }]\n' +
      'statements: [{ id: s, at: 2021-08-20, by: us, to: [x], says: { people: { about: 54600000 } }, basis: [f, c] }]\n',
  );
  expect(answer.statements[0]?.holds).toBe('yes');
  expect(answer.claims[0]?.beside).toMatchObject([
    { topic: 'people', low: 54_550_000, high: 100_000_000 },
    { element: 'ssn', known: 'confirmed' },
    { element: 'pin', known: null },
  ]);
});
