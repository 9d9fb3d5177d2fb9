import { expect, test } from 'vitest';
import { domainFrom, registeredDomain, selectorFrom } from './domain-name.js';

test.each([
  ['Millbrook-Water.ORG', 'millbrook-water.org'],
  [' millbrook.example. ', 'millbrook.example'],
  ['clerk@millbrook.example', 'millbrook.example'],
  ['https://www.millbrook.example:8443/page?x=1', 'www.millbrook.example'],
  ['m\u00fcllbrook.example', 'xn--mllbrook-65a.example'],
])('%s is taken as %s', (given, domain) => {
  expect(domainFrom(given)).toBe(domain);
});

test.each([
  '',
  'localhost',
  '192.0.2.1',
  'a b.example',
  'a..example',
  '-a.example',
  `${'a'.repeat(64)}.example`,
  '\u001b[31m.example',
])('%j is no domain', (given) => {
  expect(() => domainFrom(given)).toThrow(expect.objectContaining({ code: 'bad_domain', exit: 2 }));
});

test('a selector may be pasted with its place', () => {
  expect(selectorFrom('Selector1')).toBe('selector1');
  expect(selectorFrom('s1._domainkey.town.example')).toBe('s1');
  for (const bad of ['', 'a b', '..', 'x'.repeat(130)]) {
    expect(() => selectorFrom(bad)).toThrow(expect.objectContaining({ code: 'bad_selector' }));
  }
});

test('organisations are told by the public suffix list', () => {
  expect(registeredDomain('mail.town.me.us')).toBe('town.me.us');
  expect(registeredDomain('a.b.town.org')).toBe('town.org');
  expect(registeredDomain('org')).toBe('org');
});
