import { expect, test } from 'vitest';
import { book, clock } from '../../../test/duties/book.js';
import type { Facts } from '../../model/facts.js';
import { evaluate } from './evaluate.js';

const FACTS: Facts = {
  organisation: { name: 'Example Clinic', sector: 'health', state: 'OH', regulated_as: ['hipaa_covered_entity'] },
  incident: { kind: ['data_breach'], discovered: '2023-11-20T10:00-05:00', determined: '2023-11-20T10:00-05:00' },
  exposure: { encrypted: false, elements: ['full_name', 'ssn'], people: { total: 9, by_jurisdiction: { OH: 9 } } },
};
type Delay = NonNullable<NonNullable<Facts['law_enforcement']>['delay']>;

function asked(delay: Delay, id = 'us-hipaa-individual', day = '2024-01-10') {
  const answer = evaluate({ ...FACTS, law_enforcement: { delay } }, book, { day, instant: null }, clock);
  const duty = answer.duties.find((each) => each.id === id);
  return { due: duty?.due, why: duty?.why.join('; ') ?? '' };
}

test.each<[what: string, delay: Delay, due: string, why: string]>([
  [
    'until a day',
    { by: 'FBI', written: true, until: '2024-03-01' },
    '2024-03-01T23:59:59-05:00',
    'moved to 2024-03-01',
  ],
  [
    'until a moment',
    { by: 'FBI', written: true, until: '2024-03-01T17:00Z' },
    '2024-03-01T12:00:00-05:00',
    'in writing',
  ],
  ['for days', { by: 'FBI', written: true, asked: '2024-01-09', days: 60 }, '2024-03-09T23:59:59-05:00', 'moved'],
  [
    'for too few days',
    { by: 'FBI', written: true, asked: '2023-12-01', days: 9 },
    '2024-01-19T23:59:59-05:00',
    'not moved',
  ],
  [
    'for days, from when is not said',
    { by: 'FBI', written: true, days: 60 },
    '2024-01-19T23:59:59-05:00',
    'names no time',
  ],
  ['without a time', { by: 'FBI', written: true }, '2024-01-19T23:59:59-05:00', 'names no time'],
  [
    'how is not said',
    { by: 'FBI', until: '2024-03-01' },
    '2024-01-19T23:59:59-05:00',
    'whether in writing is not said',
  ],
  [
    'orally, when is not said',
    { by: 'FBI', written: false, until: '2024-03-01' },
    '2024-01-19T23:59:59-05:00',
    'when is not said',
  ],
  [
    'orally',
    { by: 'FBI', written: false, asked: '2024-01-08' },
    '2024-02-07T23:59:59-05:00',
    'at most 30 calendar days',
  ],
  [
    'orally, for less',
    { by: 'FBI', written: false, asked: '2024-01-08', days: 20 },
    '2024-01-28T23:59:59-05:00',
    'moved',
  ],
])('a request %s', (_what, delay, due, why) => {
  expect(asked(delay)).toEqual({ due, why: expect.stringContaining(why) });
});

test('a request that was not made by the day asked for moves nothing and is not spoken of', () => {
  expect(asked({ by: 'FBI', written: true, asked: '2024-01-11', days: 90 })).toEqual({
    due: '2024-01-19T23:59:59-05:00',
    why: expect.not.stringContaining('FBI'),
  });
});

test('where the wording of a statute was not researched, nothing moves and that is said', () => {
  const { due, why } = asked({ by: 'FBI', written: true, until: '2024-03-01' }, 'us-oh-individuals');
  expect(due).toBe('2024-01-04T23:59:59-05:00');
  expect(why).toContain('not researched');
});

test('a deadline that has passed is overdue, and one that was moved beyond the day is not', () => {
  const on = (delay: Delay) =>
    evaluate({ ...FACTS, law_enforcement: { delay } }, book, { day: '2024-02-01', instant: null }, clock).duties.find(
      ({ id }) => id === 'us-hipaa-individual',
    )?.state;
  expect(on({ by: 'FBI', written: true })).toBe('overdue');
  expect(on({ by: 'FBI', written: true, until: '2024-03-01' })).toBe('due');
});
