import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesHost, parseStsPolicy } from './sts-policy.js';

const GOOD = 'version: STSv1\r\nmode: enforce\r\nmx: mx1.town.example\r\nmx: *.host.example\r\nmax_age: 604800\r\n';

test('a policy is read, with either end of line and with what it does not know', () => {
  const policy = { mode: 'enforce', maxAge: 604_800, mx: ['mx1.town.example', '*.host.example'] };
  expect(parseStsPolicy(GOOD)).toEqual(policy);
  expect(parseStsPolicy(GOOD.replaceAll('\r', ''))).toEqual(policy);
  expect(parseStsPolicy(`${GOOD}new_key: value\n`)).toEqual(policy);
});

test.each([
  ['another version', ['STSv1', 'STSv2']],
  ['no such mode', ['enforce', 'strict']],
  ['an age above a year', ['604800', '99999999']],
  ['no mx', ['mx: mx1.town.example\r\nmx: *.host.example\r\n', '']],
  ['a mx that is none', ['*.host.example', 'a.*.host.example']],
  ['a page', ['version', '<html>version']],
])('%s is no policy', (_what, [from = '', to = '']) => {
  expect(parseStsPolicy(GOOD.replace(from, to))).toBeTypeOf('string');
});

test.each([
  ['mx1.town.example', true],
  ['MX1.Town.Example.', true],
  ['mx2.town.example', false],
  ['a.host.example', true],
  ['a.b.host.example', false],
  ['host.example', false],
])('%s is named: %j', (host, is) => {
  expect(namesHost({ mx: ['mx1.town.example', '*.host.example'] }, host)).toBe(is);
});

test('whatever a web server says is a policy or a reason', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...GOOD.split('\r\n')), fc.string({ maxLength: 30 }))), (lines) => {
      const policy = parseStsPolicy(lines.join('\n'));
      expect(typeof policy === 'string' ? policy : policy.mode).not.toBe('');
    }),
  );
});
