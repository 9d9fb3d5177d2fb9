import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withIndex } from '../../../../test/help/index-folder.js';

const DAYS = ['2019-12-31', '2020-03-01', '2020-06-01', '2021-01-01', '2021-05-01'];

test('the census tells who was there on every day as the records do, also of people with several records', async () => {
  const day = fc.option(fc.constantFrom(...DAYS), { nil: null });
  const line = fc.record({
    ssn: fc.constantFrom('1', '2', '3'),
    from: day,
    to: day,
    home: fc.constantFrom('OR', 'WA'),
  });
  await withIndex(async (index) => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
        const rows = lines.map((each, at) => ({ account_number: String(at), ...each }));
        const reference = await index.merge([await index.system('billing', 'history', null, rows)]);
        for (const on of DAYS) {
          const expected = await index.read(
            reference,
            `SELECT count(DISTINCT person_id) FILTER ((first_from IS NULL OR first_from <= DATE '${on}')
               AND (last_to IS NULL OR last_to > DATE '${on}'))::INTEGER AS present, count(DISTINCT person_id)::INTEGER AS ever
             FROM reference.record`,
          );
          for (const attribute of ['state', 'joined']) {
            const counted = await index.read(
              reference,
              `SELECT (coalesce(sum(came) FILTER (day IS NULL OR day <= DATE '${on}'), 0)
                 - coalesce(sum(went) FILTER (day <= DATE '${on}'), 0))::INTEGER AS present, sum(ever)::INTEGER AS ever
               FROM reference.census WHERE attribute = '${attribute}'`,
            );
            expect(counted).toEqual(expected);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

test('places pair every postal code of a row with its first state', async () => {
  await withIndex(async (index) => {
    const reference = await index.merge([
      await index.system('billing', 'table', null, [
        { ssn: '1', postal_code: '97048', state: 'OR', postal_code_2: '98632' },
        { ssn: '2', postal_code: '97048', state: 'OR', postal_code_2: null },
        { ssn: '3', postal_code: null, state: 'OR', postal_code_2: null },
      ]),
    ]);
    const places = await index.read(reference, 'SELECT postal, state FROM reference.place');
    expect(places.map(({ postal, state }) => `${String(postal)} ${String(state)}`).sort()).toEqual([
      '97048 OR',
      '98632 OR',
    ]);
    const bare = await index.merge([await index.system('credit', 'table', null, [{ ssn: '1' }])]);
    expect(await index.read(bare, 'SELECT count(*)::INTEGER AS n FROM reference.place')).toEqual([{ n: 0 }]);
    expect(await index.read(bare, `SELECT system, attribute, value, day, ever FROM reference.census`)).toEqual([
      { system: 0, attribute: 'joined', value: '?', day: null, ever: 1 },
      { system: 0, attribute: 'state', value: '?', day: null, ever: 1 },
    ]);
  });
});
