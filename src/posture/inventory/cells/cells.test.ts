import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesOf, ipOf, macOf } from './addresses.js';
import { dateOf, dayOrderOf } from './dates.js';
import { hoursOf } from './hours.js';
import { moneyOf } from './money.js';
import { remoteAccessOf } from './remote.js';
import { exposedOf, truthOf } from './truth.js';

describe('money', () => {
  test.each([
    ['10000', 10_000],
    ['$10,000', 10_000],
    ['$ 10,000.50', 10_000.5],
    ['10k', 10_000],
    ['~ 10 K', 10_000],
    ['about $900', 900],
    ['1.5k', 1_500],
    ['USD 1 200', 1_200],
    ['900 dollars', 900],
    ['$10,000 (quote of May)', 10_000],
    ['1.234,50', 1_234.5],
    ['free', 0],
  ])('%s', (text, value) => expect(moneyOf(text)).toEqual({ value, why: null }));

  test.each(['', 'n/a', '?', 'tbd', '0', '$0', '0.00', 'USD 0'])('%j says nothing', (text) =>
    expect(moneyOf(text)).toEqual({ value: null, why: null }),
  );

  test.each(['10.000', '900-1200', '$900 to $1200', '€900', '2 x 900', 'a lot', '-5', '99999999999'])(
    '%s is not guessed',
    (text) => {
      const { value, why } = moneyOf(text);
      expect(value).toBeNull();
      expect(why).not.toBeNull();
    },
  );
});

describe('hours', () => {
  test.each([
    ['24', 24],
    ['~ 24 h', 24],
    ['3 days', 24],
    ['1.5 hrs', 1.5],
    ['30 min', 0.5],
    ['a day', 8],
    ['half a day', 4],
    ['1 week', 40],
  ])('%s', (text, value) => expect(hoursOf(text)).toEqual({ value, why: null }));

  test.each(['2-4 h', '2 people x 4h', 'long', '3 moons'])('%s is not guessed', (text) =>
    expect(hoursOf(text).value).toBeNull(),
  );
});

describe('dates', () => {
  test.each([
    ['2019-12-10', '2019-12-10'],
    ['2019/12/10', '2019-12-10'],
    ['20191210', '2019-12-10'],
    ['2019-12-10 08:15', '2019-12-10'],
    ['2019-12-10T08:15:00Z', '2019-12-10'],
    ['10 Dec 2019', '2019-12-10'],
    ['10-Dec-19', '2019-12-10'],
    ['Dec 10, 2019', '2019-12-10'],
    ['December 10th, 2019', '2019-12-10'],
    ['Tue, Dec 10 2019', '2019-12-10'],
    ['12/25/2019', '2019-12-25'],
    ['25/12/2019', '2019-12-25'],
    ['05/05/2019', '2019-05-05'],
    ['10.12.2019', '2019-12-10'],
    ['12/25/19 8:00 AM', '2019-12-25'],
  ])('%s', (text, value) => expect(dateOf(text, null)).toEqual({ value, why: null }));

  test.each([
    '03/04/2019',
    'Dec 2019',
    '12/2019',
    '2019',
    'never',
    'automatic',
    '2019-02-30',
    '13/13/2019',
    '43910',
    'last spring',
    '0001-01-01',
  ])('%s is not guessed', (text) => {
    const { value, why } = dateOf(text, null);
    expect(value).toBeNull();
    expect(why).not.toBeNull();
  });

  test('another date of the column tells which number is the month; two that contradict tell nothing', () => {
    expect(dayOrderOf(['03/04/2019', '12/25/2019'])).toBe('month_first');
    expect(dayOrderOf(['03/04/2019', '25/12/2019'])).toBe('day_first');
    expect(dayOrderOf(['12/25/2019', '25/12/2019'])).toBeNull();
    expect(dayOrderOf(['25.12.2019', '03/04/2019'])).toBeNull();
    expect(dateOf('03/04/2019', 'month_first').value).toBe('2019-03-04');
    expect(dateOf('03/04/2019', 'day_first').value).toBe('2019-04-03');
  });
});

test.each([
  ['yes', true],
  ['Y', true],
  ['x', true],
  ['TRUE', true],
  ['sometimes', true],
  ['no', false],
  ['None.', false],
  ['never', false],
  ['maybe', null],
  ['rarely used', null],
])('%s is yes, no or neither', (text, value) => expect(truthOf(text)).toBe(value));

test.each([
  ['Internet-facing', true],
  ['behind the firewall', false],
  ['yes', true],
  ['port 80', null],
])('%s: reachable from the Internet?', (text, value) => expect(exposedOf(text)).toBe(value));

test.each([
  ['no', false, null, null],
  ['none', false, null, null],
  ['No (removed in May)', false, null, null],
  ['no, but the vendor dials in', null, 'no, but the vendor dials in', null],
  ['yes', true, null, null],
  ['TeamViewer', true, 'TeamViewer', null],
  ['yes (AnyDesk)', true, 'AnyDesk', null],
  ['VPN with MFA', true, 'VPN', true],
  ['TeamViewer (no MFA)', true, 'TeamViewer', false],
  ['VPN, without 2FA', true, 'VPN', false],
  ['unknown', null, null, null],
])('remote access: %s', (text, used, by, second_factor) =>
  expect(remoteAccessOf(text)).toEqual({ used, by, second_factor }),
);

test('addresses', () => {
  expect(addressesOf('192.168.1.5/24, 10.0.0.1:8080 and fe80::1', ipOf)).toEqual({
    found: ['192.168.1.5', '10.0.0.1', 'fe80::1'],
    rest: [],
  });
  expect(addressesOf('192.168.1.999 / dhcp', ipOf)).toEqual({ found: [], rest: ['192.168.1.999', 'dhcp'] });
  expect(['00-11-22-AA-BB-CC', '0011.22aa.bbcc', '001122aabbcc', '00:11:22:AA:BB:CC'].map(macOf)).toEqual(
    Array.from({ length: 4 }, () => '00:11:22:aa:bb:cc'),
  );
  expect(['00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff', '00:11', 'printer'].map(macOf)).toEqual([null, null, null, null]);
});

test('any cell is read or not, never thrown over, and never read as what it cannot be', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'0123456789.,/-$k h~€'.split('')), maxLength: 15 }),
  );
  fc.assert(
    fc.property(cell, fc.constantFrom('month_first', 'day_first', null), (text, order) => {
      const money = moneyOf(text).value;
      expect(money === null || (money >= 0 && Number.isFinite(money))).toBe(true);
      const hours = hoursOf(text).value;
      expect(hours === null || (hours >= 0 && Number.isFinite(hours))).toBe(true);
      const date = dateOf(text, order).value;
      expect(date === null || new Date(date).toISOString().startsWith(date)).toBe(true);
      remoteAccessOf(text);
      truthOf(text);
    }),
    { numRuns: 500 },
  );
});

test('every day of every form reads back as itself', () => {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  fc.assert(
    fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year = '', month = '', day = ''] = iso.split('-');
      const word = months[Number(month) - 1] ?? '';
      const forms = [iso, `${day} ${word} ${year}`, `${word} ${Number(day)}, ${year}`, `${day}.${month}.${year}`];
      expect(forms.map((form) => dateOf(form, null).value)).toEqual(forms.map(() => iso));
      expect(dateOf(`${month}/${day}/${year}`, 'month_first').value).toBe(iso);
      expect(dateOf(`${day}/${month}/${year}`, 'day_first').value).toBe(iso);
    }),
    { numRuns: 300 },
  );
});
