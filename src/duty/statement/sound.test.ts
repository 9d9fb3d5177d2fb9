import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { statementsSchema } from '../../model/statement-check.js';
import { StatementsError } from './error.js';
import { checkStatements, readStatements } from './statement.js';

const ELEMENTS = ['ssn', 'phone', 'imei'];
const LISTS = ['confirmed', 'ruled_out', 'possible'];
/** Each element in at most one list. */
const lists = fc
  .dictionary(fc.constantFrom(...ELEMENTS), fc.constantFrom(...LISTS))
  .map((words) =>
    Object.fromEntries(LISTS.map((list) => [list, Object.keys(words).filter((element) => words[element] === list)])),
  );
const count = fc.oneof(
  fc.nat(100),
  fc.nat(100).map((about) => ({ about })),
  fc.nat(100).map((least) => ({ at_least: least })),
  fc.tuple(fc.nat(100), fc.nat(100)).map(([low, high]) => ({ low, high })),
);
const group = fc
  .tuple(fc.record({ people: count, only_possible: fc.boolean() }, { requiredKeys: [] }), lists)
  .map(([rest, words]) => ({ ...rest, ...words }));
const content = fc
  .tuple(
    fc.record(
      {
        status: fc.constantFrom('investigating', 'no_incident', 'access_confirmed', 'personal_data_confirmed'),
        people: count,
        groups: fc.dictionary(fc.constantFrom('a', 'b'), group, { maxKeys: 2 }),
        groups_are_distinct: fc.boolean(),
        access: fc.constantFrom('closed', 'ongoing', 'unknown'),
      },
      { requiredKeys: [] },
    ),
    lists,
  )
  .map(([rest, words]) => ({ ...rest, ...words }));
const at = fc.oneof(
  fc.integer({ min: 10, max: 29 }).map((day) => `2021-08-${day}`),
  fc
    .tuple(fc.integer({ min: 10, max: 29 }), fc.integer({ min: 10, max: 23 }))
    .map(([day, hour]) => `2021-08-${day}T${hour}:00Z`),
);
const to = fc.subarray(['press', 'FCC', 'customers'], { minLength: 1 });
const file = fc.record({
  findings: fc.array(fc.record({ at, finds: content }), { maxLength: 4 }),
  statements: fc.array(fc.record({ at, by: fc.constant('us'), to, says: content }), { minLength: 1, maxLength: 4 }),
});

/** The file as text with ids; each statement rests on the findings that came before it by their days. */
function textOf(given: typeof file extends fc.Arbitrary<infer File> ? File : never): string {
  const findings = given.findings.map((finding, index) => ({ id: `f${index}`, ...finding }));
  const statements = given.statements.map((statement, index) => ({
    id: `s${index}`,
    ...statement,
    basis: findings.filter((finding) => finding.at.slice(0, 10) < statement.at.slice(0, 10)).map(({ id }) => id),
  }));
  return JSON.stringify({ organisation: 'Northwind Wireless', findings, statements });
}

/** The file, or null where it is refused for a reason that files are refused for. */
function read(text: string) {
  try {
    return readStatements(text, 'f');
  } catch (error) {
    if (error instanceof StatementsError) return null;
    throw error;
  }
}

test('whatever is said and found, the answer fits its schema, names every audience once, and owes what nobody was told', () => {
  fc.assert(
    fc.property(file, at, (given, day) => {
      const parsed = read(textOf(given));
      fc.pre(parsed !== null);
      const answer = checkStatements(parsed, { day: day.slice(0, 10), instant: null });
      expect(statementsSchema.parse(answer)).toEqual(answer);
      const found = answer.statements.flatMap((statement) =>
        statement.differences.map((difference) => ({ statement, difference })),
      );
      for (const { statement, difference } of found)
        expect(difference.told.map((each) => each.to)).toEqual(statement.to);
      const contradicted = found.filter(({ difference }) => difference.kind === 'contradicts');
      expect(new Set(contradicted.map(({ statement }) => statement.id))).toEqual(
        new Set(answer.statements.filter(({ holds }) => holds === 'no').map(({ id }) => id)),
      );
      const owed = contradicted.flatMap(({ difference }) => difference.told.filter(({ state }) => state === 'owed'));
      expect(answer.owed).toHaveLength(owed.length);
    }),
    { numRuns: 100 },
  );
});

test('on the day on which it was said, what rests on its only finding is not contradicted by it', () => {
  fc.assert(
    fc.property(content, (says) => {
      const text = JSON.stringify({
        organisation: 'x',
        findings: [{ id: 'f', at: '2021-08-17', finds: says }],
        statements: [{ id: 's', at: '2021-08-17', by: 'us', to: ['press'], says, basis: ['f'] }],
      });
      const parsed = read(text);
      fc.pre(parsed !== null);
      const [statement] = checkStatements(parsed, { day: '2021-08-17', instant: null }).statements;
      expect(statement?.differences).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('whatever the text is, it is read or refused with a reason', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.json().map((json) => `statements: ${json}`),
      ),
      (text) => {
        expect(() => read(text)).not.toThrow();
      },
    ),
  );
});
