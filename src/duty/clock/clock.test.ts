import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Term } from '../../model/rule.js';
import { makeClock, type Calendars } from './clock.js';

const calendars: Calendars = {
  source: 'test',
  date: '2026-01-01',
  years: [2005, 2040],
  calendars: {
    us: { about: 'test', holidays: ['2021-09-06', '2021-11-11', '2021-11-25'] },
    none: { about: 'test', holidays: [] },
  },
};
const clock = makeClock(calendars);
const days = (amount: number): Term => ({ amount, unit: 'calendar_days' });
const hours = (amount: number): Term => ({ amount, unit: 'hours' });
const business = (amount: number, calendar = 'us'): Term => ({ amount, unit: 'business_days', calendar });
const months = (amount: number, rounding: 'last_day' | 'next_month'): Term => ({ amount, unit: 'months', rounding });
const NEW_YORK = 'America/New_York';

const terms: readonly [string, string, Term, string, string][] = [
  ['30 days in the zone of the recipient', '2021-08-12T09:00-07:00', days(30), NEW_YORK, '2021-09-11T23:59:59-04:00'],
  ['days over the end of daylight time', '2021-10-20T09:00-04:00', days(30), NEW_YORK, '2021-11-19T23:59:59-05:00'],
  ['the same day', '2021-10-20T09:00-04:00', days(0), NEW_YORK, '2021-10-20T23:59:59-04:00'],
  [
    'late in the evening: the earlier of two days',
    '2021-08-12T23:30-07:00',
    days(1),
    NEW_YORK,
    '2021-08-13T23:59:59-04:00',
  ],
  [
    'after midnight in the east: the earlier day',
    '2021-08-13T01:00-04:00',
    days(1),
    'America/Los_Angeles',
    '2021-08-13T23:59:59-07:00',
  ],
  ['36 hours over the lost hour', '2025-03-08T20:00-05:00', hours(36), NEW_YORK, '2025-03-10T09:00:00-04:00'],
  ['72 hours over the doubled hour', '2025-11-01T23:00-04:00', hours(72), NEW_YORK, '2025-11-04T22:00:00-05:00'],
  ['seven business days over Labor Day', '2021-08-30T12:00Z', business(7), NEW_YORK, '2021-09-09T23:59:59-04:00'],
  ['from a Saturday', '2021-08-28T12:00-04:00', business(1), NEW_YORK, '2021-08-30T23:59:59-04:00'],
  ['from a holiday', '2021-11-25T12:00-05:00', business(1), NEW_YORK, '2021-11-26T23:59:59-05:00'],
  [
    'a month from the last of January',
    '2025-01-31T09:00+01:00',
    months(1, 'last_day'),
    'Europe/Brussels',
    '2025-02-28T23:59:59+01:00',
  ],
  [
    'the same, rounded on',
    '2025-01-31T09:00+01:00',
    months(1, 'next_month'),
    'Europe/Brussels',
    '2025-03-01T23:59:59+01:00',
  ],
  [
    'a month in a leap year',
    '2024-01-30T09:00+01:00',
    months(1, 'last_day'),
    'Europe/Brussels',
    '2024-02-29T23:59:59+01:00',
  ],
];

test.each(terms)('%s', (_name, anchor, term, zone, due) => {
  expect(clock.due(anchor, term, zone)).toBe(due);
});

test('seven full business days have passed at the beginning of the day after the last', () => {
  expect(clock.notBefore('2021-08-23T12:00Z', business(7), NEW_YORK)).toBe('2021-09-02T00:00:00-04:00');
  expect(clock.notBefore('2021-08-30T12:00Z', business(7), NEW_YORK)).toBe('2021-09-10T00:00:00-04:00');
});

test('where the day is in doubt, waiting counts from the later one', () => {
  expect(clock.notBefore('2021-08-12T23:30-07:00', days(1), NEW_YORK)).toBe('2021-08-15T00:00:00-04:00');
});

test('the year of an event ends where the recipient is', () => {
  expect(clock.endOfYear('2023-11-20T10:00-05:00', NEW_YORK)).toBe('2023-12-31T23:59:59-05:00');
  expect(clock.due(clock.endOfYear('2023-11-20T10:00-05:00', NEW_YORK), days(60), NEW_YORK)).toBe(
    '2024-02-29T23:59:59-05:00',
  );
});

