import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandMacros } from './macro.js';
import { isSpf, parseSpf } from './record.js';

test.each([
  ['v=spf1', true],
  ['v=spf1 -all', true],
  ['V=SPF1 -all', true],
  ['v=spf10 -all', false],
  ['v=spf1-all', false],
  [' v=spf1 -all', false],
  ['spf2.0/pra -all', false],
])('%j is a record: %j', (text, is) => {
  expect(isSpf(text)).toBe(is);
});

const GOOD = [
  'all',
  '-ALL',
  'include:_spf.host.example',
  'a',
  'a/24',
  'a//64',
  'a:host.example/24//64',
  'mx:host.example',
  'ptr',
  'ptr:host.example.',
  'ip4:192.0.2.0/24',
  '?ip4:0.0.0.0/0',
  'ip6:2001:db8::/32',
  'ip6:::1',
  'ip6:::ffff:192.0.2.1',
  'exists:%{i}._spf.%{d2}',
  'include:%{l1r-}.host.example',
  'redirect=_spf.host.example',
  'exp=why.host.example',
  'unknown=value/%{d}',
];

test.each(GOOD)('%s is a term', (term) => {
  expect(parseSpf(`v=spf1 ${term}`).faults).toEqual([]);
});

const BAD = [
  'al',
  'all:host.example',
  'include',
  'include:',
  'include:host',
  'include:host.1',
  'include:%{z}.host.example',
  'include:%host.example',
  'a/33',
  'a:/24',
  'ip4:192.0.2',
  'ip4:192.0.2.256',
  'ip4:192.0.2.0/33',
  'ip4:2001:db8::1',
  'ip6:2001:db8',
  'ip6:2001:db8::1::2',
  'ip6:1:2:3:4:5:6:7:8:9',
  'ip6:2001:db8::/129',
  'ipv4:192.0.2.1',
  '+-all',
  'redirect=',
  'host.example',
  '"v=spf1',
  'include:h\u00f6st.example',
];

test.each(BAD)('%s spoils the record', (term) => {
  expect(parseSpf(`v=spf1 ${term} -all`).faults.map((fault) => fault.term)).toEqual([term]);
});

test('a modifier that stands twice spoils the record', () => {
  expect(parseSpf('v=spf1 redirect=a.example redirect=b.example').faults).toHaveLength(1);
});

test('every term of a record is a directive, a modifier or a fault', () => {
  const term = fc.oneof(fc.constantFrom(...GOOD, ...BAD), fc.string({ maxLength: 30 }));
  fc.assert(
    fc.property(fc.array(term, { maxLength: 12 }), (terms) => {
      const words = terms.flatMap((each) => each.split(' ')).filter((each) => each !== '');
      const { directives, faults } = parseSpf(['v=spf1', ...words].join(' '));
      const modifiers = words.filter((each) => /^[a-z][a-z0-9_.-]*=/iu.test(each));
      const bad = faults.filter((fault) => !modifiers.includes(fault.term));
      expect(directives.length + bad.length).toBe(words.length - modifiers.length);
    }),
  );
});

test.each([
  ['%{d}', 'a.b.example'],
  ['%{d2}.x', 'b.example.x'],
  ['%{dr}', 'example.b.a'],
  ['%{d1r}', 'a'],
  ['%{o}', 'sender.example'],
  ['%%.%_', '%. '],
  ['%{i}.x.example', null],
  ['%{L}.%{d}', null],
])('%s is filled in: %s', (macro, value) => {
  expect(expandMacros(macro, 'a.b.example', 'sender.example')).toBe(value);
});
