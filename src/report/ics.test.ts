import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DUTIES_EXAMPLE } from '../../test/fixtures/duties.js';
import { icsDocument } from './ics.js';

const NOW = new Date('2021-08-20T12:00:00Z');
const lines = (text: string): string[] => text.split('\r\n');
const unfolded = (text: string): string[] => lines(text.replaceAll('\r\n ', ''));

test('each duty with a time is one event, in UTC, with an alarm', () => {
  const text = icsDocument(DUTIES_EXAMPLE, NOW);
  const all = unfolded(text);
  expect(all[0]).toBe('BEGIN:VCALENDAR');
  expect(all.at(-2)).toBe('END:VCALENDAR');
  expect(all).toContain('DTSTART:20210912T065959Z');
  expect(all).toContain('DTSTAMP:20210820T120000Z');
  expect(all.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(
    DUTIES_EXAMPLE.duties.filter(
      ({ state, due }) => state === 'not_before' || (due !== null && /^(over)?due$/u.test(state)),
    ).length,
  );
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
});

test('a UID is stable over answers and unlike that of another incident', () => {
  const uids = (began: string, now: Date): string[] =>
    unfolded(icsDocument({ ...DUTIES_EXAMPLE, began }, now)).filter((line) => line.startsWith('UID:'));
  expect(uids('2021-07-22T00:00-07:00', NOW)).toEqual(uids('2021-07-22T00:00-07:00', new Date('2021-09-01T00:00:00Z')));
  expect(uids('2021-07-22T00:00-07:00', NOW)).not.toEqual(uids('2022-07-22T00:00-07:00', NOW));
  expect(new Set(uids('2021-07-22T00:00-07:00', NOW)).size).toBe(uids('2021-07-22T00:00-07:00', NOW).length);
});

test('whatever a name holds, no line is longer than 75 octets and none is made up', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (organisation) => {
      const text = icsDocument({ ...DUTIES_EXAMPLE, organisation }, NOW);
      for (const line of lines(text)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(lines(text).filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(
        lines(icsDocument(DUTIES_EXAMPLE, NOW)).filter((line) => line.startsWith('BEGIN:VEVENT')).length,
      );
    }),
  );
});

test('commas, semicolons, backslashes and line feeds are escaped', () => {
  const text = unfolded(icsDocument({ ...DUTIES_EXAMPLE, organisation: 'A, B; C\\D\nBEGIN:VEVENT' }, NOW)).join('\n');
  expect(text).toContain(String.raw`A\, B\; C\\D`);
  expect(text).not.toMatch(/^BEGIN:VEVENT(?!$)/mu);
});