test('a day that is asked for stands for all of itself; a moment for itself', () => {
  const due = '2021-09-11T23:59:59-04:00';
  const day = (text: string) => ({ day: text, instant: null });
  const moment = (text: string) => ({ day: text.slice(0, 10), instant: text });
  expect([day('2021-09-11'), day('2021-09-12')].map((asOf) => clock.hasPassed(due, asOf))).toEqual([false, true]);
  expect(clock.hasPassed(due, moment('2021-09-12T03:59:59Z'))).toBe(false);
  expect(clock.hasPassed(due, moment('2021-09-12T04:00:00Z'))).toBe(true);
  expect(clock.hasCome(due, day('2021-09-10'))).toBe(false);
  expect(clock.hasCome(due, moment('2021-09-12T03:59:59Z'))).toBe(true);
});

test('a calendar that is not there, or a year it lacks, is refused', () => {
  expect(() => clock.due('2021-08-12T09:00Z', business(1, 'gone'), NEW_YORK)).toThrow(RangeError);
  expect(() => clock.due('2040-12-31T09:00Z', business(1), NEW_YORK)).toThrow(RangeError);
});

const zones = fc.constantFrom(
  NEW_YORK,
  'America/Los_Angeles',
  'Pacific/Guam',
  'America/Phoenix',
  'Europe/London',
  'Asia/Kolkata',
  'UTC',
);
const offsets = fc.constantFrom('Z', '-07:00', '-04:00', '+01:00', '+10:00', '+05:30');
const anchors = fc
  .tuple(fc.integer({ min: Date.UTC(2007, 0, 1), max: Date.UTC(2038, 0, 1) }), offsets)
  .map(([at, offset]) => `${new Date(at).toISOString().slice(0, 16)}${offset}`);
const amounts = fc.integer({ min: 1, max: 90 });
const at = (text: string): number => Date.parse(text);

test('hours are hours, whatever the clocks on the wall do', () => {
  fc.assert(
    fc.property(anchors, amounts, zones, (anchor, amount, zone) => {
      expect(at(clock.due(anchor, hours(amount), zone)) - at(anchor)).toBe(amount * 3_600_000);
    }),
  );
});

test('a term in days ends at the last second of a day in its zone, never later than full days allow', () => {
  fc.assert(
    fc.property(anchors, amounts, zones, (anchor, amount, zone) => {
      const due = clock.due(anchor, days(amount), zone);
      expect(due).toMatch(/T23:59:59(Z|[+-]\d\d:\d\d)$/u);
      expect(clock.inZone(due, zone)).toBe(due);
      expect(at(due) - at(anchor)).toBeLessThanOrEqual((amount + 1) * 86_400_000 + 3_600_000);
      expect(at(due) - at(anchor)).toBeGreaterThan((amount - 2) * 86_400_000);
    }),
  );
});

test('a longer term never ends sooner, and business days never sooner than days', () => {
  fc.assert(
    fc.property(anchors, amounts, zones, (anchor, amount, zone) => {
      const shorter = [days(amount), business(amount), hours(amount)].map((term) => clock.due(anchor, term, zone));
      const longer = [days(amount + 1), business(amount + 1), hours(amount + 1)].map((term) =>
        clock.due(anchor, term, zone),
      );
      for (const [index, due] of shorter.entries()) expect(at(longer[index] ?? '')).toBeGreaterThan(at(due));
      expect(at(shorter[1] ?? '')).toBeGreaterThanOrEqual(at(shorter[0] ?? ''));
    }),
  );
});

test('a business day is none of a weekend or holiday, and waiting is over after the term has ended', () => {
  fc.assert(
    fc.property(anchors, fc.integer({ min: 1, max: 20 }), zones, (anchor, amount, zone) => {
      const day = clock.due(anchor, business(amount), zone).slice(0, 10);
      expect([0, 6]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
      expect(calendars.calendars['us']?.holidays).not.toContain(day);
      const term = business(amount);
      expect(at(clock.notBefore(anchor, term, zone))).toBeGreaterThan(at(clock.due(anchor, term, zone)));
    }),
  );
});
